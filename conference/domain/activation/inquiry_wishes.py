"""Wishes of an activation that ask, answer and draw: rows of its table (`wishes.py`).

The four fields of the picture go by their place, since what they are called is the county's own. A field is
written whole, its words and what in it is uncertain; one that is left out stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from conference.domain.activation import commands as c
from conference.domain.activation.ask import ALIVE, LEADING, SPEAKING, Ask
from conference.domain.activation.picture_fields import FIELDS, PictureField
from conference.domain.errors import BadInput
from conference.domain.meeting.wish import Wish

WRITTEN = tuple(f"field{place}" for place in range(1, FIELDS + 1))
DOUBTED = tuple(f"uncertain{place}" for place in range(1, FIELDS + 1))


def _ask(a: Ask) -> c.AskInquiry:
    return c.AskInquiry(
        a.activation, a.new, a.given["question"], a.given["unit"], a.moment(a.given["deadline"]), a.by,
        a.number("wanted"), a.yes("uncertain"), a.list("to"), a.given.get("tell") or None,
    )  # fmt: skip


def _amend(a: Ask) -> c.AmendInquiry:
    return c.AmendInquiry(
        a.activation, a.inquiry, a.by,
        question=a.given.get("question") or None,
        unit=a.given.get("unit") or None,
        wanted=a.number("wanted"),
        uncertain=a.yes("uncertain") if a.given.get("uncertain") else None,
        deadline=a.time("deadline"),
    )  # fmt: skip


def _answer(a: Ask) -> c.AnswerInquiry:
    return c.AnswerInquiry(
        a.activation, a.inquiry, a.given["member"], a.via, a.by, a.given["words"], version=a.number("version")
    )


def _write(a: Ask) -> c.WritePicture:
    return c.WritePicture(a.activation, tuple(_fields(a)), a.by, a.given.get("happened"))


def _fields(a: Ask) -> Iterator[PictureField | None]:
    for written, doubted in zip(WRITTEN, DOUBTED, strict=True):
        if written in a.given:
            yield PictureField(a.given[written], a.given.get(doubted, ""))
        elif doubted in a.given:
            raise BadInput(f"{doubted} stands beside the words of {written}: give both")
        else:
            yield None


ROWS: tuple[Wish[Ask], ...] = (
    Wish(
        "ask-inquiry",
        "resursförfrågan",
        "ask members for a number of something, before a deadline",
        LEADING,
        ALIVE,
        _ask,
        ("question", "unit", "deadline", "wanted", "uncertain", "to", "tell"),
        frozenset({"wanted", "uncertain", "to", "tell"}),
    ),
    Wish(
        "amend-inquiry",
        "ändra resursförfrågan",
        "the need has changed: a new version to those asked",
        LEADING,
        ALIVE,
        _amend,
        ("wanted", "uncertain", "deadline", "question", "unit", "inquiry"),
        frozenset({"wanted", "uncertain", "deadline", "question", "unit", "inquiry"}),
    ),
    Wish(
        "answer-inquiry",
        "besvara resursförfrågan",
        "answer for a member, in words as it would by text",
        LEADING | SPEAKING,
        ALIVE,
        _answer,
        ("member", "words", "inquiry", "version"),
        frozenset({"inquiry", "version"}),
    ),
    Wish(
        "close-inquiry",
        "avsluta resursförfrågan",
        "take no more answers",
        LEADING,
        ALIVE,
        lambda a: c.CloseInquiry(a.activation, a.inquiry, a.by),
        ("inquiry",),
        frozenset({"inquiry"}),
    ),
    Wish(
        "write-picture",
        "skriv lägesbild",
        "a new version of the picture; fields that are left out stay as they were",
        LEADING,
        ALIVE,
        _write,
        (*WRITTEN, *DOUBTED, "happened"),
        frozenset({*WRITTEN, *DOUBTED, "happened"}),
    ),
    Wish(
        "send-picture",
        "sänd lägesbild",
        "text a version of the picture, by default the newest to everybody",
        LEADING,
        ALIVE,
        lambda a: c.SendPicture(a.activation, a.by, a.number("version"), a.list("to")),
        ("to", "version"),
        frozenset({"to", "version"}),
    ),
)
