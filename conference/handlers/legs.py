"""What a carrier tells of a line, and what follows for its seat and the floor."""

from __future__ import annotations

from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.effects import EndRoom, HangUp, SetLines
from conference.domain.meeting.facts import LOOKED, Fact, Told
from conference.domain.meeting.leg import ENDINGS, Leg, LegState, Place
from conference.domain.meeting.lines import LineInRoom, should_be_open
from conference.domain.meeting.outcome import outcome_of
from conference.domain.meeting.seat import Seat
from conference.handlers import calls, course, floor, pages, without
from conference.handlers.calls import CALLING
from conference.handlers.mended import by_looking
from conference.ports import Handlers, UnitOfWork

MOVING = ENDINGS | {Told.JOINED, Told.LEFT}
"""Facts that may concern the floor, so that it is got with all the rest."""


def observe(command: c.ObserveLeg, uow: UnitOfWork, now: Instant) -> Decision:
    """Take one fact about a leg. Whatever the order of arrival, the leg is the same in the end."""
    where = uow.legs.whereabouts(command.leg, floor=command.fact.kind in MOVING)
    conference_id, slug = where.conference, where.seat
    if where.activation is not None:
        return pages.observe(command, where.activation, uow, now)
    if conference_id is None or slug is None:
        return _of_nobody(command, uow)
    conference = uow.conferences.look(conference_id)
    seat = uow.seats.get(conference_id, slug)
    leg = uow.legs.get(command.leg)
    leg.call = leg.call or command.call
    before, joined_before = leg.state, leg.joined_before
    if not leg.take(command.fact):
        return NOTHING
    decision = by_looking(command.fact, leg, before)
    decision += without.reports(command.fact, bool(decision.events), conference, uow, now)
    decision += without.voice_came(command.fact, conference)
    decision += _from_fact(command.fact, conference, seat, leg, now) + _of_room(
        command.fact, conference, leg, now
    )
    if leg.in_room and (before is not LegState.IN_ROOM or not joined_before):
        decision += _joined(uow, conference, seat, leg, now)
    if leg.over and before not in (LegState.GONE, LegState.UNREACHED):
        decision += _over(uow, conference, seat, leg, now)
    return decision


def _of_nobody(command: c.ObserveLeg, uow: UnitOfWork) -> Decision:
    """A caller who has not yet said for whom."""
    leg = uow.legs.get(command.leg)
    leg.call = leg.call or command.call
    leg.take(command.fact)
    return Decision(cancelled=(f"leg/{leg.id}/look",)) if leg.over else NOTHING


def _from_fact(fact: Fact, conference: Conference, seat: Seat, leg: Leg, now: Instant) -> Decision:
    if fact.kind is Told.ACCEPTED:
        return Decision(due=(calls.look_after_due(leg.id, conference.format.ring_seconds, now),))
    if fact.kind is Told.ANSWERED and leg.state is LegState.UP and leg.via == "called":
        seat.answer(leg.id)
        leg.place = leg.place if seat.open_to or leg.place is not Place.HELLO else Place.TAKEN
        wait = Due(c.GiveUpWaiting(leg.id), after(now, conference.format.no_key_seconds), f"leg/{leg.id}/key")
        return Decision(due=(wait,))
    if fact.kind is Told.MACHINE and leg.over:
        return _renamed(seat, leg, now)
    if fact.kind is Told.LEFT and leg.state is LegState.OUT:
        over = conference.state not in CALLING  # and goodbye is being said to it
        look = calls.look_after_due(leg.id, 0, now) if over else calls.look_after_leaving_due(leg, now)
        return Decision(due=(look,))
    return NOTHING  # a machine only names the outcome when the call is over; it admits and refuses nobody


def _of_room(fact: Fact, conference: Conference, leg: Leg, now: Instant) -> Decision:
    """A join tells of its room too, which we may not have heard of: a room's beginning can be lost."""
    if fact.kind is not Told.JOINED or fact.stream == LOOKED or fact.stream in conference.rooms:
        return NOTHING
    if not conference.room or leg.over:
        return NOTHING  # handed on meanwhile; those who have it now have learnt of it in their own way
    began = c.ObserveRoom(conference.room, fact.stream, ended=False)
    return Decision(due=(Due(began, now, f"{conference.id}/room"),))


def _renamed(seat: Seat, leg: Leg, now: Instant) -> Decision:
    """The word of the machine came after the end of its call: the attempt is called what it was."""
    attempt = seat.attempt_of(leg.id)
    silent = attempt is not None and attempt.outcome in ("no_key", "hung_up")
    return seat.settle(leg.id, outcome_of(leg), now) if silent else NOTHING


def _joined(uow: UnitOfWork, conference: Conference, seat: Seat, leg: Leg, now: Instant) -> Decision:
    """The line is in the room: the seat is taken by whoever had it reserved, others listen."""
    decision = NOTHING
    first = not leg.joined_before
    leg.joined_before = True
    if leg.dismissed:
        return Decision(effects=(HangUp(leg.id, conference.id),))
    if conference.state in calls.NO_MORE:
        over = EndRoom(conference.id) if conference.room else HangUp(leg.id, conference.id, goodbye=True)
        return Decision(effects=(over,), due=(calls.look_after_due(leg.id, 0, now),))
    takes = (
        not leg.listening and seat.holder != leg.id and seat.reserved in (leg.id, None) and not seat.holder
    )
    if takes:
        late = conference.opened_at is not None and not seat.filled
        decision += seat.take(leg.id, leg.by, leg.as_, leg.via, now, late=late)
    elif seat.holder != leg.id:
        leg.listening = True
        if seat.waiting_to_take_over == leg.id:
            decision += take_over(uow, conference, seat, now)
    if first:
        joined = events.LegJoined(seat.slug, leg.id, leg.by, leg.via, leg.listening)
        decision += Decision(events=(joined,), cancelled=(f"leg/{leg.id}/key",))
    decision += Decision(cancelled=(f"leg/{leg.id}/look",))
    if seat.holder == leg.id:
        decision += floor.seat_joined(uow, conference, seat.slug, now)
    if conference.state is ConferenceState.CLOSING:
        return decision + Decision(effects=(EndRoom(conference.id),))  # shown the door before, and in since
    return decision + _amend_line(uow, conference, seat, leg)


def _amend_line(uow: UnitOfWork, conference: Conference, seat: Seat, leg: Leg) -> Decision:
    """The line came in as it should have been when it was shown the door; the floor may have passed since."""
    here = uow.floors.get(conference.id)
    line = LineInRoom(leg.id, leg.label, seat.slug, seat.leads, seat.holder == leg.id, leg.open)
    wanted = should_be_open(
        line, speaking=here.turn.seat if here.turn else None, closed=frozenset(here.closed)
    )
    return NOTHING if leg.open is wanted else Decision(effects=(SetLines(conference.id),))


def _over(uow: UnitOfWork, conference: Conference, seat: Seat, leg: Leg, now: Instant) -> Decision:
    """The call is over: its attempt is settled, its reservation freed, its place empty for now."""
    cancelled = Decision(cancelled=(f"leg/{leg.id}/key", f"leg/{leg.id}/look"))
    attempt = seat.attempt_of(leg.id)
    outcome = outcome_of(leg)
    decision = cancelled
    if attempt is not None and attempt.under_way:
        decision += seat.settle(leg.id, outcome, now) + without.voice_failed(outcome, conference, uow, now)
        decision += Decision(cancelled=(seat.key("ring"),)) + calls.ring(uow, conference, seat, now)
        if attempt.recall and outcome == "busy" and conference.state in CALLING:
            decision += seat.recall_engaged(leg.id, after(now, calls.BUSY_WITH_US))
    if seat.waiting_to_take_over == leg.id:
        seat.waiting_to_take_over = None
    decision += seat.free(leg.id, now)
    if leg.joined_before:
        decision += Decision(events=(events.LegEnded(seat.slug, leg.id, outcome),))
    if seat.holder == leg.id:
        unasked = not leg.dismissed and conference.state in CALLING
        decision += seat.lose(leg.id, conference.format.recall_seconds, now, unasked=unasked)
        decision += floor.seat_left(uow, conference, seat.slug, now)
    return decision


def take_over(uow: UnitOfWork, conference: Conference, seat: Seat, now: Instant) -> Decision:
    """The late holder has the place, unless the seat holds the floor: then when it no longer does."""
    late = seat.waiting_to_take_over
    if late is None:
        return NOTHING
    here = uow.floors.get(conference.id)
    if here.turn is not None and here.turn.seat == seat.slug:
        again = Due(c.TakeOver(conference.id, seat.slug), after(now, 2), seat.key("take-over"))
        return Decision(due=(again,))
    leg = uow.legs.get(late)
    decision = NOTHING
    if seat.holder is not None:
        uow.legs.get(seat.holder).listening = True
        told = say("taken_over", by=leg.by or say("someone"))
        decision = course.whisper(uow, conference, seat.slug, told, now)  # while the place is still theirs
    leg.listening = False
    seat.waiting_to_take_over = None
    taken = seat.take(leg.id, leg.by, leg.as_, leg.via, now, late=True)
    return decision + taken + Decision(effects=(SetLines(conference.id),))


def take_over_later(command: c.TakeOver, uow: UnitOfWork, now: Instant) -> Decision:
    """The seat held the floor when its late holder came; look again."""
    conference = uow.conferences.look(command.conference)
    uow.floors.get(conference.id)
    return take_over(uow, conference, uow.seats.get(conference.id, command.seat), now)


HANDLERS: Handlers = {c.ObserveLeg: observe, c.TakeOver: take_over_later}
