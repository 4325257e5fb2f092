"""From the acknowledgement to the meetings of an activation."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command
from conference.domain.instants import Instant


@dataclass(frozen=True)
class BeginPlanning(Command):
    """Call leaders and presser to a planning call now. `add` are seats of the green format, or functions."""

    activation: str
    conference: str
    by: str
    add: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameSpeakers(Command):
    """Who is to speak first in the meeting, in that order, after whoever pressed."""

    activation: str
    seats: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class SetNeed(Command):
    """What is needed, as far as it is known. `uncertain` is a value of its own: the figures move."""

    activation: str
    what: str
    by: str
    number: int | None = None
    uncertain: bool = False


@dataclass(frozen=True)
class Release(Command):
    """Call all to the meeting: now, or so that it opens `at` a time."""

    activation: str
    conference: str
    by: str
    at: Instant | None = None


@dataclass(frozen=True)
class ConveneMeeting(Command):
    """Another meeting of the same activation, in any format of the county."""

    activation: str
    conference: str
    format: str
    at: Instant
    by: str
    parent: str | None = None
    place: str = ""


@dataclass(frozen=True)
class SettleBlue(Command):
    """What a blue meeting came to: `closed`, `again_at` (with a time), `inform_all` or `propose_green`.

    `conference` is a fresh id for the meeting that follows, where one does.
    """

    activation: str
    outcome: str
    by: str
    conference: str
    at: Instant | None = None
    words: str = ""


@dataclass(frozen=True)
class ObserveMeeting(Command):
    """A meeting of the activation has opened or ended; a follow-on of its own."""

    activation: str
    meeting: str
