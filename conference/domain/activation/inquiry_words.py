"""What is written of an inquiry, in three parts at most: to those asked, to answerers, to whoever asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from conference.domain.activation.answer_words import Reading
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.inquiry_question import Question
from conference.domain.activation.inquiry_total import Total
from conference.domain.county.fit_words import fit
from conference.domain.county.gsm7 import segments
from conference.domain.county.texts import Saying, say

PARTS = 3
QUESTION, UNIT, TOPIC = 160, 30, 60
"""Characters of the question, of what is counted, and of the question where it only says what is meant."""
NAMED = 10
"""More members than this are counted, not named."""

Words = Callable[[Saying], str]
"""Renders a saying in the reader's language."""


def asking(inquiry: Inquiry, never: Iterable[str], time: Saying | str) -> Saying:
    """The question as it is put to those asked; `time` is the deadline in words."""
    question, unwanted = inquiry.question, tuple(never)
    unit = fit(question.unit, unwanted, UNIT)
    values = {"question": fit(question.words, unwanted, QUESTION), "unit": unit, "time": time}
    need = _need(question, unit)
    if inquiry.newest.number == 1:
        return say("inquiry_asked", need=need, **values)
    return say("inquiry_amended", need=need, version=inquiry.newest.number, **values)


def _need(question: Question, unit: str) -> Saying:
    if question.wanted is None:
        return say("inquiry_need_unknown")
    if question.uncertain:
        return say("inquiry_need_uncertain", wanted=question.wanted, unit=unit)
    return say("inquiry_need", wanted=question.wanted, unit=unit)


def noted(reading: Reading, member: str, unit: str, never: Iterable[str]) -> Saying:
    """What whoever answered is told of how it was read; `member` is the name."""
    counted = fit(unit, never, UNIT)
    if reading.kind == "none":
        return say("inquiry_noted_none", member=member)
    if reading.kind == "uncertain":
        return say("inquiry_noted_uncertain", member=member)
    if reading.kind == "words":
        return say("inquiry_noted_words", member=member, unit=counted)
    number = str(reading.number)
    if reading.uncertain:
        return say("inquiry_noted_about", member=member, number=number, unit=counted)
    return say("inquiry_noted", member=member, number=number, unit=counted)


def standing(
    inquiry: Inquiry,
    why: str,
    names: Mapping[str, str],
    words: Words,
    never: Iterable[str],
    *,
    exercise: bool,
) -> str:
    """How the answers stand, for whoever asked. What there is no room for is left out, the names last."""
    unwanted, total = tuple(never), inquiry.total
    topic = fit(inquiry.question.words, unwanted, TOPIC)
    unit = fit(inquiry.question.unit, unwanted, UNIT)
    lines = [
        say("inquiry_stands", topic=topic, sum=_sum(total, unit)),
        say("inquiry_heard", heard=len(total.answered), asked=len(inquiry.asked)),
        *_distance(total, inquiry.question.wanted),
    ]
    if total.unsure:
        lines.append(say("inquiry_unsure", members=_members(total.unsure, names)))
    if total.in_words:
        lines.append(say("inquiry_in_words", members=_members(total.in_words, names)))
    if why == "deadline" and total.missing:
        lines.append(say("inquiry_missing", members=_members(total.missing, names)))
    marks = f" {words(say('exercise'))}" * 2 if exercise else ""
    text = ""
    for line in map(words, lines):
        longer = f"{text} {line}".strip()
        if segments(longer + marks) <= PARTS:
            text = longer
    return text


def _sum(total: Total, unit: str) -> Saying:
    if total.uncertain:
        return say("inquiry_sum_apart", certain=total.certain, uncertain=total.uncertain, unit=unit)
    return say("inquiry_sum", certain=total.certain, unit=unit)


def _distance(total: Total, wanted: int | None) -> list[Saying]:
    short = total.short_of(wanted)
    if short is None or wanted is None:
        return []
    return [
        say("inquiry_short", short=short, wanted=wanted) if short else say("inquiry_reached", wanted=wanted)
    ]


def _members(members: tuple[str, ...], names: Mapping[str, str]) -> Saying | tuple[str, ...]:
    if len(members) > NAMED:
        return say("inquiry_members", count=len(members))
    return tuple(names.get(member, member) for member in members)
