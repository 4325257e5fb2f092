"""Gathers what is stored about the things an effect concerns: no more than is needed to judge it."""

from __future__ import annotations

from conference.domain.errors import NotFound
from conference.domain.instants import Instant
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
from conference.domain.meeting.worth import Stored
from conference.ports import UnitOfWork


def stored_for(effect: Effect, work: UnitOfWork, now: Instant, *, newer: bool = False) -> Stored:
    """What decides whether, and how, the effect is carried out."""
    try:
        match effect:
            case PlaceCall():
                leg = work.legs.get(effect.leg)
                home, seat = leg.conference or effect.conference, leg.seat or effect.seat  # perhaps moved
                return Stored(
                    now, conference=work.conferences.get(home), seat=work.seats.get(home, seat), leg=leg
                )
            case HangUp() | LookAtCall():
                leg = work.legs.get(effect.leg)
                return Stored(now, conference=work.conferences.get(effect.conference), leg=leg)
            case Whisper():
                return Stored(
                    now,
                    conference=work.conferences.get(effect.conference),
                    floor=work.floors.get(effect.conference),
                    leg=work.legs.get(effect.leg),
                )
            case SetLines() | Announce() | EndRoom():
                return Stored(now, conference=work.conferences.get(effect.conference), newer=newer)
            case SendText() | LookAtText():
                return Stored(now, text=work.texts.get(effect.text))
    except NotFound:
        return Stored(now)
