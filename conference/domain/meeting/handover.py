"""One meeting takes over the room of another: whose place goes on in which, and what each history is told.

A line that is moved keeps its id, its label and its entry, so that nobody in the room notices anything; only
its seat is another one. The seat it leaves stays as it was, less the line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from conference.domain.county.formats import Format, SeatPlan
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant
from conference.domain.meeting import commands, events
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.room_events import RoomHandedOn, RoomTakenOver
from conference.domain.meeting.seat import UNDER_WAY, Seat

GUEST = "guest"
"""The ladder of those who are invited to one meeting: their functions are numbered in each anew."""
MOVED = "moved"
"""How a line ends in the history of a meeting that it leaves for another."""


def places(parent: Format, format_: Format) -> Mapping[str, str]:
    """Seat to seat: whoever sits for a function goes on in the place of that function, called or not.

    Those whose function has no place there are left out. A guest's place is nobody else's.
    """
    whose = {_whose(place): place.seat for place in reversed(format_.seats)}
    return {place.seat: whose[_whose(place)] for place in parent.seats if _whose(place) in whose}


def _whose(place: SeatPlan) -> tuple[str, str]:
    return place.function, place.name if place.ladder == GUEST else ""


def goes_along(leg: Leg) -> bool:
    """Whether a line is to be moved at all: not if whoever is on it is taking leave."""
    return not leg.over and not leg.dismissed and leg.place is not Place.BYE


def hand_on(parent: Conference, conference: Conference) -> Decision:
    """The room goes from one meeting to the other, which drops the one it would have had."""
    conference.room, parent.room = parent.room, ""
    conference.carrier = parent.carrier
    known, parent.carrier_room = parent.carrier_room, None
    conference.carrier_room, conference.rooms = known, (known,) if known else ()
    if known is None:
        return NOTHING
    left = Decision((RoomHandedOn(known, conference.id),)).in_history_of(parent.id)
    taken = Decision((RoomTakenOver(known, conference.carrier, parent.id),))
    return left + taken.in_history_of(conference.id)


def move(leg: Leg, old: Seat, seat: Seat, *, reserve_seconds: int, now: Instant) -> Decision:
    """The line goes on in another seat, just as far into it as it was in the old one."""
    reserved, held = old.reserved == leg.id, old.holder == leg.id
    waits = old.waiting_to_take_over == leg.id
    attempt = old.attempt_of(leg.id)
    calling = attempt if attempt is not None and attempt.under_way else None
    left = _leave(leg, old, now)
    leg.conference, leg.seat = seat.conference, seat.slug
    decision = NOTHING
    if calling is not None:
        decision += seat.adopt(replace(calling, outcome=UNDER_WAY, settled_at=None, placed_at=now))
    if held and seat.holder is None:
        decision += seat.take(leg.id, leg.by, leg.as_, leg.via, now, late=False)
    elif reserved and seat.open_to:
        decision += seat.reserve(leg.id, reserve_seconds, now)
    elif leg.joined_before:
        leg.listening = True
    if waits:
        seat.waiting_to_take_over = leg.id
        look = commands.TakeOver(seat.conference, seat.slug)
        decision += Decision(due=(Due(look, now, seat.key("take-over")),))
    if leg.joined_before:
        joined = events.LegJoined(seat.slug, leg.id, leg.by, leg.via, leg.listening)
        decision += Decision(events=(joined,))
    return left + decision.in_history_of(seat.conference)


def _leave(leg: Leg, old: Seat, now: Instant) -> Decision:
    decision = old.settle(leg.id, "overtaken", now) if _ringing(old, leg.id) else NOTHING
    if leg.joined_before:
        decision += Decision(events=(events.LegEnded(old.slug, leg.id, MOVED),))
    old.reserved = None if old.reserved == leg.id else old.reserved
    old.holder = None if old.holder == leg.id else old.holder
    old.waiting_to_take_over = None if old.waiting_to_take_over == leg.id else old.waiting_to_take_over
    return decision.in_history_of(old.conference)


def _ringing(seat: Seat, leg: str) -> bool:
    attempt = seat.attempt_of(leg)
    return attempt is not None and attempt.under_way
