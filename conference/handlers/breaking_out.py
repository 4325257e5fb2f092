"""When the plenary is over some stay in the room and go on by themselves, in a meeting of their own.

Who is to stay is said while the meeting goes on; their meeting is planned when it ends, when it is known who
is there. Whoever was named and is not there is called.
"""

from __future__ import annotations

from dataclasses import replace

from conference.domain.county.formats import Format
from conference.domain.county.texts import say
from conference.domain.decision import Decision
from conference.domain.errors import Refused
from conference.domain.instants import Instant
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.room_events import BreakOutAsked
from conference.handlers import conference as meeting
from conference.handlers.course import must_have, must_lead, open_now
from conference.handlers.plan import arrange
from conference.ports import Handlers, UnitOfWork

FORMAT = "avstamning"


def break_out(command: c.BreakOut, uow: UnitOfWork, now: Instant) -> Decision:
    """These seats are to stay when the meeting ends, and the room is told so. Leaders stay in any case."""
    conference = uow.conferences.get(command.conference)
    must_lead(conference, command.by)
    open_now(conference)
    if FORMAT not in uow.county.formats or not conference.room:
        raise Refused("nobody can stay on the line after this meeting")
    for seat in command.seats:
        must_have(conference, seat)
    seats = tuple(seat for seat in dict.fromkeys(command.seats) if not conference.format.seat(seat).leads)
    conference.break_out = seats
    asked = Decision(events=(BreakOutAsked(seats, command.by),))
    if not seats:
        return asked
    names = [conference.format.seat(seat).called for seat in seats]
    told = uow.floors.get(conference.id).announce(say("break_out_asked", seats=names), now)
    return asked + Decision(effects=(told,))


def stay(uow: UnitOfWork, parent: Conference, now: Instant) -> Decision | None:
    """The meeting of those who are to stay, in the room of `parent`, which is over. None if none is here."""
    here = uow.seats.present(parent.id)
    base = uow.county.formats.get(FORMAT)
    if base is None or not here.intersection(parent.break_out):
        return None
    planned = c.PlanConference(
        uow.new_id(),
        FORMAT,
        now,
        parent.week,
        activation=parent.activation,
        parent=parent.id,
        why=parent.why,
    )
    arranged = arrange(planned, _format(base, parent, here), uow).in_history_of(planned.conference)
    begun = meeting.gather(c.Gather(planned.conference), uow, now)
    return arranged + begun.in_history_of(planned.conference)


def _format(base: Format, parent: Conference, here: frozenset[str]) -> Format:
    """As the county has it, with the seats of this meeting that are to stay and the leaders who are here."""
    plenary = parent.format
    named = [replace(plenary.seat(seat), speaks=True, summoned=True) for seat in parent.break_out]
    leading = [leader for leader in plenary.leaders if leader.seat in here] or plenary.leaders[:1]
    summons = base.summons if parent.activation else plenary.summons
    return replace(base, seats=(*named, *leading), summons=summons)


HANDLERS: Handlers = {c.BreakOut: break_out}
