"""A press that is taken back, or was a mistake: what has not gone out is withdrawn, those reached are told.

Whoever has been reached, by call or by text, gets a text that puts it right, and one call. Who sits in a
meeting hears it end, and is not rung.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation, Meeting
from conference.domain.activation.page import CORRECTION, Page
from conference.domain.county import ladders
from conference.domain.county.ladders import Rung
from conference.domain.county.texts import Saying, render, say
from conference.domain.decision import NOTHING, Decision, together
from conference.domain.instants import Instant
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.seat import Attempt
from conference.domain.meeting.text import Text
from conference.handlers import convening, pages
from conference.handlers.conference import ladder_of
from conference.handlers.words import local_hour
from conference.ports import Handlers, UnitOfWork

GONE_OUT = ("sent", "delivered", "unknown")
"""What has become of a text that may have been read."""


@dataclass(frozen=True)
class Reached:
    """One of those who have heard of it. `first` is the phone a text goes to, `rungs` those that are rung."""

    slug: str
    function: str
    called: str
    first: Rung
    rungs: tuple[Rung, ...]


def undo(command: c.UndoPress, uow: UnitOfWork, now: Instant) -> Decision:
    """Whoever pressed takes it back. If others have pressed too, those on duty are told that one has not."""
    activation = uow.activations.get(command.activation)
    before = {press.number: press.member for press in activation.presses}
    decision = activation.undo(command.by, uow.county.limits.undo_seconds, uow.wall, now)
    if activation.over:
        return decision + _correct(uow, activation, command.by, now)
    gone = before.keys() - {press.number for press in activation.presses}
    for number in gone:
        told = say("press_withdrawn", member=uow.county.member(before[number]).name, why=activation.why)
        decision += together(pages.tell(uow, activation, one, told, now) for one in uow.county.paged)
    return decision


def mistaken(command: c.MarkMistaken, uow: UnitOfWork, now: Instant) -> Decision:
    """A leader says that it was a mistake. Whoever pressed is told so too."""
    activation = uow.activations.get(command.activation)
    decision = activation.mistaken(command.by, command.why, now)
    pressed = {press.function for press in activation.presses if press.function}
    decision += _correct(uow, activation, command.by, now)
    told = {page.function for page in activation.pages if page.stage == CORRECTION} | {command.by}
    words = _words(uow, activation)
    return decision + together(
        pages.tell(uow, activation, function, words, now) for function in sorted(pressed - told)
    )


def _correct(uow: UnitOfWork, activation: Activation, by: str, now: Instant) -> Decision:
    texts = tuple(_texts(uow, activation))
    gone_out = {text.number for text in texts if text.status in GONE_OUT and text.purpose != "reply"}
    decision, told = NOTHING, set[str]()
    for reached in tuple(_reached(uow, activation, gone_out)):
        numbers = {reached.first.number, *(rung.number for rung in reached.rungs)}
        if reached.function != by and not numbers & told:
            decision += _tell(uow, activation, reached, now)
            told |= numbers
    decision += together(_withdraw(uow, text, now) for text in texts if text.status == "pending")
    why = render(uow.county.texts, say("pressed_by_mistake"), activation.language)
    return decision + convening.call_off(uow, activation, now, why)


def _texts(uow: UnitOfWork, activation: Activation) -> Iterator[Text]:
    """All that have been written on account of it."""
    yield from uow.texts.of_activation(activation.id)
    for meeting in activation.meetings:
        yield from uow.texts.of(meeting.id, "reminder")
        yield from uow.texts.of(meeting.id, "summons")


def _withdraw(uow: UnitOfWork, text: Text, now: Instant) -> Decision:
    """Not sent, it is never sent."""
    written_off = uow.texts.get(text.id).observe("expired", route="", ref=None, error=None, now=now)
    return written_off.in_history_of(text.conference) if text.conference else written_off


def _reached(uow: UnitOfWork, activation: Activation, gone_out: set[str]) -> Iterator[Reached]:
    """Those who were looked for, those called to a meeting, and those who were only told."""
    for page in activation.pages:
        yield from _at(page.slug, page.function, page.called, page.ladder, page.attempts, gone_out)
    for meeting in activation.meetings:
        yield from _called_to(uow, meeting, gone_out)
    for function in (*uow.county.paged, *activation.stand_ins.values()):
        on_duty = uow.directory.on_duty(function, activation.pressed_at)
        ladder = ladders.build(
            uow.county.ladders["page"], uow.directory.phones(function), on_duty, activation.language
        )
        yield from _at(function, function, uow.county.function(function).called, ladder, (), gone_out)


def _called_to(uow: UnitOfWork, meeting: Meeting, gone_out: set[str]) -> Iterator[Reached]:
    """Those called to one that has not opened are rung, unless they are on their line already."""
    conference = uow.conferences.get(meeting.id)
    for seat in uow.seats.of(meeting.id):
        rung = conference.state is ConferenceState.GATHERING and seat.holder is None
        ladder = seat.ladder or ladder_of(uow, conference, seat, conference.planned_at)
        for one in _at(seat.slug, seat.function, seat.called, ladder, seat.attempts, gone_out):
            yield one if rung else replace(one, rungs=())


def _at(
    slug: str,
    function: str,
    called: str,
    ladder: tuple[Rung, ...],
    attempts: tuple[Attempt, ...],
    gone_out: set[str],
) -> Iterator[Reached]:
    answered = {attempt.number for attempt in attempts if attempt.answered}
    rungs = tuple(rung for rung in ladder if rung.number in answered | gone_out)
    if rungs:
        yield Reached(slug, function, called, ladder[0], rungs)


def _tell(uow: UnitOfWork, activation: Activation, reached: Reached, now: Instant) -> Decision:
    decision = pages.write(
        uow, activation, reached.function, reached.first, _words(uow, activation), now, purpose="correction"
    )
    if not reached.rungs:
        return decision
    page = Page(
        activation=activation.id,
        slug=f"{reached.slug}-{CORRECTION}",
        function=reached.function,
        called=reached.called,
        stage=CORRECTION,
        ladder=reached.rungs,
        rounds=uow.county.limits.page_rounds[:1],
        began_at=now,
    )
    return decision + activation.begin_page(page) + pages.ring(uow, activation, page, now)


def _words(uow: UnitOfWork, activation: Activation) -> Saying:
    return say("press_corrected", time=local_hour(uow.county, activation.pressed_at))


HANDLERS: Handlers = {c.UndoPress: undo, c.MarkMistaken: mistaken}
