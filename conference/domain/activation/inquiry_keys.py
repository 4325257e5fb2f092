"""An inquiry by telephone: what is said of it, and what the keys of an answer mean.

Digits are a number, nought is none. A star makes it uncertain, and alone it says that nobody knows yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from conference.domain.activation.answer_words import MOST
from conference.domain.activation.inquiry_question import Question
from conference.domain.activation.inquiry_words import QUESTION, UNIT
from conference.domain.county.fit_words import fit
from conference.domain.county.texts import Saying, say

_KEYED = re.compile(r"(?P<before>\*?)(?P<digits>[0-9]*)(?P<after>\*?)")


@dataclass(frozen=True)
class Keyed:
    """`number` is nought both for none and for not known, which then is `uncertain`."""

    number: int
    uncertain: bool


def keyed(keys: str) -> Keyed | None:
    """What was keyed before the one that ends it, or None where that is no answer."""
    found = _KEYED.fullmatch(keys)
    if found is None or not keys or (found["before"] and found["after"]):
        return None
    number = int(found["digits"] or 0)
    return Keyed(number, bool(found["before"] or found["after"])) if number <= MOST else None


def spoken(question: Question, member: str, never: Iterable[str]) -> Saying:
    """The question to a member by name, and how it is answered."""
    unwanted = tuple(never)
    return say(
        "answer_asked",
        member=member,
        question=fit(question.words, unwanted, QUESTION),
        unit=fit(question.unit, unwanted, UNIT),
    )


def taken(answer: Keyed, unit: str, never: Iterable[str]) -> Saying:
    """What whoever keyed it hears of how it was understood."""
    if not answer.number:
        return say("answer_taken_uncertain" if answer.uncertain else "answer_taken_none")
    key = "answer_taken_about" if answer.uncertain else "answer_taken"
    return say(key, number=answer.number, unit=fit(unit, never, UNIT))
