"""Pages: those on duty are rung and texted when a button has been pressed, until somebody acknowledges.

A page has no room: whoever answers hears what has happened and presses a key. What a carrier tells of such a
line comes here, as what it tells of a seat's comes to `legs`.
"""

from __future__ import annotations

from functools import partial

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation, ActivationState
from conference.domain.activation.page import CORRECTION, Page
from conference.domain.activation.press import GREEN
from conference.domain.county import ladders
from conference.domain.county.functions import Phones
from conference.domain.county.ladders import Rung
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision, Due, together
from conference.domain.instants import Instant, after
from conference.domain.meeting.commands import GiveUpWaiting, LookAfterLeg, ObserveLeg
from conference.domain.meeting.effects import HangUp, LookAtCall, PlaceCall
from conference.domain.meeting.facts import Fact, Told
from conference.domain.meeting.leg import OVER, Leg, LegState, Place
from conference.domain.meeting.outcome import outcome_of
from conference.domain.meeting.summons import Exhausted, Ring, WaitUntil, passing_over
from conference.handlers.guidelines import with_guideline
from conference.handlers.mended import by_looking
from conference.handlers.words import local_hour, write_text
from conference.ports import Handlers, UnitOfWork

NO_KEY = 15
"""Seconds an answered page is waited for without a key before the next phone is rung."""
BUSY_WITH_US = 10
"""Seconds until a number that is on a line of ours is tried again."""
CARRIER_ADDS, PATIENCE = 5, 30
"""Seconds the carrier rings beyond what it was asked to, and between two looks at a call not heard of."""
QUEUE = 600
"""Seconds a page may wait for its turn at the carrier's rate before nobody wants it any more."""
WANTED = 3600
"""Seconds a text of a page is worth delivering."""
LADDERS = {"holder": "page", "substitute": "page_substitutes", "last_resort": "page_last"}
"""The ladder of the county that each stage of a page goes up."""


# --- beginning --------------------------------------------------------------------------------------------


def begin(uow: UnitOfWork, activation: Activation, function: str, stage: str, now: Instant) -> Decision:
    """One function is looked for from now on: the first phone is rung and a text sent, neither waits."""
    known, limits = uow.county.function(function), uow.county.limits
    page = Page(
        activation=activation.id,
        slug=function if stage == "holder" else f"{function}-{stage.replace('_', '-')}",
        function=function,
        called=known.called,
        stage=stage,
        ladder=_ladder(uow, activation, function, stage, now),
        rounds=limits.page_rounds[:1] if activation.guarded else limits.page_rounds,
        began_at=now,
    )
    if any(other.slug == page.slug for other in activation.pages):
        return NOTHING
    told = with_guideline(uow, activation, _text(uow, activation))
    written = write(uow, activation, function, page.first, told, now, purpose="page")
    return activation.begin_page(page) + written + ring(uow, activation, page, now)


def _ladder(
    uow: UnitOfWork, activation: Activation, function: str, stage: str, now: Instant
) -> tuple[Rung, ...]:
    """That of whoever stands in for the function, if it has one for this stage; else the function's own."""
    template = uow.county.ladders[LADDERS[stage]]
    for duty in dict.fromkeys((activation.on_duty_as(function), function)):
        phones, on_duty = _phones(uow, duty, stage), uow.directory.on_duty(duty, now)
        if ladder := ladders.build(template, phones, on_duty, activation.language):
            return ladder
    return ()


def _phones(uow: UnitOfWork, function: str, stage: str) -> Phones:
    """The last resort is rung on its own phone, as the last rung of all."""
    phones = uow.directory.phones(function)
    return Phones(None, last_resort=phones.holder) if stage == "last_resort" else phones


def _text(uow: UnitOfWork, activation: Activation) -> Saying:
    """What is written to whoever is paged."""
    press = activation.first
    return say(
        "page_text" if activation.button == GREEN else "page_text_blue",
        member=uow.county.member(press.member).name,
        time=local_hour(uow.county, press.at),
        why=activation.why,
    )


def tell(uow: UnitOfWork, activation: Activation, function: str, saying: Saying, now: Instant) -> Decision:
    """A text to whoever is on duty as `function`, or stands in for it in this activation."""
    ladder = _ladder(uow, activation, function, "holder", now)
    holder = next((rung for rung in ladder if rung.to == "holder"), None)
    return write(uow, activation, function, holder, saying, now)


def write(
    uow: UnitOfWork,
    activation: Activation,
    function: str,
    to: Rung | None,
    saying: Saying,
    now: Instant,
    *,
    purpose: str = "instruction",
) -> Decision:
    """A text to one phone of those on duty, if there is one."""
    if to is None:
        return NOTHING
    return write_text(
        uow, None, purpose, saying, number=to.number, seat=function, language=to.language, valid=WANTED,
        now=now, activation=activation.id,
    )  # fmt: skip


# --- the rounds -------------------------------------------------------------------------------------------


def ring_next(command: c.RingPage, uow: UnitOfWork, now: Instant) -> Decision:
    """Go on with the rounds of one page."""
    activation = uow.activations.get(command.activation)
    return ring(uow, activation, activation.page(command.page), now)


def ring(uow: UnitOfWork, activation: Activation, page: Page, now: Instant) -> Decision:
    """Whatever the page is to do now: ring, wait, or give up."""
    if not page.open:
        return NOTHING
    engaged = uow.legs.engaged({rung.number for rung in page.ladder})
    step, passed = passing_over(engaged, partial(page.next_step, now))
    if isinstance(step, Ring):
        return _place(uow, activation, page, step, now)
    if isinstance(step, WaitUntil):
        return Decision(due=(page.ring_at(step.at),))
    if isinstance(step, Exhausted) and passed:
        return Decision(due=(page.ring_at(after(now, BUSY_WITH_US)),))
    return page.end("not_reached", now) if isinstance(step, Exhausted) else NOTHING


def _place(uow: UnitOfWork, activation: Activation, page: Page, step: Ring, now: Instant) -> Decision:
    rung = step.rung
    leg = Leg(uow.new_id(), None, page.slug, "called", rung.by, rung.as_, rung.language, rung.number)
    leg.activation, leg.carrier = activation.id, activation.carrier
    leg.place = Place.CORRECTION if page.stage == CORRECTION else Place.PAGE
    uow.legs.add(leg)
    urgency = (step.round - 1) * 100 + len(activation.pages)
    call = PlaceCall(
        leg.id, None, page.slug, rung.number, uow.county.limits.page_ring_seconds, urgency,
        after(now, QUEUE), activation.id, activation.carrier,
    )  # fmt: skip
    return page.place(leg.id, rung, step.round, now) + Decision(effects=(call,))


def substitutes(command: c.PageSubstitutes, uow: UnitOfWork, now: Instant) -> Decision:
    """Nobody has acknowledged within the county's limit: those next in line are looked for too."""
    activation = uow.activations.get(command.activation)
    if activation.state is not ActivationState.PRESSED:
        return NOTHING
    return together(begin(uow, activation, function, "substitute", now) for function in uow.county.paged)


def last_resort(command: c.PageLastResort, uow: UnitOfWork, now: Instant) -> Decision:
    """And last, whoever is always there."""
    activation, function = uow.activations.get(command.activation), uow.county.limits.last_resort
    if activation.state is not ActivationState.PRESSED or function is None:
        return NOTHING
    return begin(uow, activation, function, "last_resort", now)


# --- what a carrier tells of such a line ------------------------------------------------------------------


def observe(command: ObserveLeg, activation_id: str, uow: UnitOfWork, now: Instant) -> Decision:
    """Take one fact about a line that belongs to an activation."""
    activation = uow.activations.get(activation_id)
    leg = uow.legs.get(command.leg)
    leg.call = leg.call or command.call
    before = leg.state
    if not leg.take(command.fact):
        return NOTHING
    return by_looking(command.fact, leg, before) + _from_fact(command.fact, uow, activation, leg, before, now)


def _from_fact(
    fact: Fact, uow: UnitOfWork, activation: Activation, leg: Leg, before: LegState, now: Instant
) -> Decision:
    page = next((page for page in activation.pages if page.attempt_of(leg.id)), None)
    if fact.kind is Told.ACCEPTED:
        ring_for = uow.county.limits.page_ring_seconds + CARRIER_ADDS
        return Decision(due=(_look_due(leg, ring_for + PATIENCE, now),))
    if fact.kind is Told.ANSWERED and leg.state is LegState.UP and page is not None:
        page.answer(leg.id)
        return wait_for_key(leg, now)
    if leg.over and before not in OVER:
        return _over(uow, activation, page, leg, now)
    if fact.kind is Told.MACHINE and leg.over and page is not None:
        return _renamed(page, leg, now)
    return NOTHING


def _renamed(page: Page, leg: Leg, now: Instant) -> Decision:
    """The word of the machine came after the end of its call: the attempt is called what it was."""
    attempt = page.attempt_of(leg.id)
    silent = attempt is not None and attempt.outcome in ("no_key", "hung_up")
    return page.settle(leg.id, outcome_of(leg), now) if silent else NOTHING


def _over(uow: UnitOfWork, activation: Activation, page: Page | None, leg: Leg, now: Instant) -> Decision:
    """The call is over: its attempt is settled, and the next phone rung if nobody has taken it on."""
    decision = Decision(cancelled=(f"leg/{leg.id}/key", f"leg/{leg.id}/look"))
    attempt = page.attempt_of(leg.id) if page else None
    if page is None or attempt is None or not attempt.under_way:
        return decision
    heard = page.stage == CORRECTION and attempt.answered
    decision += page.settle(leg.id, "joined" if heard else outcome_of(leg), now)
    if heard:
        decision += page.end("acknowledged", now)
    return decision + Decision(cancelled=(page.key("ring"),)) + ring(uow, activation, page, now)


def wait_for_key(leg: Leg, now: Instant) -> Decision:
    """There is somebody on the line: the next phone waits for as long as a key may take, from now."""
    return Decision(due=(Due(GiveUpWaiting(leg.id), after(now, NO_KEY), f"leg/{leg.id}/key"),))


def give_up_waiting(leg_id: str, activation_id: str, uow: UnitOfWork, now: Instant) -> Decision:
    """Answered, and no key: the next phone is rung. The line stays up and may still acknowledge."""
    activation = uow.activations.get(activation_id)
    page = next((page for page in activation.pages if page.attempt_of(leg_id)), None)
    attempt = page.attempt_of(leg_id) if page else None
    if page is None or attempt is None or not attempt.under_way or attempt.released:
        return NOTHING
    page.answer(leg_id, released=True)
    return ring(uow, activation, page, now)


def take_back(leg_id: str, activation_id: str, uow: UnitOfWork, now: Instant, *, again_in: float) -> Decision:
    """Whoever is rung rings us: that call is not wanted now. The page goes on if nothing comes of theirs."""
    activation = uow.activations.get(activation_id)
    page = next((page for page in activation.pages if page.attempt_of(leg_id)), None)
    attempt = page.attempt_of(leg_id) if page else None
    if page is None or attempt is None or attempt.answered or not attempt.under_way:
        return NOTHING
    hang_up = HangUp(leg_id, None, activation=activation_id)
    due = (page.ring_at(after(now, again_in)),) if page.open else ()
    return page.settle(leg_id, "cancelled", now) + Decision(effects=(hang_up,), due=due)


def look_after(leg: Leg, now: Instant) -> Decision:
    """Nothing has been heard of such a line for longer than it can ring: ask the carrier."""
    look = LookAtCall(leg.id, None, activation=leg.activation)
    return Decision(effects=(look,), due=(_look_due(leg, PATIENCE, now),))


def _look_due(leg: Leg, seconds: float, now: Instant) -> Due:
    return Due(LookAfterLeg(leg.id), after(now, seconds), f"leg/{leg.id}/look")


HANDLERS: Handlers = {
    c.RingPage: ring_next,
    c.PageSubstitutes: substitutes,
    c.PageLastResort: last_resort,
}
