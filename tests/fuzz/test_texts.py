"""Any texts from any phones, and phones that answer ours by themselves: no loop, no answer to strangers.

What is texted is drawn from the words of the county, figures, codes, what we have texted ourselves (sent back
as it is, or quoted below an answer), the words of carriers, and noise.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from sqlalchemy import select

from conference.handlers.words import LOOP, MOST_REPLIES
from conference.storage.tables import texts
from exercise.exchange.events import TextRead
from tests.counties import stockholm
from tests.fuzz.cast import CAST, STRANGERS, code_of, number_of, on_a_thursday, phone_of
from tests.fuzz.house import no_fault_of_ours
from tests.fuzz.inputs import examples, stories, tried
from tests.fuzz.what_holds import open_out_of_turn, rung_twice
from tests.stage import Stage

pytestmark = pytest.mark.once

AT_ONCE: Final = 2
"""Texts that one text may bring to one phone: a reply, and what it has set going."""
IN_TEN_MINUTES: Final = MOST_REPLIES + 10
"""Texts that one phone gets in `LOOP` seconds at the very most, whoever answers by himself."""

WORDS: Final = sorted(
    {
        form
        for spoken in stockholm().words.values()
        for name, forms in spoken.items()
        if name.startswith(("texted.", "replies."))
        for form in forms
    }
)
TAILS: Final = (
    "",
    "!",
    *(f" {more}" for more in ("tack", "kan inte komma", "12", "ca 5", "0701740605", "\n-- \nKim")),
)
ECHO, QUOTED, BELOW = "our own text", "> our own text", "a word, and our own text below"
CODED: Final = ("GRÖN {code} Brand", "blå {code}", "{code}", "GRÖN 12345678 x", "GREEN", "grön linje")
OF_CARRIERS: Final = ("STOP", "stopall", "END", "Cancel", "START", "UNSTOP")
FIGURES: Final = ("14", "ca 5", "0", "2-3", "*5", "999999999999", "FRÅGA 9 platser 23.00 Hur många?")
NOISE: Final = ("", "\n", "👍", "Jag är på semester till måndag.", "x" * 2000, "\x00;--", "{why}", "> ")
BODIES: Final = (
    *WORDS,
    *(f"{word}{TAILS[at % len(TAILS)]}" for at, word in enumerate(WORDS)),
    *(*(ECHO, QUOTED, BELOW) * 8, *CODED * 3, *OF_CARRIERS * 2, *FIGURES * 3, *NOISE),
)
OF_A_STRANGER: Final = ("STATUS", "HELP", "GRÖN 12345678 x", "BLÅ KNAPPEN", "INVÄND nej", "14", "OK", "JA")
WAITS: Final = (2, 0, 0.4, 11, 2, 65)
STEPS: Final = stories(CAST, BODIES, WAITS, least=50, most=70)
BY_ITSELF: Final = (
    "STATUS",
    ECHO,
    "Jag är på semester",
    QUOTED,
    "HELP",
    "OK",
    BELOW,
    "RING",
    "JA",
    "14",
    "GRÖN {code} x",
)
MACHINES: Final = stories(CAST, BY_ITSELF, least=len(CAST), most=len(CAST))
"""Who answers each of our texts by themselves, and with what."""


def worded(stage: Stage, who: str, body: str) -> str:
    """What is really written: with a code that is right, or with what we have texted to that phone last."""
    got = phone_of(stage, who).texts
    last = got[-1] if got else "SSR: hej"
    ours = {ECHO: last, QUOTED: f"> {last}", BELOW: f"Nej\nDen 26 nov 2026 skrev SSR:\n{last}"}
    if "{code}" in body:
        return body.format(
            code=code_of(stage, "huddinge-tib" if who.startswith("+") else _function(stage, who))
        )
    return ours.get(body, body)


def _function(stage: Stage, who: str) -> str:
    return stage.places.seat(who).function if stage.places.has(who) else who


def written(stage: Stage) -> list[tuple[str, str, datetime]]:
    """(number, purpose, moment) of every text of ours."""
    with stage.upprop.store.reading() as work:
        rows = work.connection.execute(select(texts.c.number, texts.c.purpose, texts.c.written_at))
        return [(row.number, row.purpose, row.written_at) for row in rows]


def one_text(stage: Stage, who: str, body: str, wait: float) -> list[str]:
    before = Counter((number, purpose) for number, purpose, _ in written(stage))
    phone_of(stage, who).text(body)
    stage.forward(seconds=0.5)
    after = Counter((number, purpose) for number, purpose, _ in written(stage))
    new, number = after - before, number_of(stage, who)
    found = []
    if new[number, "reply"] > 1:
        found.append(f"{new[number, 'reply']} replies to {body!r} of {who}")
    to_each: Counter[str] = Counter()
    for (to, _), many in new.items():
        to_each[to] += many
    found += [f"{many} texts to {to} by {body!r} of {who}" for to, many in to_each.items() if many > AT_ONCE]
    stage.forward(seconds=wait)
    return found + open_out_of_turn(stage)


@examples(1, shrunk=False)
@given(STEPS)
def test_a_text_brings_one_reply_at_the_most_and_none_to_nobody(steps: list[tuple[str, str, float]]) -> None:
    with tempfile.TemporaryDirectory() as folder, no_fault_of_ours():
        stage = on_a_thursday(Path(folder))
        try:
            valid: Counter[str] = Counter()
            for who, drawn, wait in steps:
                valid[who] += "{code}" in drawn
                assert one_text(stage, who, worded(stage, who, drawn), wait) == []
                tried("texts")
            for stranger, body in product(STRANGERS, OF_A_STRANGER):
                assert one_text(stage, stranger, body, 1) == []
            stage.forward(minutes=5)
            told = Counter(number for number, _, _ in written(stage))
            assert all(told[stranger] <= valid[stranger] for stranger in STRANGERS), "nobody is answered"
            assert open_out_of_turn(stage) == [] and rung_twice(stage) == []
        finally:
            stage.upprop.close()


def _answers_by_itself(stage: Stage, who: str, drawn: str) -> None:
    """From now on that phone answers each of our texts, two seconds after it has come."""
    phone = phone_of(stage, who)

    def answer(event: TextRead) -> None:
        if event.text.to == phone.number:
            stage.network.agenda.after(2, lambda: phone.text(worded(stage, who, drawn)))

    stage.network.exchange.wire.on(TextRead, answer)


def most_within(moments: list[datetime], seconds: float) -> int:
    """The largest number of moments in any stretch so long."""
    return max(
        (
            sum(timedelta(0) <= other - moment < timedelta(seconds=seconds) for other in moments)
            for moment in moments
        ),
        default=0,
    )


@examples(1, shrunk=False)
@given(MACHINES, STEPS)
def test_phones_that_answer_by_themselves_are_not_texted_in_a_loop(
    machines: list[tuple[str, str]], steps: list[tuple[str, str, float]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, no_fault_of_ours():
        stage = on_a_thursday(Path(folder))
        try:
            for who, drawn in machines:
                _answers_by_itself(stage, who, drawn)
            for who, drawn, wait in steps[:8]:
                phone_of(stage, who).text(worded(stage, who, drawn))
                stage.forward(seconds=wait)
                assert open_out_of_turn(stage) == []
                tried("texts beside machines")
            stage.forward(minutes=12)
            by_phone: dict[str, list[datetime]] = {}
            replies: dict[str, list[datetime]] = {}
            for number, purpose, at in written(stage):
                by_phone.setdefault(number, []).append(at)
                if purpose == "reply":
                    replies.setdefault(number, []).append(at)
            assert {
                to: many for to, at in replies.items() if (many := most_within(at, LOOP)) > MOST_REPLIES
            } == {}
            assert {
                to: many for to, at in by_phone.items() if (many := most_within(at, LOOP)) > IN_TEN_MINUTES
            } == {}
            assert open_out_of_turn(stage) == [] and rung_twice(stage) == []
        finally:
            stage.upprop.close()
