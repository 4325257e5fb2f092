"""Logins, names and passwords: which will do."""

import pytest

from conference.domain.access.naming import fits, login_of, name_of
from conference.domain.errors import BadInput


def test_capitals_and_blanks_round_a_login_mean_nothing() -> None:
    assert login_of(" Tib@lst.example ") == "tib@lst.example"


@pytest.mark.parametrize("said", ["", "a", "-tib", "tib lst", "tåg", "a" * 65, "ti\nb", "tib/../x"])
def test_what_is_no_login_is_refused(said: str) -> None:
    with pytest.raises(BadInput):
        login_of(said)


def test_a_name_is_printable_and_short() -> None:
    assert name_of("  Åsa   Öberg ") == "Åsa Öberg"
    for said in ("", "  ", "x" * 81, "a\x07b"):
        with pytest.raises(BadInput):
            name_of(said)


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("två blå tåg i snö", True),
        ("kort", False),
        ("elva tecken", False),
        ("aaaaaaaaaaaa", False),
        ("ababababababab", False),
        ("Hemligt-TIB-lösen", False),
        ("x" * 201, False),
    ],
)
def test_a_password_is_long_of_several_letters_and_without_the_login(password: str, good: bool) -> None:
    assert fits(password, "tib") is good
