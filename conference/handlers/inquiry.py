"""Inquiries: put to many by text, answered by any door, told to whoever asked as the sum moves."""

from __future__ import annotations

from dataclasses import replace

from conference.domain.activation import commands as c
from conference.domain.activation import inquiry_words
from conference.domain.activation.activation import Activation
from conference.domain.activation.answer_words import MOST, Reading, Vocabulary, read
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.inquiry_question import Question, put_to
from conference.domain.activation.recipients import asked_of
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import BadInput
from conference.domain.instants import Instant, seconds_between
from conference.domain.meeting.commands import ReceiveText
from conference.domain.meeting.text import Text
from conference.handlers.language import language_at
from conference.handlers.under_way import under_way
from conference.handlers.words import words_in, write_text
from conference.handlers.written import never_in, time_in_words, write_to_functions
from conference.ports import Handlers, UnitOfWork

LONGEST = 10 * 3600
"""Seconds a question is worth delivering: the carrier's own longest."""
AFTERWARDS = 3600
"""Seconds after the deadline that an answer is still of use."""
TELLING = 1800
REPLY = 600
"""Seconds that what is told to whoever asked, and to whoever answered, is worth delivering."""


# --- asking -----------------------------------------------------------------------------------------------


def ask(command: c.AskInquiry, uow: UnitOfWork, now: Instant) -> Decision:
    """The question goes out by text to every function it is put to."""
    activation = under_way(uow, command.activation)
    inquiry = Inquiry(
        id=command.inquiry,
        activation=activation.id,
        asked_by=command.by,
        told_to=_told_to(command, uow, activation),
        asked=put_to(asked_of(uow.county, command.to)),
        asked_at=now,
    )
    question = Question(command.question, command.unit, command.wanted, command.uncertain, command.deadline)
    decision = inquiry.ask(question, now)
    uow.inquiries.add(inquiry)
    return decision + _put(uow, activation, inquiry, now)


def _told_to(command: c.AskInquiry, uow: UnitOfWork, activation: Activation) -> str | None:
    """The function that hears how it goes: the one named, whoever asks, or whoever has the activation."""
    if command.tell is not None:
        return uow.county.function(command.tell).id
    known = {function.id for function in uow.county.functions}
    return next((by for by in (command.by, activation.acknowledged_by) if by in known), None)


def amend(command: c.AmendInquiry, uow: UnitOfWork, now: Instant) -> Decision:
    """The need has changed: everybody who was asked is told, whatever they have answered."""
    activation = under_way(uow, command.activation)
    inquiry = uow.inquiries.get(command.inquiry)
    old = inquiry.question
    new = replace(
        old,
        words=old.words if command.question is None else command.question,
        unit=old.unit if command.unit is None else command.unit,
        wanted=old.wanted if command.wanted is None else command.wanted,
        uncertain=old.uncertain if command.uncertain is None else command.uncertain,
        deadline=old.deadline if command.deadline is None else command.deadline,
    )
    decision = inquiry.amend(new, command.by, uow.county.limits.inquiry_told_every, now)
    return decision + _put(uow, activation, inquiry, now)


def _put(uow: UnitOfWork, activation: Activation, inquiry: Inquiry, now: Instant) -> Decision:
    deadline = inquiry.question.deadline
    asking = inquiry_words.asking(inquiry, never_in(uow), time_in_words(uow, deadline, now))
    valid = min(LONGEST, round(seconds_between(now, deadline)) + AFTERWARDS)
    return write_to_functions(
        uow, activation, "inquiry", asking, inquiry.functions,
        valid=valid, now=now, version=inquiry.newest.number, about=inquiry.id,
    )  # fmt: skip


# --- answering --------------------------------------------------------------------------------------------


def answer(command: c.AnswerInquiry, uow: UnitOfWork, now: Instant) -> Decision:
    """A member's answer, by whatever door."""
    under_way(uow, command.activation)
    inquiry = uow.inquiries.get(command.inquiry)
    return _take(uow, inquiry, command, _reading(command, uow), now)


def _reading(command: c.AnswerInquiry, uow: UnitOfWork) -> Reading:
    number, words = command.number, command.words
    if number is None:
        return read(words, Vocabulary.of(uow.county.words))
    if not 0 <= number <= MOST:
        raise BadInput(f"an answer is a number from 0 to {MOST}")
    if number == 0:
        return Reading(
            "uncertain" if command.uncertain else "none", words or "0", uncertain=command.uncertain
        )
    return Reading("number", words or str(number), number, command.uncertain)


def _take(
    uow: UnitOfWork, inquiry: Inquiry, command: c.AnswerInquiry, reading: Reading, now: Instant
) -> Decision:
    every = uow.county.limits.inquiry_told_every
    return inquiry.answer(
        command.member, reading, command.version, via=command.via, by=command.by, every=every, now=now
    )


def by_text(command: ReceiveText, asked: Text, uow: UnitOfWork, now: Instant) -> Decision | None:
    """A text from a phone that was last asked an inquiry, with the reply it gets.

    It answers the version last sent to that phone. None where nothing is said, or too late to be about it.
    """
    if asked.about is None or asked.seat is None or not command.body.strip():
        return None
    inquiry = uow.inquiries.get(asked.about)
    over = inquiry.closed_at is not None or uow.activations.look(inquiry.activation).over
    if over and now > asked.valid_until:
        return None
    if over:
        return _reply(command, inquiry, asked.seat, say("inquiry_closed"), uow, now)
    return _answer_by_text(command, inquiry, asked.seat, asked.version, uow, now)


def by_figure(command: ReceiveText, uow: UnitOfWork, now: Instant) -> Decision | None:
    """A text that begins with a figure and is an answer, from a phone that an open inquiry was put to."""
    asked = uow.texts.last_to(command.number, "inquiry")
    reading = read(command.body, Vocabulary.of(uow.county.words))
    if asked is None or asked.about is None or reading.kind == "words" or not reading.words[:1].isdigit():
        return None
    if uow.inquiries.look(asked.about).closed_at is not None:
        return None
    return by_text(command, asked, uow, now)


def by_known_phone(command: ReceiveText, uow: UnitOfWork, now: Instant) -> Decision | None:
    """A text from another phone of a function that was asked, if it is an answer beyond doubt."""
    known = uow.directory.whose(command.number)
    if known is None or read(command.body, Vocabulary.of(uow.county.words)).kind == "words":
        return None
    open_ = uow.inquiries.open_to(known.function)
    if not open_:
        return None
    return _answer_by_text(command, uow.inquiries.get(open_[-1].id), known.function, None, uow, now)


def _answer_by_text(
    command: ReceiveText,
    inquiry: Inquiry,
    function: str,
    version: int | None,
    uow: UnitOfWork,
    now: Instant,
) -> Decision:
    member = inquiry.member_of(function)
    answered = c.AnswerInquiry(
        inquiry.activation, inquiry.id, member, "text", function, command.body, version=version
    )
    reading = _reading(answered, uow)
    decision = _take(uow, inquiry, answered, reading, now)
    unit = inquiry.versions[inquiry.answers[-1].version - 1].question.unit
    name = uow.county.member(member).name
    noted = inquiry_words.noted(reading, name, unit, never_in(uow))
    return decision + _reply(command, inquiry, function, noted, uow, now)


def _reply(
    command: ReceiveText, inquiry: Inquiry, function: str, saying: Saying, uow: UnitOfWork, now: Instant
) -> Decision:
    return write_text(
        uow, None, "reply", saying, number=command.number, seat=function,
        language=language_at(uow, command.number, now), valid=REPLY, now=now,
        activation=inquiry.activation, about=inquiry.id,
    )  # fmt: skip


# --- telling, and the end ---------------------------------------------------------------------------------


def tell(command: c.TellAsker, uow: UnitOfWork, now: Instant) -> Decision:
    """How the answers stand, if that is news to whoever asked."""
    inquiry = uow.inquiries.get(command.inquiry)
    told = inquiry.tell(now, last=command.last)
    if told is None:
        return NOTHING
    decision = Decision(events=(told,))
    if inquiry.told_to is None:
        return decision
    names = {member.id: member.name for member in uow.county.members}

    def standing(language: str) -> str:
        return inquiry_words.standing(
            inquiry, told.why, names, words_in(uow, language), never_in(uow), exercise=uow.house.exercise
        )

    return decision + write_to_functions(
        uow, uow.activations.look(inquiry.activation), "reply", standing, (inquiry.told_to,),
        valid=TELLING, now=now, about=inquiry.id,
    )  # fmt: skip


def close(command: c.CloseInquiry, uow: UnitOfWork, now: Instant) -> Decision:
    """No more answers are wanted."""
    return uow.inquiries.get(command.inquiry).close(command.by, now)


HANDLERS: Handlers = {
    c.AskInquiry: ask,
    c.AmendInquiry: amend,
    c.AnswerInquiry: answer,
    c.TellAsker: tell,
    c.CloseInquiry: close,
}
