"""What happens to a meeting's room: another meeting grows out of it, or it is of no use any more."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Event


@dataclass(frozen=True)
class HeldByText(Event):
    """Voice was gone, and the meeting went on in writing."""

    by: str


@dataclass(frozen=True)
class ConferenceMoved(Event):
    """The meeting goes on at another carrier, in a room of its own there."""

    before: str
    to: str
    by: str


@dataclass(frozen=True)
class RoomHandedOn(Event):
    """The room goes on, but as that of another meeting, `to`."""

    room: str
    to: str


@dataclass(frozen=True)
class RoomTakenOver(Event):
    """The room of another meeting, `parent`, is this one's from now on."""

    room: str
    carrier: str
    parent: str


@dataclass(frozen=True)
class BreakOutAsked(Event):
    """These seats are to stay when the meeting ends; none: nobody is to stay after all."""

    seats: tuple[str, ...]
    by: str
