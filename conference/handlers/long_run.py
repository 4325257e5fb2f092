"""An activation that lasts for days: the next meeting is planned by itself, and the leaders reconsider."""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.activation import long_run
from conference.domain.activation.activation import Activation
from conference.domain.activation.cadence import Cadence
from conference.domain.county.hours import day_and_hour
from conference.domain.county.texts import render, say
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant, after
from conference.domain.meeting.commands import CancelConference
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.handlers import convening
from conference.handlers.written import write_to_functions
from conference.ports import Handlers, UnitOfWork

VALID = 10 * 3600
"""Seconds a reminder to reconsider is worth delivering."""
HELD = (ConferenceState.ENDED, ConferenceState.SUMMARISED)


# --- cadence ----------------------------------------------------------------------------------------------


def set_cadence(command: c.SetCadence, uow: UnitOfWork, now: Instant) -> Decision:
    """How often one meets is set, changed or ended: what the old cadence has planned is called off."""
    activation = uow.activations.get(command.activation)
    before = activation.cadence
    cadence = None
    if command.every is not None or command.hours:
        cadence = Cadence(command.every, command.hours, command.by)
    decision = long_run.set_cadence(activation, cadence, command.by)
    waiting, last = _planned_by(uow, before), _last_held(uow, activation)
    if waiting is not None:
        decision += _call_off(uow, activation, waiting, now)
    if cadence is None or last is None or not long_run.wants_another(activation):
        return decision
    return decision + _plan(uow, activation, command.conference, last, _next(uow, cadence, last, now), now)


def plan_next(command: c.PlanNextMeeting, uow: UnitOfWork, now: Instant) -> Decision:
    """A meeting is over: the next one is planned, at the time that was told at its end."""
    activation = uow.activations.get(command.activation)
    cadence = activation.cadence
    if cadence is None or not long_run.wants_another(activation):
        return NOTHING
    last = uow.conferences.look(command.after)
    at = _next(uow, cadence, last, now)
    told = last.next_at if last.state in HELD else None
    if told is not None and told > now and cadence.following(last.planned_at, told, uow.county.zone) == told:
        at = min(at, told)
    return _plan(uow, activation, uow.new_id(), last, at, now)


def _next(uow: UnitOfWork, cadence: Cadence, last: Conference, now: Instant) -> Instant:
    return cadence.following(last.planned_at, after(now, last.format.gather_lead), uow.county.zone)


def _plan(
    uow: UnitOfWork, activation: Activation, id: str, last: Conference, at: Instant, now: Instant
) -> Decision:
    """One more meeting like `last`: guests and others who had a seat of their own in it have it again."""
    usual = uow.county.formats[last.format.id]
    own = tuple(seat for seat in last.format.seats if not usual.has(seat.seat))
    long_run.planned(activation, id)
    return convening.convene(uow, activation, id, last.format.id, at, by="clock", now=now, seats=own)


def _last_held(uow: UnitOfWork, activation: Activation) -> Conference | None:
    """Before any has been held, the first that ends begins the cadence."""
    known = (one.id for one in reversed(activation.meetings) if one.format == long_run.RHYTHMIC)
    return next((one for one in map(uow.conferences.look, known) if one.state in HELD), None)


def _planned_by(uow: UnitOfWork, cadence: Cadence | None) -> Conference | None:
    """The meeting a cadence has planned, while nobody has been called to it."""
    if cadence is None or cadence.planned is None:
        return None
    conference = uow.conferences.look(cadence.planned)
    return conference if conference.state is ConferenceState.PLANNED else None


def _call_off(uow: UnitOfWork, activation: Activation, conference: Conference, now: Instant) -> Decision:
    """It is known at once not to be held, so that it keeps no other from being planned."""
    why = render(uow.county.texts, say("held_at_another_time"), activation.language)
    off = Due(CancelConference(conference.id, "clock", why), now, f"{conference.id}/called-off")
    return activation.observe(conference.id, "ended") + Decision(due=(off,))


def plan_anew(uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """The meeting that the cadence has planned is planned again, with the seats as they are now.

    Once people have been reminded of it, it is left as it is.
    """
    waiting = _planned_by(uow, activation.cadence)
    if waiting is None or now >= after(waiting.planned_at, -waiting.format.reminder_lead):
        return NOTHING
    called_off = _call_off(uow, activation, waiting, now)
    return called_off + _plan(uow, activation, uow.new_id(), waiting, waiting.planned_at, now)


# --- review -----------------------------------------------------------------------------------------------


def set_review(command: c.SetReview, uow: UnitOfWork, now: Instant) -> Decision:
    """The day on which the leaders are reminded to reconsider is moved."""
    activation = uow.activations.get(command.activation)
    return long_run.set_review(activation, command.at, command.by, now)


def review_by_itself(uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """No activation goes on for ever because nobody thought of it."""
    return long_run.set_review(activation, after(now, uow.county.limits.review_after), "clock", now)


def remind_of_review(command: c.RemindOfReview, uow: UnitOfWork, now: Instant) -> Decision:
    """The leaders are asked whether the activated state is still wanted, and will be again."""
    activation = uow.activations.get(command.activation)
    decision = long_run.review_comes(activation, after(now, uow.county.limits.review_every), now)
    if not decision.events:
        return NOTHING
    since = day_and_hour(activation.pressed_at, uow.county.zone)
    told = say("review_due", why=activation.why, since=since)
    return decision + write_to_functions(
        uow, activation, "reminder", told, uow.county.paged,
        valid=VALID, now=now,
    )  # fmt: skip


HANDLERS: Handlers = {
    c.SetCadence: set_cadence,
    c.PlanNextMeeting: plan_next,
    c.SetReview: set_review,
    c.RemindOfReview: remind_of_review,
}
