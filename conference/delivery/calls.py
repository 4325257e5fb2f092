"""Calls carried out: placed, ended, looked at. What is learnt of a call goes back as a fact about its leg."""

from __future__ import annotations

from conference.delivery.carriers import Carriers
from conference.domain.decision import Command
from conference.domain.instants import Instant
from conference.domain.meeting.commands import ObserveLeg
from conference.domain.meeting.effects import HangUp, LookAtCall, PlaceCall
from conference.domain.meeting.facts import FOUND, LOOKED, Fact, Told
from conference.domain.meeting.leg import LegState
from conference.domain.meeting.reasons import Reason
from conference.domain.meeting.worth import Stored
from conference.ports import CallSeen, NotTaken


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
        if error.reason is not Reason.GONE:
            raise
    return None


def look(effect: LookAtCall, stored: Stored, carriers: Carriers) -> Command:
    assert stored.leg is not None
    if stored.leg.call is None:
        return refused(effect.leg, "unknown", stored.now)
    try:
        seen = carriers.voice(stored.carrier).look(stored.leg.call)
    except NotTaken as error:
        if error.reason is not Reason.GONE:
            raise
        if stored.leg.state in (LegState.UP, LegState.IN_ROOM, LegState.OUT):
            gone = Fact(Told.HUNG_UP, LOOKED, 0, stored.now, f"{stored.leg.call}/looked/{Reason.GONE}")
            return ObserveLeg(effect.leg, gone)
        return refused(effect.leg, Reason.CARRIER_FAULT, stored.now)
    return as_seen(effect.leg, seen, stored.now)


def accepted(leg: str, call: str, now: Instant, *, found: bool = False) -> ObserveLeg:
    """The carrier has taken the call on. Before all its own reports, which begin at nought.

    `found`: it never said so, and the call stands in its list.
    """
    how = FOUND if found else None
    return ObserveLeg(leg, _own(leg, Told.ACCEPTED, now, "accepted", how), call=call)


def refused(leg: str, reason: str, now: Instant) -> ObserveLeg:
    """There is no call, and there will be none."""
    return ObserveLeg(leg, _own(leg, Told.REFUSED, now, "refused", reason))


def as_seen(leg: str, seen: CallSeen, now: Instant) -> ObserveLeg:
    """What the carrier's list says of a call whose reports may have been lost."""
    kind = Told(seen.status)
    return ObserveLeg(leg, Fact(kind, LOOKED, 0, now, f"{seen.call}/looked/{kind}"), call=seen.call)


def _own(leg: str, kind: Told, now: Instant, what: str, detail: str | None = None) -> Fact:
    return Fact(kind, "call", -1, now, f"{leg}/{what}", detail=detail)
