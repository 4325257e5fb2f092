"""A meeting by radio: presence is ticked, and the floor follows the ticks as it else follows the lines."""

from __future__ import annotations

from conference.domain.decision import Decision
from conference.domain.errors import Refused
from conference.domain.instants import Instant
from conference.domain.meeting import commands as c
from conference.handlers import floor
from conference.handlers.calls import CALLING
from conference.handlers.course import must_have, must_lead
from conference.ports import Handlers, UnitOfWork


def tick(command: c.TickSeat, uow: UnitOfWork, now: Instant) -> Decision:
    """Tick a seat, or take its tick away. A seat ticked late has its turn when it comes to it."""
    conference = uow.conferences.get(command.conference)
    must_lead(conference, command.by)
    must_have(conference, command.seat)
    if conference.format.medium != "radio":
        raise Refused("who is here is told by the lines; only a meeting by radio is ticked by hand")
    if conference.state not in CALLING:
        raise Refused(f"nobody can be ticked while the meeting is {conference.state}")
    uow.floors.get(conference.id)  # its row is locked before the seat's
    seat = uow.seats.get(conference.id, command.seat)
    ticked = seat.tick(command.by, now) if command.here else seat.untick()
    if not ticked.events:
        return ticked
    follows = floor.seat_joined if command.here else floor.seat_left
    return ticked + follows(uow, conference, seat.slug, now)


HANDLERS: Handlers = {c.TickSeat: tick}
