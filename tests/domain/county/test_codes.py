"""Codes: eight digits for a function, six for a seat."""

import pytest

from conference.domain.county.codes import digest, is_function_code, is_seat_code, matches
from conference.domain.county.functions import Function

KEY = b"a key of the house"
TIB = Function("lst-tib", "lansstyrelsen", None, "TiB", "Länsstyrelsen", "leader", "10")
KIB = Function("lansstyrelsen-kib", "lansstyrelsen", None, "KiB", "Länsstyrelsen", "direct", "10")
KEPT = digest("10148621", TIB, KEY)


def test_the_right_code_matches() -> None:
    assert matches("10148621", TIB, KEPT, KEY)


@pytest.mark.parametrize(
    "code", ["10148622", "11148621", "1014862", "101486210", "", "1014862a", "１０１４８６２１"]
)
def test_any_other_does_not(code: str) -> None:
    assert not matches(code, TIB, KEPT, KEY)


def test_a_code_kept_for_one_function_is_no_use_for_another_or_under_another_key() -> None:
    assert not matches("10148621", KIB, KEPT, KEY)
    assert not matches("10148621", TIB, KEPT, b"another key")


def test_a_code_with_the_digits_of_another_member_is_refused_even_if_it_was_kept() -> None:
    assert not matches("99000000", TIB, digest("99000000", TIB, KEY), KEY)


def test_codes_are_told_apart_by_their_length() -> None:
    assert is_function_code("10148621") and not is_function_code("148621")
    assert is_seat_code("148621") and not is_seat_code("10148621")
