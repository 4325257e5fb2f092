"""A proposal to leave the activated state, and what is objected to it.

    open ─► stood_down | withdrawn | lapsed (it ended otherwise)

Silence is consent, but only of those who were told: whoever was asked by a text that never arrived has not
been heard, and is never said to have agreed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from conference.domain.errors import NotFound, Refused
from conference.domain.instants import Instant


@dataclass(frozen=True)
class Asked:
    """Who is told of the proposal: a function on duty, and the member it answers for, if any."""

    function: str
    member: str | None


@dataclass(frozen=True)
class Objection:
    """What a member has against it; of a leader who is of no member, `member` is the function."""

    member: str
    words: str
    by: str
    at: Instant
    answer: str | None = None
    answered_by: str | None = None
    answered_at: Instant | None = None


@dataclass(frozen=True)
class Heard:
    """What silence meant: members who were told and had nothing against it, and those not heard at all."""

    silent: tuple[str, ...]
    not_heard: tuple[str, ...]
    objected: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """See the module. `before` is the state it was made in; `waits`, that its time is up and it holds.

    `why` is what was said by whoever withdrew it, or stood down all the same.
    """

    id: str
    by: str
    at: Instant
    until: Instant
    before: str
    asked: tuple[Asked, ...] = ()
    objections: tuple[Objection, ...] = ()
    waits: bool = False
    outcome: str = "open"
    why: str = ""

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Whose objections still wait for an answer."""
        return tuple(one.member for one in self.objections if one.answer is None)

    @property
    def lapsed(self) -> Proposal:
        """The same once all is over: nothing is open any more."""
        return replace(self, outcome="lapsed") if self.outcome == "open" else self

    def objection_of(self, member: str) -> Objection:
        """Raises NotFound."""
        for objection in self.objections:
            if objection.member == member:
                return objection
        raise NotFound(f"{member[:60]} has not objected")

    def with_objection(self, objection: Objection) -> Proposal:
        """The same with that objection, instead of an earlier one of the same member's."""
        others = tuple(one for one in self.objections if one.member != objection.member)
        return replace(self, objections=(*others, objection))

    def with_answer(self, member: str, words: str, by: str, now: Instant) -> Proposal:
        """The same with that objection answered. Raises NotFound or Refused."""
        objection = self.objection_of(member)
        if objection.answer is not None:
            raise Refused(f"the objection of {member} has been answered")
        answered = replace(objection, answer=words, answered_by=by, answered_at=now)
        objections = tuple(answered if one is objection else one for one in self.objections)
        return replace(self, objections=objections)

    def heard(self, delivered: Iterable[str]) -> Heard:
        """What silence meant, if the text has reached the functions in `delivered`."""
        reached = set(delivered)
        objected = tuple(objection.member for objection in self.objections)
        told = {asked.member for asked in self.asked if asked.function in reached}
        members = [member for member in dict.fromkeys(one.member for one in self.asked) if member]
        return Heard(
            silent=tuple(one for one in members if one in told and one not in objected),
            not_heard=tuple(one for one in members if one not in told and one not in objected),
            objected=objected,
        )
