"""Calls carried out: placed, ended, looked at. What is learnt of a call goes back as a fact about its leg."""

from __future__ import annotations

from typing import Final

from conference.delivery.carriers import Carriers
from conference.domain.decision import Command
from conference.domain.instants import Instant
from conference.domain.meeting.commands import ObserveLeg
from conference.domain.meeting.effects import HangUp, LookAtCall, PlaceCall
from conference.domain.meeting.facts import Fact, Told
from conference.domain.meeting.worth import Stored
from conference.ports import CallSeen, NotTaken

GONE: Final = "gone"
"""The carrier's way of saying that what was asked about is over."""


def place(effect: PlaceCall, stored: Stored, carriers: Carriers) -> Command:
    call = carriers.voice(stored.carrier).place(effect.leg, effect.number, effect.ring)
    return accepted(effect.leg, call, stored.now)


def hang_up(effect: HangUp, stored: Stored, carriers: Carriers) -> Command | None:
    """A leg's orders are carried out in their order: without a call by now, it never was given one."""
    assert stored.leg is not None
    if stored.leg.call is None:
        return ObserveLeg(effect.leg, _own(effect.leg, Told.CANCELLED, stored.now, "cancelled"))
    voice = carriers.voice(stored.carrier)
    try:
        if effect.goodbye:
            voice.ask_anew(stored.leg.call, stored.leg.id, stored.leg.step)
        else:
            voice.hang_up(stored.leg.call)
    except NotTaken as error:
        if error.reason != GONE:
            raise
    return None


def look(effect: LookAtCall, stored: Stored, carriers: Carriers) -> Command:
    assert stored.leg is not None
    if stored.leg.call is None:
        return refused(effect.leg, "unknown", stored.now)
    try:
        seen = carriers.voice(stored.carrier).look(stored.leg.call)
    except NotTaken as error:
        if error.reason != GONE:
            raise
        return refused(effect.leg, "carrier_fault", stored.now)
    return as_seen(effect.leg, seen, stored.now)


def accepted(leg: str, call: str, now: Instant) -> ObserveLeg:
    """The carrier has taken the call on. Before all its own reports, which begin at nought."""
    return ObserveLeg(leg, _own(leg, Told.ACCEPTED, now, "accepted"), call=call)


def refused(leg: str, reason: str, now: Instant) -> ObserveLeg:
    """There is no call, and there will be none."""
    return ObserveLeg(leg, _own(leg, Told.REFUSED, now, "refused", reason))


def as_seen(leg: str, seen: CallSeen, now: Instant) -> ObserveLeg:
    """What the carrier's list says of a call whose reports may have been lost."""
    kind = Told(seen.status)
    return ObserveLeg(leg, Fact(kind, "looked", 0, now, f"{seen.call}/looked/{kind}"), call=seen.call)


def _own(leg: str, kind: Told, now: Instant, what: str, detail: str | None = None) -> Fact:
    return Fact(kind, "call", -1, now, f"{leg}/{what}", detail=detail)
