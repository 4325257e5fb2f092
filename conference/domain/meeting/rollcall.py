"""The roll-call: what became of every seat, and through them of every member. Computed, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conference.domain.county.texts import Item, Saying, say
from conference.domain.meeting.events import MemberBrief

BEST_FIRST = ("present", "by_substitute", "by_text", "by_radio", "expected", "declined", "not_reached")
"""A member is the best of its seats. While a seat is still expected, nothing worse is said of its member."""
MOST_NAMED = 10
"""Names that anybody listens to in a row."""
HERE = frozenset({"present", "by_substitute", "by_text", "by_radio"})
"""A seat that has been filled, one way or another."""


@dataclass(frozen=True)
class MemberOutcome:
    """What became of a member, and the seat it went by."""

    member: str
    outcome: str
    seat: str | None = None


def of_members(members: Iterable[MemberBrief], seats: Mapping[str, str]) -> tuple[MemberOutcome, ...]:
    """Every member exactly once. `seats` are the outcomes of the seats called, or taken uncalled."""
    return tuple(of_member(member, seats) for member in members)


def of_member(member: MemberBrief, seats: Mapping[str, str]) -> MemberOutcome:
    """The best of its own seats; without any of its own called, what became of its cluster's."""
    own = [seat for seat in member.seats if seat in seats]
    if own:
        best = min(own, key=lambda seat: BEST_FIRST.index(seats[seat]))
        return MemberOutcome(member.member, seats[best], best)
    cluster = member.cluster_seat
    if cluster is None or cluster not in seats:
        return MemberOutcome(member.member, "not_called")
    if seats[cluster] in HERE:
        return MemberOutcome(member.member, "by_cluster", cluster)
    outcome = "expected" if seats[cluster] == "expected" else "not_reached"
    return MemberOutcome(member.member, outcome, cluster)


def said(present: int, expected: int, missing: Iterable[str]) -> Saying:
    """n of m, and the names as spoken of those who are missing; of many only the first, and how many more."""
    names = first_of(missing, MOST_NAMED)
    if not names:
        return say("roll_call_all", expected=expected)
    return say("roll_call", present=present, expected=expected, missing=names)


def first_of(names: Iterable[str], most: int) -> tuple[Item, ...]:
    """The names; of more than so many only the first, and how many more."""
    every = tuple(names)
    if len(every) <= most:
        return every
    return (*every[: most - 1], say("and_more", count=len(every) - most + 1))
