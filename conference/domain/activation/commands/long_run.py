"""What keeps an activation going for days: its meetings, its day of review, who stands in."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command
from conference.domain.instants import Instant


@dataclass(frozen=True)
class SetCadence(Command):
    """Meetings follow one another `every` so many seconds, or at `hours` of the local day.

    Neither: no more of them are planned by itself. `conference` is a fresh id, for one planned at once.
    """

    activation: str
    conference: str
    by: str
    every: int | None = None
    hours: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanNextMeeting(Command):
    """The meeting `after` is over, and another is to follow; a follow-on of its own."""

    activation: str
    after: str


@dataclass(frozen=True)
class SetReview(Command):
    """The leaders are reminded at that time to reconsider the activated state."""

    activation: str
    at: Instant
    by: str


@dataclass(frozen=True)
class RemindOfReview(Command):
    activation: str


@dataclass(frozen=True)
class StaffSeat(Command):
    """`function` stands in for whoever has the leader's seat, in this activation; None: no more."""

    activation: str
    seat: str
    function: str | None
    by: str
