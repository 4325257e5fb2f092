"""Phone numbers as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.county.numbers import (
    PRODUCT_TEXT,
    PRODUCT_VOICE,
    RESERVED,
    is_e164,
    is_fiction,
    national,
    spoken,
)


@pytest.mark.parametrize("number", ["+46701740605", "+46846500499", "+15005550006"])
def test_a_number_in_e164_is_one(number: str) -> None:
    assert is_e164(number)


@pytest.mark.parametrize(
    "number", ["", "070-1740605", "46701740605", "+0701740605", "+46 70 174", "+46701740605\n"]
)
def test_anything_else_is_not(number: str) -> None:
    assert not is_e164(number)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("+46701740605", "+46701740699"),
        ("+46846500400", "+46846500499"),
        ("+46313900600", "+46313900699"),
        ("+46406280400", "+46406280499"),
        ("+46980319200", "+46980319299"),
    ],
)
def test_each_series_of_fiction_begins_and_ends_where_it_was_promised(first: str, last: str) -> None:
    assert is_fiction(first) and is_fiction(last)
    assert not is_fiction(f"+{int(first) - 1}") and not is_fiction(f"+{int(last) + 1}")


def test_the_products_own_numbers_are_fiction_until_real_ones_are_bought() -> None:
    assert {PRODUCT_VOICE, PRODUCT_TEXT} < RESERVED and all(map(is_fiction, RESERVED))


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("+46701740605", "070-174 06 05"),
        ("+46846500400", "08-465 004 00"),
        ("+46313900600", "031-390 06 00"),
        ("+46980319200", "0980-31 92 00"),
        ("+12025550143", "+12025550143"),
    ],
)
def test_numbers_are_shown_as_they_are_written_at_home(number: str, written: str) -> None:
    assert national(number) == written


@pytest.mark.parametrize(
    ("number", "language", "words"),
    [
        ("+46846500400", "sv", "0 8, 4 6 5, 0 0 4, 0 0"),
        ("+46701740605", "sv", "0 7 0, 1 7 4, 0 6, 0 5"),
        ("+46846500400", "en", "plus 4 6, 8, 4 6 5, 0 0 4, 0 0"),
        ("+12025550143", "sv", "plus 1 2 0, 2 5 5, 5 0 1, 4 3"),
    ],
)
def test_numbers_are_read_aloud_digit_by_digit_with_pauses(number: str, language: str, words: str) -> None:
    assert spoken(number, language) == words


@given(st.from_regex(r"\+[1-9][0-9]{7,14}", fullmatch=True), st.sampled_from(["sv", "en"]))
def test_no_digit_is_lost_when_a_number_is_read_aloud(number: str, language: str) -> None:
    digits = "".join(char for char in spoken(number, language) if char.isdigit())
    assert digits == number[1:] or f"46{digits[1:]}" == number[1:]
