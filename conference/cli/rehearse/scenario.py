"""An exercise as it is written: what is called for, who answers how, what leaders do, what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

RUNGS = ("holder", "holder_second", "substitute", "substitute_second", "switchboard")


@dataclass(frozen=True)
class Meeting:
    """What is called for: a format at an hour, or `lead` seconds after the exercise begins."""

    format: str
    at: datetime | None
    lead: int | None


@dataclass(frozen=True)
class Moment:
    """When something is to be done: once the meeting is in `state`, in `block`, or `turn` has the floor."""

    state: str | None = None
    block: str | None = None
    turn: str | None = None


@dataclass(frozen=True)
class Step:
    """A line of the command line, `after` seconds of product time after its moment (or the step before)."""

    line: int
    run: tuple[str, ...]
    moment: Moment | None = None
    after: float = 0.0


@dataclass(frozen=True)
class Phone:
    """The script of one phone, in the exercise network's own words; `line` is where it stands."""

    seat: str
    rung: str
    script: Mapping[str, Any]
    line: int


@dataclass(frozen=True)
class SeatExpected:
    """What must have become of a seat. What is None is not looked at."""

    outcome: str | None = None
    reason: str | None = None
    via: str | None = None
    late: bool | None = None
    attempts: tuple[str, ...] | None = None
    hears: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expectation:
    """`texts` is purpose to the status all must have; `order` the seats as they first had the floor."""

    state: str | None = None
    seats: Mapping[str, SeatExpected] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    summary: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scenario:
    """`speeds` is how fast product time goes, by state or block of the meeting; `start` is the first."""

    name: str
    title: str
    file: Path
    county: Path
    begins: datetime
    meeting: Meeting
    speeds: Mapping[str, float]
    phones: tuple[Phone, ...]
    faults: tuple[Mapping[str, Any], ...]
    steps: tuple[Step, ...]
    expect: Expectation
    ends_within: float
