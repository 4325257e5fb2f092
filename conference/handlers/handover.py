"""A meeting takes over the room of the one it grows out of.

Whoever has a place in it stays where he is and notices only that another meeting begins. Everybody else is
told goodbye, each on his own line: the room itself does not end. So does the meeting before it.
"""

from __future__ import annotations

from conference.domain.county.texts import say
from conference.domain.decision import Decision
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.effects import Announce, HangUp, SetLines
from conference.domain.meeting.handover import goes_along, hand_on, move, places
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.seat import Seat
from conference.handlers import agenda
from conference.handlers.winding_up import settle_end, wind_up
from conference.handlers.words import local_hour
from conference.ports import UnitOfWork

UP = (ConferenceState.GATHERING, ConferenceState.OPEN)
TOLD = 15
"""Seconds in which the room wants to hear which meeting it is in."""


def parent_of(uow: UnitOfWork, id: str) -> Conference | None:
    """The meeting whose room the meeting `id` is to take over, if there is one to be had.

    Its row is locked, and so before that of `id`: of two meetings the older comes first.
    """
    conference = uow.conferences.look(id)
    if conference.parent is None or not conference.format.by_phone:
        return None
    before = uow.conferences.get(conference.parent)
    return before if before.state in UP and before.room else None


def take_room(uow: UnitOfWork, parent: Conference, conference: Conference, now: Instant) -> Decision:
    """The room of `parent` is that of `conference` from now on, with everybody who has a place in it.

    Both are locked. The parent's meeting is over.
    """
    decision = agenda.finish(uow, parent, now).in_history_of(parent.id)  # while its seats are still taken
    decision += hand_on(parent, conference)
    where = places(parent.format, conference.format)
    before, seats = _seats(uow, parent), _seats(uow, conference)
    conference.guests = max(conference.guests, parent.guests)
    for old, new in where.items():
        _hand_on(before[old], seats[new])
    leaving = []
    for leg in _lines(uow, parent):
        if leg.seat and leg.seat in where and goes_along(leg):
            reserve = conference.format.reserve_seconds
            decision += move(leg, before[leg.seat], seats[where[leg.seat]], reserve_seconds=reserve, now=now)
        elif leg.in_room:
            leaving.append(HangUp(leg.id, parent.id, goodbye=True))
    decision += wind_up(uow, parent, None, now).in_history_of(parent.id)
    decision += settle_end(c.SettleEnd(parent.id), uow, now).in_history_of(parent.id)
    return decision + Decision(effects=(*leaving, SetLines(conference.id), _told(uow, conference, now)))


def _hand_on(old: Seat, seat: Seat) -> None:
    """Whoever dials in with the code he was sent comes into this meeting, and a guest keeps his number."""
    seat.code = old.code
    if old.guest:
        seat.guest, seat.ladder = True, old.ladder


def _seats(uow: UnitOfWork, conference: Conference) -> dict[str, Seat]:
    return {seat.slug: seat for seat in uow.seats.of(conference.id)}


def _lines(uow: UnitOfWork, parent: Conference) -> list[Leg]:
    """Its lines that are not over, each locked; those that only listen last, so that nobody loses a place."""
    lines = [uow.legs.get(leg.id) for leg in uow.legs.of(parent.id)]
    return sorted(lines, key=lambda leg: (leg.listening, leg.id))


def _told(uow: UnitOfWork, conference: Conference, now: Instant) -> Announce:
    time = local_hour(uow.county, max(now, conference.planned_at))
    said = say("handed_over", title=conference.title, time=time)
    return Announce(conference.id, said, after(now, TOLD), language=conference.language)
