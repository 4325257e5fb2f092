"""What is said in a room, and its end."""

from __future__ import annotations

from conference.delivery.carriers import Carriers
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.effects import Announce, EndRoom, Whisper
from conference.domain.meeting.worth import Stored


def announce(effect: Announce, stored: Stored, carriers: Carriers, row: int) -> None:
    assert stored.conference is not None
    carriers.voice(stored.conference.carrier).announce(room_of(stored.conference), row)


def whisper(effect: Whisper, stored: Stored, carriers: Carriers, row: int) -> None:
    assert stored.conference is not None and stored.leg is not None
    carriers.voice(stored.conference.carrier).whisper(room_of(stored.conference), stored.leg.label, row)


def end(effect: EndRoom, stored: Stored, carriers: Carriers) -> None:
    """By our own name for it: the carrier's id that we know may be that of a room before."""
    if stored.conference is not None:
        carriers.voice(stored.conference.carrier).end_room(stored.conference.room)


def room_of(conference: Conference) -> str:
    """How to name the room to the carrier: its own id if it has told us, else our name."""
    return conference.carrier_room or conference.room
