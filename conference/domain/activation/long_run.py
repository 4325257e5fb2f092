"""An activation that lasts: meetings that follow one another, a day to reconsider, somebody to stand in."""

from __future__ import annotations

from dataclasses import replace

from conference.domain.activation import commands as c
from conference.domain.activation import long_run_events as events
from conference.domain.activation.activation import OVER, Activation, ActivationState
from conference.domain.activation.cadence import Cadence
from conference.domain.activation.staffing import StandIn
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import BadInput, Refused
from conference.domain.instants import Instant

ALIVE = frozenset(ActivationState) - OVER
RHYTHMIC = "gron"
"""The format of the meetings that follow one another."""


def set_cadence(activation: Activation, cadence: Cadence | None, by: str) -> Decision:
    """Meetings follow one another from now on, or (None) no more."""
    activation.must_be(ALIVE, "given a cadence")
    if cadence is None and activation.cadence is None:
        raise Refused("no meeting follows another by itself as it is")
    activation.cadence = cadence
    every, hours = (cadence.every, cadence.hours) if cadence else (None, ())
    return Decision(events=(events.CadenceSet(activation.id, every, hours, by),))


def goes_on(activation: Activation, meeting: str, now: Instant) -> Decision:
    """A meeting is over: the next one is planned, if one is to follow."""
    ended = next((one for one in activation.meetings if one.id == meeting), None)
    if ended is None or ended.state != "ended" or not wants_another(activation):
        return NOTHING
    if ended.format != RHYTHMIC:
        return NOTHING
    plan = c.PlanNextMeeting(activation.id, meeting)
    return Decision(due=(Due(plan, now, activation.key("next-meeting")),))


def wants_another(activation: Activation) -> bool:
    """Whether one is to be planned by itself: there is a cadence, and no meeting to come or under way."""
    if activation.over or activation.cadence is None:
        return False
    return not any(one.format == RHYTHMIC for one in activation.under_way())


def planned(activation: Activation, meeting: str | None) -> None:
    """The cadence has planned that meeting, or has none planned now."""
    if activation.cadence is not None:
        activation.cadence = replace(activation.cadence, planned=meeting)


def set_review(activation: Activation, at: Instant, by: str, now: Instant) -> Decision:
    """The leaders are reminded then to reconsider it, and from then on again and again."""
    activation.must_be(ALIVE, "given a day to be reconsidered")
    if at <= now:
        raise BadInput("that has been already")
    activation.review_at = at
    return Decision(events=(events.ReviewSet(activation.id, at, by),), due=(_review_due(activation, at),))


def review_comes(activation: Activation, again_at: Instant, now: Instant) -> Decision:
    """The day has come; nothing where it has been moved or all is over."""
    if activation.over or activation.review_at is None or now < activation.review_at:
        return NOTHING
    activation.review_at = again_at
    return Decision(
        events=(events.ReviewCame(activation.id, again_at),), due=(_review_due(activation, again_at),)
    )


def _review_due(activation: Activation, at: Instant) -> Due:
    return Due(c.RemindOfReview(activation.id), at, activation.key("review"))


def staff(
    activation: Activation, seat: str, function: str, stand_in: str | None, by: str, now: Instant
) -> Decision:
    """Somebody else sees to what is that function's from now on, or (None) the function itself again."""
    activation.must_be(ALIVE, "staffed")
    before = activation.on_duty_as(function)
    if before == (stand_in or function):
        raise Refused(f"{before} has it already")
    others = tuple(one for one in activation.staffing if one.function != function)
    new = (StandIn(function, stand_in, by, now),) if stand_in else ()
    activation.staffing = (*others, *new)
    return Decision(events=(events.SeatStaffed(activation.id, seat, function, stand_in, by),))
