"""One meeting, from its plan to its summary.

    planned ─► gathering ─► open ─► closing ─► ended ─► summarised
       └───────────┴─► cancelled

"Open" is our state, never the carrier's: a room may come and go while the meeting lives.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from conference.domain.county.formats import Format
from conference.domain.instants import Instant, after
from conference.domain.meeting.without import Missing


class ConferenceState(StrEnum):
    """Where a meeting is."""

    PLANNED = "planned"
    GATHERING = "gathering"
    OPEN = "open"
    CLOSING = "closing"
    ENDED = "ended"
    SUMMARISED = "summarised"
    CANCELLED = "cancelled"


WRITING = 600
"""Seconds for a line in writing: a text takes its time when many write at once."""


@dataclass
class Conference:
    """A meeting and the format it was planned with.

    `room` is our name for its room at the carrier, empty where it is not held by phone, and once another
    meeting has taken it over.
    `carrier_room` is the carrier's own id of the room that is up now, `rooms` all it has had. `activation` is
    what it belongs to, `parent` the meeting it grew out of. `why` is what has happened, in words fit to be
    sent and said; `pressed` the seat that speaks first on account of it, `named` those who speak after that.
    `break_out` are the seats that are to stay in the room when it ends. `place` is where it is held, if it is
    held anywhere but on the line. `written_since`: voice was gone, and from then on it is held in writing.
    `missing` is what it is held without just now.
    """

    id: str
    format: Format
    title: str
    week: int
    planned_at: Instant
    language: str
    exercise: bool
    carrier: str
    room: str
    state: ConferenceState = ConferenceState.PLANNED
    gathering_at: Instant | None = None
    opened_at: Instant | None = None
    ended_at: Instant | None = None
    next_at: Instant | None = None
    chair: str = ""
    block: int = -1
    carrier_room: str | None = None
    rooms: tuple[str, ...] = ()
    summary_version: int = 0
    summary_text: str | None = None
    objections_until: Instant | None = None
    activation: str | None = None
    parent: str | None = None
    why: str = ""
    pressed: str | None = None
    named: tuple[str, ...] = ()
    guests: int = 0
    break_out: tuple[str, ...] = ()
    place: str = ""
    written_since: Instant | None = None
    missing: Missing = field(default_factory=Missing)

    @property
    def between_rooms(self) -> bool:
        """Its room at the carrier has ended, and of another nothing is known. One never heard of has not."""
        return bool(self.rooms) and self.carrier_room is None

    @property
    def written_until(self) -> Instant | None:
        """Until when whoever takes part may write a line, where it is held in writing."""
        return None if self.written_since is None else after(self.written_since, WRITING)

    @property
    def hard_stop_at(self) -> Instant:
        """When it ends whatever is left of it, though never in mid-turn."""
        return after(self.planned_at, self.format.hard_stop)
