"""Parts of a text, counted as the networks count them. `smsutil` is the second opinion."""

import pytest
import smsutil
from hypothesis import assume, given
from hypothesis import strategies as st

from conference.domain.county.gsm7 import BASIC, EXTENSION, not_gsm7, segments

GSM7 = st.text(st.sampled_from(sorted(BASIC | EXTENSION)), min_size=1, max_size=500)
ANYTHING = st.text(
    st.one_of(st.sampled_from("åäöé€[abc é"), st.characters(exclude_categories=["Cs"])),
    min_size=1,
    max_size=300,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("å" * 160, 1),
        ("å" * 161, 2),
        ("ä" * 306, 2),
        ("ö" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 152, 3),  # 306 septets, but the euro does not straddle two parts
        ("á" * 70, 1),
        ("á" * 71, 2),
        ("á" * 134, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_a_text_takes_so_many_parts(text: str, parts: int) -> None:
    assert segments(text) == parts


@given(st.one_of(GSM7, ANYTHING))
def test_a_second_opinion_counts_the_same_parts(text: str) -> None:
    assert segments(text) == len(smsutil.split(text).parts)


@given(ANYTHING)
def test_a_second_opinion_knows_the_same_alphabet(text: str) -> None:
    assume("\x1b" not in text)  # the escape to the extension table is no character of a text
    assert (not not_gsm7(text)) == smsutil.is_valid_gsm(text)


def test_swedish_letters_are_in_the_alphabet() -> None:
    assert not_gsm7("åäöÅÄÖéÉ [ordet] {x} ~ 5 €") == ()


def test_foreign_characters_are_named_once_in_order() -> None:
    assert not_gsm7("a–b “c” – \t ç") == ("–", "“", "”", "\t", "ç")
