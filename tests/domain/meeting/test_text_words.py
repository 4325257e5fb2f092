"""The words of a meeting, however they are dressed. Of whole texts: `../activation/test_text_meaning.py`."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.county.spelling import plain
from conference.domain.meeting.text_words import OPT_OUT, TEXT_WISHES, clashes, reading
from tests.counties import stockholm

WORDS = stockholm().words
OWN = sorted({word for spoken in WORDS.values() for row in TEXT_WISHES for word in spoken[f"texted.{row}"]})


def row_of(text: str) -> str:
    found = reading(text, WORDS)
    return "none" if found is None else found.row.id


@pytest.mark.parametrize("word", OWN)
def test_every_word_of_the_county_is_its_rows(word: str) -> None:
    [row] = {row for spoken in WORDS.values() for row in TEXT_WISHES if word in spoken[f"texted.{row}"]}
    said = f"{word} ett" if TEXT_WISHES[row].needs else word
    assert row_of(said) == row


@given(
    st.sampled_from(OWN),
    st.sampled_from(["{}", "  {}\n", '"{}"', "{}!", "Hej, {}", "{} tack", "👍 {}"]),
)
def test_how_it_is_dressed_changes_nothing(word: str, dress: str) -> None:
    naked = row_of(word)
    for spelt in (word, word.lower(), word.capitalize(), plain(word)):
        assert row_of(dress.format(spelt)) == naked


@given(st.text(max_size=400))
def test_any_text_at_all_is_read_without_complaint(text: str) -> None:
    found = reading(text, WORDS)
    assert found is None or (found.row.id in TEXT_WISHES and len(found.rest) <= len(text))


@given(st.sampled_from(sorted(OPT_OUT)), st.sampled_from(["{}", " {}. ", "{}!"]))
def test_words_that_want_no_more_texts_are_never_read(word: str, dress: str) -> None:
    assert row_of(dress.format(word.upper())) == "none"


def test_a_word_is_claimed_by_one_row_and_by_no_carrier() -> None:
    spoken: dict[str, Any] = {f"texted.{row}": () for row in ("polite", *TEXT_WISHES)}
    twice = {"sv": {**spoken, "texted.next": ("NÄSTA", "END", "OK"), "texted.back": ("nasta",)}}
    found = list(clashes(twice, {"replies.approve": ["Ok"]}))
    assert sorted(found) == [
        "END belongs to the carriers already, and so cannot be texted.next",
        "NASTA belongs to texted.next already, and so cannot be texted.back",
        "OK belongs to replies.approve already, and so cannot be texted.next",
    ]
    assert list(clashes(WORDS, {})) == []
