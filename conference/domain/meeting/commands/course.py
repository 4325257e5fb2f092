"""A conference from plan to summary: what a person or the clock asks of the whole meeting."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.county.formats import SeatPlan
from conference.domain.decision import Command
from conference.domain.instants import Instant


@dataclass(frozen=True)
class PlanConference(Command):
    """Plan a meeting in `format` at `planned_at`.

    `conference` is its new id. Gathers by itself when it is time. `week` is the one it is meant for, where
    that is not the week of its day.

    A meeting of an activation knows which (`activation`), what has happened (`why`, fit to be sent and said),
    which seat speaks first on account of it (`pressed`) and who after that (`named`). `parent` is the meeting
    it grows out of: it takes over its room when it gathers, and whoever in it has a place here. `seats` are
    placed in it beside those of the format, or instead where a seat of the format has the same name;
    `summons` and `opening` are said instead of the format's. `place` is where those meet who are summoned by
    text, who are so at once.
    """

    conference: str
    format: str
    planned_at: Instant
    week: int | None = None
    activation: str | None = None
    parent: str | None = None
    why: str = ""
    pressed: str | None = None
    named: tuple[str, ...] = ()
    seats: tuple[SeatPlan, ...] = ()
    summons: str | None = None
    opening: str | None = None
    place: str = ""


@dataclass(frozen=True)
class PlanAhead(Command):
    """Plan what the county's calendar says for the weeks to come. Does itself again the next day."""


@dataclass(frozen=True)
class CancelConference(Command):
    conference: str
    by: str
    why: str = ""


@dataclass(frozen=True)
class Remind(Command):
    conference: str


@dataclass(frozen=True)
class TellReadiness(Command):
    """It is time to tell whoever leads whether the meeting could be held."""

    conference: str


@dataclass(frozen=True)
class Gather(Command):
    conference: str


@dataclass(frozen=True)
class SummonSeats(Command):
    """Gathering goes on: these seats are still to be called, in that order."""

    conference: str
    seats: tuple[str, ...]


@dataclass(frozen=True)
class ReadNotice(Command):
    """While gathering: tell the room how many are here and when we start."""

    conference: str


@dataclass(frozen=True)
class OpenConference(Command):
    conference: str


@dataclass(frozen=True)
class EndConference(Command):
    conference: str
    by: str


@dataclass(frozen=True)
class BreakOut(Command):
    """`seats` are to stay in the room when the meeting ends, and go on by themselves."""

    conference: str
    seats: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class HardStop(Command):
    """The planned end has been passed by far: end, but never in mid-turn."""

    conference: str


@dataclass(frozen=True)
class WarnOfEnd(Command):
    """Tell the room that `minutes` are left (0: the planned end is now)."""

    conference: str
    minutes: int


@dataclass(frozen=True)
class SettleEnd(Command):
    """The room has ended, or has been given time enough to: the meeting is over."""

    conference: str


@dataclass(frozen=True)
class MoveConference(Command):
    """Hold the meeting at another carrier from now on: everybody is called from there."""

    conference: str
    carrier: str
    by: str


@dataclass(frozen=True)
class ResumeRound(Command):
    """Those who were here when the meeting was moved have had time to come back."""

    conference: str


@dataclass(frozen=True)
class ObserveRoom(Command):
    """The carrier says that a room of ours has begun or ended.

    `name` is ours for it, and tells whose it is now; `room` is the carrier's own id of it. `looked`: it was
    seen, not told.
    """

    name: str
    room: str
    ended: bool
    looked: bool = False
