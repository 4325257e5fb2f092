"""Somebody has it from here, or has somebody else looked for; and who is told so."""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.activation.activation import BEFORE_MEETING, Activation
from conference.domain.activation.page import Page
from conference.domain.activation.press import GREEN, button_named
from conference.domain.county.numbers import national
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant
from conference.handlers import pages
from conference.ports import Handlers, UnitOfWork


def acknowledge(command: c.Acknowledge, uow: UnitOfWork, now: Instant) -> Decision:
    """Somebody has it from here, and is told what can be done about it."""
    activation = uow.activations.get(command.activation)
    page = _answered(activation, command)
    decision = have_it(uow, activation, command.by, now, page=page, leg=command.leg)
    if activation.state not in BEFORE_MEETING or command.by not in uow.county.paged:
        return decision
    what_next = say(
        "page_acknowledged" if activation.button == GREEN else "page_acknowledged_blue",
        dial_in=national(uow.house.voice_number),
    )
    if page is None:
        return decision + pages.tell(uow, activation, command.by, what_next, now)
    return decision + pages.write(uow, activation, page.function, page.first, what_next, now)


def _answered(activation: Activation, command: c.Acknowledge) -> Page | None:
    """What is answered: that page, or else the one that looks for whoever asks."""
    own = (page for page in activation.pages if command.by == page.function)
    return activation.page(command.page) if command.page else next(own, None)


def have_it(
    uow: UnitOfWork,
    activation: Activation,
    by: str,
    now: Instant,
    *,
    page: Page | None = None,
    leg: str | None = None,
) -> Decision:
    """Nobody else need be looked for. Those who were are told by whom."""
    decision = page.settle(leg, "joined", now) if page and leg else NOTHING
    name = _name(uow, activation, by, page, leg, now)
    decision += activation.acknowledge(by, name, now, page=page.slug if page else None, leg=leg)
    taken = say(
        "page_taken", by=name or called(uow, by), button=button_named(activation.button), why=activation.why
    )
    for other in activation.pages:
        if other is not page:
            decision += pages.write(uow, activation, other.function, other.first, taken, now)
    return decision


def _name(
    uow: UnitOfWork, activation: Activation, by: str, page: Page | None, leg: str | None, now: Instant
) -> str | None:
    """Who it is, where that is known: by the phone it was said on, or by the rota."""
    if page is not None and page.ladder:
        attempt = page.attempt_of(leg) if leg else None
        return attempt.by if attempt else page.ladder[0].by
    if all(function.id != by for function in uow.county.functions):
        return None
    person = uow.directory.on_duty(activation.on_duty_as(by), now).holder
    return person.name if person else None


def taken_by(uow: UnitOfWork, activation: Activation) -> str:
    """Who has acknowledged, by name where it is known."""
    return activation.acknowledged_name or called(uow, activation.acknowledged_by or "")


def called(uow: UnitOfWork, by: str) -> str:
    """How somebody who has done something is spoken of."""
    known = next((function.called for function in uow.county.functions if function.id == by), None)
    return known or by.rpartition(":")[2]


def pass_on(command: c.PassOn, uow: UnitOfWork, now: Instant) -> Decision:
    """Whoever answered cannot take it: the substitute is looked for at once."""
    activation = uow.activations.get(command.activation)
    page = activation.page(command.page)
    decision = page.settle(command.leg, "someone_else", now) if command.leg else NOTHING
    decision += page.end("passed_on", now, but=command.leg)
    if activation.acknowledged_by is None and not activation.over and page.stage == "holder":
        decision += pages.begin(uow, activation, page.function, "substitute", now)
    return decision


HANDLERS: Handlers = {c.Acknowledge: acknowledge, c.PassOn: pass_on}
