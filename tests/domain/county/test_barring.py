"""A number is called if it is somebody's whom the house has reason to call, and otherwise let be."""

import pytest

from conference.domain.county.barring import Barred, barred

OURS = ("+46846500400", "+46701740699")
SOMEBODYS = "+4681234567"
"""Could be anybody's: it is only looked at."""


def why(number: str, *, exercise: bool = False, known: bool = True) -> Barred | None:
    return barred(number, exercise=exercise, countries=("+46", "+358"), ours=OURS, known=known)


@pytest.mark.parametrize(
    ("number", "exercise", "known", "answer"),
    [
        ("+46701740605", True, True, None),
        (SOMEBODYS, False, True, None),
        ("+358401234567", False, True, None),
        ("+46701740605", True, False, Barred.STRANGER),
        (SOMEBODYS, False, False, Barred.STRANGER),
        (SOMEBODYS, True, True, Barred.SOMEBODYS),
        ("+46701740605", False, True, Barred.FICTION),
        ("+4721234567", False, True, Barred.COUNTRY),
        ("+15005550006", False, True, Barred.COUNTRY),
        ("+46846500400", True, True, Barred.OURS),
        ("+46701740699", False, True, Barred.OURS),
    ],
)
def test_who_is_let_be_and_why(number: str, exercise: bool, known: bool, answer: Barred | None) -> None:
    assert why(number, exercise=exercise, known=known) is answer


def test_without_a_country_nobody_is_called() -> None:
    assert barred(SOMEBODYS, exercise=False, countries=(), ours=OURS, known=True) is Barred.COUNTRY
