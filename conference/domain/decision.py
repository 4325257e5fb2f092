"""What comes out of a decision: what happened, what the world must do, and what is to be looked at later.

All three are written down in one transaction with the changed state, or none of it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from conference.domain.instants import Instant


class Command:
    """Something asked of the product, in the imperative.

    The one thing that is serialised to be done later.
    """


class Event:
    """Something that has happened, in the past tense. Appended to history and never changed.

    `chain` is whose history it belongs to, where that is not what its command was about.
    """

    @property
    def chain(self) -> str | None:
        return None


@dataclass(frozen=True)
class Due:
    """A command to be given at a time.

    `key` names it: a later due with the same key takes its place, and `cancelled` withdraws it by that name.
    """

    command: Command
    at: Instant
    key: str


@dataclass(frozen=True)
class Decision:
    """Events (past), effects (to be done in the world), dues (to be decided later) and dues withdrawn.

    `elsewhere` are events of another's history than that of what was decided on, each with whose it is.
    """

    events: tuple[Event, ...] = ()
    effects: tuple[object, ...] = ()
    due: tuple[Due, ...] = ()
    cancelled: tuple[str, ...] = ()
    answer: object = field(default=None, compare=False)
    elsewhere: tuple[tuple[str, Event], ...] = ()

    def __add__(self, later: Decision) -> Decision:
        return Decision(
            self.events + later.events,
            self.effects + later.effects,
            self.due + later.due,
            self.cancelled + later.cancelled,
            later.answer if later.answer is not None else self.answer,
            self.elsewhere + later.elsewhere,
        )

    def in_history_of(self, chain: str) -> Decision:
        """The same, with its events told in that history, whoever's the command is."""
        told = tuple((event.chain or chain, event) for event in self.events)
        return replace(self, events=(), elsewhere=self.elsewhere + told)


NOTHING = Decision()


def together(decisions: Iterable[Decision]) -> Decision:
    """Several decisions as one, in their order."""
    whole = NOTHING
    for decision in decisions:
        whole = whole + decision
    return whole
