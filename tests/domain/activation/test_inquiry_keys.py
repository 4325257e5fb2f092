"""What the keys of an answer mean, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.activation.answer_words import MOST
from conference.domain.activation.inquiry_keys import Keyed, keyed, spoken, taken
from tests.domain.activation.asking import PLACES

NEVER = ("larm*",)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("12", Keyed(12, False)),
        ("007", Keyed(7, False)),
        ("999999", Keyed(999_999, False)),
        ("0", Keyed(0, False)),
        ("00", Keyed(0, False)),
        ("*", Keyed(0, True)),
        ("0*", Keyed(0, True)),
        ("12*", Keyed(12, True)),
        ("*12", Keyed(12, True)),
        ("", None),
        ("**", None),
        ("*12*", None),
        ("1*2", None),
        ("1000000", None),
        ("12#", None),
    ],
)
def test_digits_are_a_number_and_a_star_is_doubt(keys: str, answer: Keyed | None) -> None:
    assert keyed(keys) == answer


@given(st.text(alphabet="0123456789*#", max_size=12))
def test_whatever_is_keyed_is_an_answer_within_reason_or_none(keys: str) -> None:
    answer = keyed(keys)
    assert answer is None or 0 <= answer.number <= MOST


def test_the_question_is_put_to_a_member_by_name_in_words_fit_to_be_said() -> None:
    question = replace(PLACES, words="Larm: se https://wis.example.se. Platser?")
    values = dict(spoken(question, "Haninge kommun", NEVER).values)
    assert values == {"member": "Haninge kommun", "question": ": se Platser?", "unit": "platser"}


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (Keyed(12, False), "answer_taken"),
        (Keyed(12, True), "answer_taken_about"),
        (Keyed(0, False), "answer_taken_none"),
        (Keyed(0, True), "answer_taken_uncertain"),
    ],
)
def test_whoever_keyed_it_hears_how_it_was_understood(answer: Keyed, key: str) -> None:
    saying = taken(answer, "platser", NEVER)
    assert saying.key == key
    assert dict(saying.values) == ({"number": "12", "unit": "platser"} if answer.number else {})
