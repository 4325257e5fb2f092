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
from conference.domain.meeting.seat import Attempt
from conference.domain.meeting.worth import Stored
from conference.ports import UnitOfWork


def stored_for(effect: Effect, work: UnitOfWork, now: Instant, *, newer: bool = False) -> Stored:
    """What decides whether, and how, the effect is carried out."""
    try:
        match effect:
            case PlaceCall():
                attempt = _attempt(effect, work)
                return Stored(
                    now, carrier=_carrier(effect, work), attempt=attempt, leg=work.legs.get(effect.leg)
                )
            case HangUp() | LookAtCall():
                return Stored(now, carrier=_carrier(effect, work), leg=work.legs.get(effect.leg))
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


def _carrier(effect: PlaceCall | HangUp | LookAtCall, work: UnitOfWork) -> str:
    """Which has a line; where it is not said, that of its meeting or activation, or the house's own."""
    if (line := work.legs.get(effect.leg)).carrier:
        return line.carrier
    if effect.conference is not None:
        return work.conferences.look(effect.conference).carrier
    return work.activations.look(effect.activation).carrier if effect.activation else work.house.carrier


def _attempt(effect: PlaceCall, work: UnitOfWork) -> Attempt | None:
    """What a call is for: an attempt at a page, or at a seat, which another meeting may have taken over."""
    if effect.activation is not None:
        return work.activations.look(effect.activation).attempt_of(effect.leg)
    leg = work.legs.get(effect.leg)
    home, seat = leg.conference or effect.conference, leg.seat or effect.seat
    return work.seats.get(home, seat).attempt_of(effect.leg) if home is not None else None
