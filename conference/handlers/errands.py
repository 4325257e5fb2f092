"""What waits for whoever rings us: looked for once, and led to one after another, the likeliest first.

By number alone nobody comes to more than a summary to approve and a report to give. Everything else belongs
to an activation, and while there is one a code is asked for first: see `caller.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from conference.domain.activation import commands as c
from conference.domain.activation.activation import BEFORE_MEETING, Activation, ActivationState
from conference.domain.activation.errands import PLACES, Kind, in_order
from conference.domain.activation.page import CORRECTION
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import DomainError
from conference.domain.instants import Instant
from conference.domain.meeting.commands import ReportBeforehand
from conference.domain.meeting.leg import Errand, Leg, Place
from conference.handlers import answering, beforehand, standing_down
from conference.ports import UnitOfWork


def begin(uow: UnitOfWork, leg: Leg, function: str | None, now: Instant) -> None:
    """Whoever rings hears what waits for their function; the desk, if nothing does or nobody knows them."""
    leg.errands = in_order(_waiting(uow, leg, function)) if function else ()
    _speak_of_first(uow, leg)


def next_errand(uow: UnitOfWork, leg: Leg) -> None:
    """What else waits, and at last the desk."""
    leg.errands = leg.errands[1:]
    _speak_of_first(uow, leg)


def done(uow: UnitOfWork, leg: Leg, told: Saying) -> None:
    """One is seen to: what else waits is told of, else goodbye."""
    if len(leg.errands) > 1:
        next_errand(uow, leg)
    else:
        leg.part("desk_bye")
    leg.notice = told


def _speak_of_first(uow: UnitOfWork, leg: Leg) -> None:
    leg.conference = leg.seat = leg.activation = None
    leg.silences, leg.notice = 0, None
    if not leg.errands:
        leg.place = Place.DESK
        return
    errand = leg.errands[0]
    kind = Kind(errand.kind)
    leg.place = PLACES[kind]
    if kind in (Kind.ANSWER, Kind.ANSWER_AGAIN):
        answering.begin_outside(leg, uow.inquiries.look(errand.about), errand.as_)
    elif kind is Kind.APPROVE:
        leg.conference, leg.seat = errand.about, errand.as_
    elif kind is Kind.PAGE:
        leg.activation, leg.seat = errand.about, errand.as_
    elif kind in (Kind.LEAD, Kind.OBJECT):
        leg.activation, leg.function = errand.about, errand.as_


# --- what waits -------------------------------------------------------------------------------------------


def _waiting(uow: UnitOfWork, leg: Leg, function: str) -> Iterator[Errand]:
    for activation in uow.activations.alive():
        yield from _led(uow, activation, function)
        yield from _asked(uow, activation, function)
        yield from _proposed(uow, activation, function)
    yield from _unsummarised(uow, function)
    yield from _unreported(uow, leg, function)


def _led(uow: UnitOfWork, activation: Activation, function: str) -> Iterator[Errand]:
    """It waits for a leader: for somebody to take it, or for word of how it goes on."""
    if activation.state not in BEFORE_MEETING:
        return
    unanswered = activation.acknowledged_by is None
    for page in activation.pages:
        looked_for = page.open and page.stage != CORRECTION
        if unanswered and looked_for and _is(activation, page.function, function):
            yield Errand(Kind.PAGE, activation.id, page.slug)
            return
    for paged in uow.county.paged:
        if _is(activation, paged, function):
            yield Errand(Kind.LEAD, activation.id, paged)


def _is(activation: Activation, function: str, caller: str) -> bool:
    """Whether whoever rings has that function, or stands in for it."""
    return caller in (function, activation.on_duty_as(function))


def _asked(uow: UnitOfWork, activation: Activation, function: str) -> Iterator[Errand]:
    member = uow.county.function(function).member
    asked = answering.last_open(uow, activation.id, member)
    if asked is not None:
        answered = any(one.member == member for one in asked.standing)
        yield Errand(Kind.ANSWER_AGAIN if answered else Kind.ANSWER, asked.id, function)


def _proposed(uow: UnitOfWork, activation: Activation, function: str) -> Iterator[Errand]:
    """Of whoever is asked; leaders have the proposal in hand, and object by text."""
    if activation.state is not ActivationState.PROPOSED:
        return
    proposal, member = activation.proposals[-1], uow.county.function(function).member
    objected = any(one.member == member for one in proposal.objections)
    if member is not None and function not in uow.county.paged and not objected:
        yield Errand(Kind.OBJECT, activation.id, function)


def _unsummarised(uow: UnitOfWork, function: str) -> Iterator[Errand]:
    ended = uow.conferences.unsummarised()
    if ended is not None and ended.summary_text:
        leading = (place.seat for place in ended.format.leaders if place.function == function)
        yield from (Errand(Kind.APPROVE, ended.id, seat) for seat in leading)


def _unreported(uow: UnitOfWork, leg: Leg, function: str) -> Iterator[Errand]:
    """Asked on the phone that rings, or, where a code has told who it is, on that of the function."""
    phones = dict.fromkeys((leg.number, uow.directory.phones(function).holder))
    wanted = next(filter(None, (beforehand.wanted_of(uow, number) for number in phones)), None)
    if wanted is not None:
        conference, place = wanted
        yield Errand(Kind.REPORT, conference.id, place.seat)


# --- seen to ----------------------------------------------------------------------------------------------


def report_nothing(uow: UnitOfWork, leg: Leg, now: Instant) -> Decision:
    """Nothing to report from whoever has been asked."""
    errand = leg.errands[0]
    report = ReportBeforehand(errand.about, errand.as_, "", errand.as_)
    return _seen_to(uow, leg, say("nothing_noted"), lambda: beforehand.report(report, uow, now))


def object_(uow: UnitOfWork, leg: Leg, now: Instant) -> Decision:
    """A member's objection to standing down. Its reasons a leader has to ask for."""
    errand = leg.errands[0]
    objected = c.ObjectToStandDown(errand.about, errand.as_, "", errand.as_)
    return _seen_to(uow, leg, say("objection_noted"), lambda: standing_down.object_(objected, uow, now))


def _seen_to(uow: UnitOfWork, leg: Leg, told: Saying, act: Callable[[], Decision]) -> Decision:
    try:
        decision = act()
    except DomainError:
        leg.part("not_possible_bye")
        return NOTHING
    done(uow, leg, told)
    return decision
