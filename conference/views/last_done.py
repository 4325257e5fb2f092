"""What those who lead have just done, and who: two in different rooms see each other's hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from conference.domain.decision import Event
from conference.domain.instants import Instant
from conference.domain.meeting import events as e
from conference.views.sources import Look

KINDS: Final[tuple[type[Event], ...]] = (
    e.TurnBegan,
    e.BlockEnded,
    e.ChairPassed,
    e.LineClosed,
    e.SeatTicked,
    e.SummaryApproved,
)
MOST: Final = 6
BY_ITSELF: Final = frozenset({"clock", "order", "round", ""})
"""What the house does without anybody's hand."""


@dataclass(frozen=True)
class Done:
    """`what` is the kind of the event; `by` a seat, or `cli:`, `api:` or `console:` and a name."""

    at: Instant
    what: str
    by: str
    seat: str


def last_done(look: Look, conference: str) -> tuple[Done, ...]:
    """The newest first; what nobody's hand has done is left out."""
    happened = look.reads.of_kinds(conference, KINDS, 4 * MOST)
    done = [
        Done(at, type(event).__name__, getattr(event, "by", ""), getattr(event, "seat", ""))
        for at, event in happened
        if isinstance(event, e.ChairPassed) or getattr(event, "by", "") not in BY_ITSELF
    ]
    return tuple(done[::-1][:MOST])
