"""One call, from the queue to its end.

    queued ─► dialling ─► ringing ─► up ─► ended
       └─────────┴───────────┴──────────────┘

A call always has one of our phones at its far end and one of the product's numbers at the near end. What it
does while it is up is decided by its programme, which the exchange only tells what happens.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from exercise.exchange.room import Leaving, Room


class CallState(Enum):
    QUEUED = "queued"  # waiting for its slot
    DIALLING = "dialling"  # on its way through the net
    RINGING = "ringing"  # the phone makes a noise
    UP = "up"  # somebody, or something, has answered
    ENDED = "ended"


class Ending(Enum):
    COMPLETED = "completed"  # it was up, and one side hung up
    BUSY = "busy"  # engaged, or declined by hand
    NO_ANSWER = "no answer"
    FAILED = "failed"  # no such phone now
    CANCELLED = "cancelled"  # taken back before it was answered


class Programme(Protocol):
    """What leads a call at the near end. It is spoken to when the person begins, until there is silence."""

    def answered(self) -> None: ...

    def key(self, key: str) -> None: ...

    def spoken_to(self, words: str) -> None: ...

    def silence(self) -> None: ...

    def left_room(self, why: "Leaving") -> None: ...

    def ended(self) -> None: ...


@dataclass(eq=False)
class Call:
    """`phone` is ours; `shown_from` and `shown_to` are what the two sides see."""

    id: str
    phone: str
    shown_from: str
    shown_to: str
    inbound: bool
    created_at: datetime
    rings_for: float = 60.0
    lasts_for: float = 14400.0
    state: CallState = CallState.QUEUED
    ending: Ending | None = None
    started_at: datetime | None = None
    rang_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    machine: bool = False
    programme: Programme | None = None
    room: "Room | None" = None

    @property
    def ours(self) -> str:
        """The product's number, at the near end."""
        return self.shown_to if self.inbound else self.shown_from

    @property
    def is_up(self) -> bool:
        return self.state is CallState.UP

    @property
    def has_ended(self) -> bool:
        return self.state is CallState.ENDED

    @property
    def seconds_up(self) -> int:
        if self.answered_at is None or self.ended_at is None:
            return 0
        return round((self.ended_at - self.answered_at).total_seconds())
