"""What happens in an activation that lasts: how often one meets, when it is reconsidered, who stands in."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.activation.events import ActivationEvent
from conference.domain.instants import Instant


@dataclass(frozen=True)
class CadenceSet(ActivationEvent):
    """Meetings follow one another `every` so many seconds, or at these local `hours`; neither: no more."""

    every: int | None
    hours: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class ReviewSet(ActivationEvent):
    """The leaders are reminded at that time to reconsider; `by` is clock for what the county has set."""

    at: Instant
    by: str


@dataclass(frozen=True)
class ReviewCame(ActivationEvent):
    """The leaders are reminded, and will be again at `again_at`."""

    again_at: Instant


@dataclass(frozen=True)
class SeatStaffed(ActivationEvent):
    """`stand_in` sees to what is that function's in this activation; None: the function does again."""

    seat: str
    function: str
    stand_in: str | None
    by: str
