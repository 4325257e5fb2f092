"""Calls to the seats: the next rung of a ladder, ringing back, and what is done when nothing is heard."""

from __future__ import annotations

from functools import partial

from conference.domain.county.ladders import Rung
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.effects import HangUp, LookAtCall, PlaceCall
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.summons import Exhausted, Ring, WaitUntil, next_step, passing_over
from conference.handlers import pages
from conference.ports import Handlers, UnitOfWork

CALLING = (ConferenceState.GATHERING, ConferenceState.OPEN)
NO_MORE = (ConferenceState.ENDED, ConferenceState.SUMMARISED, ConferenceState.CANCELLED)
"""States in which nobody has anything left to hear on a line."""
CARRIER_ADDS = 5
"""Seconds the carrier rings beyond what it was asked to."""
PATIENCE = 30
"""Seconds between asking after a call that should have reported."""
BUSY_WITH_US = 10
"""Seconds until a number that is on a line of ours is tried again."""
GONE_QUIET = 2
"""Seconds between a line's leaving the room without a word and asking the carrier whether it is still up."""
ANONYMOUS = 120
"""Seconds in which a caller has said for whom, or has gone."""
QUEUE = 600
"""Seconds a call may wait for its turn at the carrier's rate before nobody wants it any more."""


def ring_next(command: c.RingNext, uow: UnitOfWork, now: Instant) -> Decision:
    """Go one rung on."""
    conference = uow.conferences.look(command.conference)
    return ring(uow, conference, uow.seats.get(conference.id, command.seat), now)


def ring(uow: UnitOfWork, conference: Conference, seat: Seat, now: Instant) -> Decision:
    """Whatever the summons of `seat` is to do now: ring, wait, or give up."""
    if (
        not conference.format.by_phone
        or conference.state not in CALLING
        or not seat.still_called
        or seat.summoned_at is None
    ):
        return NOTHING
    step, passed = passing_over(
        uow.legs.engaged({rung.number for rung in seat.ladder}),
        partial(
            next_step, seat.ladder, conference.format.rounds, seat.attempts, seat.summoned_at, now,
            again_if_unknown=conference.activation is not None,
        ),
    )  # fmt: skip
    if isinstance(step, Ring):
        return place(uow, conference, seat, step.rung, step.round, now)
    if isinstance(step, WaitUntil):
        return Decision(due=(seat.ring_next(step.at),))
    if isinstance(step, Exhausted) and passed:
        return Decision(due=(seat.ring_next(after(now, BUSY_WITH_US)),))
    return seat.give_up(now) if isinstance(step, Exhausted) else NOTHING


def place(
    uow: UnitOfWork,
    conference: Conference,
    seat: Seat,
    rung: Rung,
    round_: int,
    now: Instant,
    *,
    recall: bool = False,
    urgent: int | None = None,
) -> Decision:
    """One attempt: a leg of its own, a call to be placed, and a look later if nothing is heard of it.

    The phone is on no line of ours: whoever asks has seen to that.
    """
    leg = Leg(
        uow.new_id(), conference.id, seat.slug, "called", rung.by, rung.as_, rung.language, rung.number,
        carrier=conference.carrier,
    )  # fmt: skip
    uow.legs.add(leg)
    ring_for = conference.format.ring_seconds
    urgent = urgency(seat, round_) if urgent is None else urgent
    call = PlaceCall(
        leg.id, conference.id, seat.slug, rung.number, ring_for, urgent, after(now, QUEUE),
        carrier=leg.carrier,
    )  # fmt: skip
    return seat.place(leg.id, rung, round_, now, recall=recall) + Decision(effects=(call,))


def urgency(seat: Seat, round_: int) -> int:
    """Leaders, speakers in order, listeners; in each, first attempts before second. Low is urgent."""
    class_ = 1 if seat.leads else 3 if seat.speaks else 4
    return class_ * 10_000 + (round_ - 1) * 1_000 + seat.rank


def ring_again(command: c.RingAgain, uow: UnitOfWork, now: Instant) -> Decision:
    """The chair misses somebody: begin the ladder anew, with rounds of its own."""
    conference = uow.conferences.look(command.conference)
    if conference.state not in CALLING:
        raise Refused(f"nobody is called while the meeting is {conference.state}")
    if not conference.format.by_phone:
        raise Refused("nobody is called to a meeting that is not held by phone")
    seat = uow.seats.get(conference.id, command.seat)
    if not seat.open_to:
        raise Refused(f"{seat.called} is here")
    if any(attempt.under_way for attempt in seat.attempts):
        raise Refused(f"{seat.called} is being called")
    step = next_step(seat.ladder, conference.format.rounds, seat.attempts, now, now)
    if not isinstance(step, Ring):
        raise Refused(f"there is no number to call for {seat.called}")
    seat.summoned_at = now
    if uow.legs.engaged({step.rung.number}):
        return Decision(due=(seat.ring_next(after(now, BUSY_WITH_US)),))
    return place(uow, conference, seat, step.rung, step.round, now)


def ring_phone(uow: UnitOfWork, conference: Conference, seat: Seat, number: str, now: Instant) -> Decision:
    """Somebody asks to be rung on this phone of the seat's ladder, now. Raises Refused."""
    if conference.state not in CALLING or not conference.format.by_phone:
        raise Refused(f"nobody is called while the meeting is {conference.state}")
    if not seat.open_to:
        raise Refused(f"{seat.called} is here")
    rung = next((rung for rung in seat.ladder if rung.number == number), None)
    if rung is None:
        raise Refused(f"{seat.called} is not called on that phone")
    if uow.legs.engaged({number}):
        raise Refused("that phone is on a line of ours")
    tries = 1 + max((attempt.round for attempt in seat.attempts), default=0)
    return seat.call_off(now) + place(uow, conference, seat, rung, tries, now, recall=True)


def recall(command: c.RecallLeg, uow: UnitOfWork, now: Instant) -> Decision:
    """Ring back the phone that dropped out, unless it has come back or is on its way."""
    conference = uow.conferences.look(command.conference)
    seat = uow.seats.get(conference.id, command.seat)
    if conference.state not in CALLING or not seat.open_to:
        return NOTHING
    lost = uow.legs.get(command.leg)
    if lost.number is None or any(attempt.under_way for attempt in seat.attempts):
        return NOTHING
    known = [rung for rung in seat.ladder if rung.number == lost.number]
    if not known:
        return NOTHING  # whoever rang us from a phone we do not know can only ring us again
    if uow.legs.engaged({lost.number}):
        return Decision(due=(seat.recall_at(lost.id, after(now, BUSY_WITH_US)),))
    seat.recalls += 1
    tries = 1 + max((attempt.round for attempt in seat.attempts), default=0)
    return place(uow, conference, seat, known[0], tries, now, recall=True)


def give_up_waiting(command: c.GiveUpWaiting, uow: UnitOfWork, now: Instant) -> Decision:
    """Answered, and no key: the next rung is due. The line stays up and may still win."""
    where = uow.legs.whereabouts(command.leg)
    conference_id, slug = where.conference, where.seat
    if where.activation is not None:
        return pages.give_up_waiting(command.leg, where.activation, uow, now)
    if conference_id is None or slug is None:
        return NOTHING
    conference = uow.conferences.look(conference_id)
    seat = uow.seats.get(conference_id, slug)
    leg = uow.legs.get(command.leg)
    attempt = seat.attempt_of(leg.id)
    if attempt is None or not attempt.under_way or attempt.released or leg.over:
        return NOTHING
    seat.release(leg.id)
    return ring(uow, conference, seat, now)


def free_seat(command: c.FreeSeat, uow: UnitOfWork, now: Instant) -> Decision:
    """A key was pressed and no join followed."""
    return uow.seats.get(command.conference, command.seat).free(command.leg, now)


def look_after_due(leg: str, ring_for: int, now: Instant) -> Due:
    """The look to be taken if a call accepted now has not been heard of when it must have stopped ringing."""
    return Due(c.LookAfterLeg(leg), after(now, ring_for + CARRIER_ADDS + PATIENCE), f"leg/{leg}/look")


def look_at_caller_due(leg: Leg, now: Instant) -> Due:
    """The look to be taken at a call that came in: the carrier need not tell us when such a call is over."""
    seconds = PATIENCE if leg.place is Place.BYE else ANONYMOUS
    return Due(c.LookAfterLeg(leg.id), after(now, seconds), f"leg/{leg.id}/look")


def look_after_leaving_due(leg: Leg, now: Instant) -> Due:
    """The look to be taken at a line that is out of the room: soon, unless it is out at our menu."""
    if leg.place is Place.MENU:
        return look_after_due(leg.id, 0, now)
    return Due(c.LookAfterLeg(leg.id), after(now, GONE_QUIET), f"leg/{leg.id}/look")


def look_after(command: c.LookAfterLeg, uow: UnitOfWork, now: Instant) -> Decision:
    """Nothing has been heard of a call for longer than it can ring: ask the carrier, and go on asking.

    A line that is up when its meeting is over is put down: whoever is on it came too late to hear goodbye.
    """
    leg = uow.legs.get(command.leg)
    if leg.over:
        return NOTHING
    if leg.activation is not None:
        return pages.look_after(leg, now)
    over = leg.conference is not None and uow.conferences.look(leg.conference).state in NO_MORE
    if leg.in_room and not over:
        return NOTHING
    again = Due(c.LookAfterLeg(leg.id), after(now, PATIENCE), f"leg/{leg.id}/look")
    look = LookAtCall(leg.id, leg.conference)
    put_down = over and leg.call is not None
    return Decision(effects=(HangUp(leg.id, leg.conference), look) if put_down else (look,), due=(again,))


def look_after_all(uow: UnitOfWork, conference: Conference, now: Instant) -> Decision:
    """The meeting is over: each line that is up still is looked after until it is gone."""
    return Decision(due=tuple(look_after_due(leg.id, 0, now) for leg in uow.legs.of(conference.id)))


HANDLERS: Handlers = {
    c.RingNext: ring_next,
    c.RingAgain: ring_again,
    c.RecallLeg: recall,
    c.GiveUpWaiting: give_up_waiting,
    c.FreeSeat: free_seat,
    c.LookAfterLeg: look_after,
}
