"""Is an effect still worth doing? Looked at once more just before it is done, on what is stored then.

Between a decision and its turn at the carrier a meeting goes on: somebody else takes the seat, the turn
passes, the phone that was to be hung up hangs up by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.effects import (
    Announce,
    Effect,
    EndRoom,
    HangUp,
    LookAtCall,
    LookAtText,
    PlaceCall,
    SendText,
    SetLines,
    Whisper,
)
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.seat import Attempt
from conference.domain.meeting.text import LINK_TEST, Text

IN_SESSION = frozenset({ConferenceState.GATHERING, ConferenceState.OPEN, ConferenceState.CLOSING})


@dataclass(frozen=True)
class Stored:
    """What is known now of the things an effect concerns.

    `carrier` has the call; `attempt` is what it is for, at a seat or at a page. `newer`: its strand has a
    later one that undoes it.
    """

    now: Instant
    conference: Conference | None = None
    floor: Floor | None = None
    carrier: str = ""
    attempt: Attempt | None = None
    leg: Leg | None = None
    text: Text | None = None
    newer: bool = False


def worth(effect: Effect, stored: Stored) -> bool:
    """Whether anybody still wants it."""
    if effect.until is not None and stored.now > effect.until:
        return False
    match effect:
        case PlaceCall():
            return _to_be_rung(stored)
        case HangUp(abandoned=True):
            return stored.leg is not None and stored.leg.call is not None
        case HangUp() | LookAtCall():
            return stored.leg is not None and not stored.leg.over
        case SetLines():
            return _in_session(stored) and not _closing(stored) and not stored.newer
        case Announce():
            return _in_session(stored)
        case Whisper():
            return _to_be_told(effect, stored)
        case SendText():
            return stored.text is not None and stored.text.status in ("pending", "unknown")
        case LookAtText():
            return stored.text is not None and not stored.text.final
        case EndRoom():
            return not _roomless(stored)


def _roomless(stored: Stored) -> bool:
    """A meeting held by other means has no room, nor one whose room another has taken over."""
    return stored.conference is not None and not stored.conference.room


def _in_session(stored: Stored) -> bool:
    held = stored.conference is not None and stored.conference.state in IN_SESSION
    return held and not _roomless(stored)


def _closing(stored: Stored) -> bool:
    """The room is to end: a line that will not be set must not keep it waiting."""
    return stored.conference is not None and stored.conference.state is ConferenceState.CLOSING


def _to_be_rung(stored: Stored) -> bool:
    """Only while its attempt is under way: a leg that has a call already is never rung for a second time."""
    leg, attempt = stored.leg, stored.attempt
    if leg is None or leg.over or leg.call is not None or leg.facts:
        return False
    if leg.via == LINK_TEST:
        return True
    return attempt is not None and attempt.under_way


def _to_be_told(effect: Whisper, stored: Stored) -> bool:
    if stored.leg is None or not stored.leg.in_room or _roomless(stored):
        return False
    if effect.turn is None:
        return True
    return (
        stored.floor is not None and stored.floor.turn is not None and stored.floor.turn.number == effect.turn
    )
