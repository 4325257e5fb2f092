"""An exercise as it is written: what is called for, who answers how, what leaders do, what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

BUTTONS = ("green", "blue")


@dataclass(frozen=True)
class Meeting:
    """One meeting that is called for: a format at an hour, or `lead` seconds after the exercise begins."""

    format: str
    at: datetime | None
    lead: int | None


@dataclass(frozen=True)
class Press:
    """A button that is pressed: by a line for the member `by`, or by somebody at their own `phone`."""

    button: str
    by: str | None = None
    why: str = ""
    phone: str | None = None


@dataclass(frozen=True)
class Moment:
    """When something is to be done: once the activation is in that state, or a meeting is in `state`, in
    `block`, or `turn` has the floor; where a `format` is named, a meeting in that. Or once a paper has been
    `printed` that is newer than that."""

    activation: str | None = None
    format: str | None = None
    state: str | None = None
    block: str | None = None
    turn: str | None = None
    printed: datetime | None = None


@dataclass(frozen=True)
class Step:
    """A line of the command line, `after` seconds of product time after its moment (or the step before).

    Or something that goes wrong from then on at a carrier: `faults`, in the exercise network's own words. Or
    something that is broken on the stage (`breaks`: a kind and its words each), all of that mended, or the
    paper taken up and read. `says` must be found in what the line answers.
    """

    line: int
    run: tuple[str, ...]
    moment: Moment | None = None
    after: float = 0.0
    carrier: str = "twilio"
    faults: tuple[Mapping[str, Any], ...] = ()
    breaks: tuple[Mapping[str, Any], ...] = ()
    mends: bool = False
    reads_paper: bool = False
    says: str | None = None


@dataclass(frozen=True)
class Phone:
    """The script of one phone, in the exercise network's own words; `line` is where it stands.

    `place` is whose it is: a seat of any format that is called for, or a function.
    """

    place: str
    rung: str
    script: Mapping[str, Any]
    line: int


@dataclass(frozen=True)
class Noticed:
    """Patterns that must have reached one of somebody's phones."""

    hears: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeatExpected(Noticed):
    """What must have become of a seat. What is None is not looked at."""

    outcome: str | None = None
    reason: str | None = None
    via: str | None = None
    late: bool | None = None
    attempts: tuple[str, ...] | None = None


@dataclass(frozen=True)
class MoveExpected:
    """The carrier to which the meeting is moved, and the seconds within which every phone is back."""

    to: str
    within: int


@dataclass(frozen=True)
class MeetingExpected:
    """`texts` is purpose to the status all must have; `order` the seats as they first had the floor.

    `without` is what the meeting was held without, in the order in which it was lost.
    """

    state: str | None = None
    seats: Mapping[str, SeatExpected] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    summary: tuple[str, ...] = ()
    without: tuple[str, ...] | None = None
    moved: MoveExpected | None = None


@dataclass(frozen=True)
class Expectation:
    """What must come of each meeting, by its format; of the activation, as much of its record as is written
    here; and of phones that need have no seat in any meeting."""

    activation: Mapping[str, Any] = field(default_factory=dict)
    meetings: Mapping[str, MeetingExpected] = field(default_factory=dict)
    phones: Mapping[str, Noticed] = field(default_factory=dict)


@dataclass(frozen=True)
class Scenario:
    """`meeting` or `press` is what it begins with, `formats` what may be called for in the course of it.

    `speeds` is how fast product time goes, by phase; `start` is the first. `calls_per_second` is what the
    carrier allows. `modem`: one that is played stands beside it, and takes texts. `second`: so does another
    account, which reaches the same phones. `console`: the pages are there, too.
    """

    name: str
    title: str
    file: Path
    county: Path
    begins: datetime
    meeting: Meeting | None
    press: Press | None
    formats: tuple[str, ...]
    speeds: Mapping[str, float]
    phones: tuple[Phone, ...]
    faults: tuple[Mapping[str, Any], ...]
    steps: tuple[Step, ...]
    expect: Expectation
    ends_within: float
    calls_per_second: int = 1
    modem: bool = False
    second: bool = False
    console: bool = False

    @property
    def spoilt(self) -> frozenset[str]:
        """The carriers at which something is to go wrong."""
        at_first = {"twilio"} if self.faults else set()
        broken = {entry["kind"] for step in self.steps for entry in step.breaks}
        if "carrier" in broken:
            at_first = {"twilio"}
        return frozenset(at_first | {step.carrier for step in self.steps if step.faults})
