"""What a leader texts after FRÅGA: it goes to everybody, so nothing is guessed."""

import pytest

from conference.domain.activation.inquiry_by_text import AskedByText, asked_in


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "90 platser 17.30 Hur många kan ni ta emot?",
            AskedByText(90, "platser", "Hur många kan ni ta emot?", "17:30"),
        ),
        ("90 platser kl 9:05: Hur många?", AskedByText(90, "platser", "Hur många?", "9:05")),
        ("12 bussar Vilka kan köra i natt?", AskedByText(12, "bussar", "Vilka kan köra i natt?")),
        ("12 bussar, vilka kan köra?", AskedByText(12, "bussar", "vilka kan köra?")),
        ("40 sandsäckar 112 larmar", AskedByText(40, "sandsäckar", "112 larmar?")),
    ],
)
def test_how_many_of_what_until_when_and_for_what(said: str, asked: AskedByText) -> None:
    assert asked_in(said) == asked


@pytest.mark.parametrize(
    "said",
    [
        "",
        "när börjar vi?",
        "90",
        "90 platser",
        "90 platser 17.30",
        "90 platser ?",
        "många platser Hur många?",
    ],
)
def test_half_an_inquiry_is_none(said: str) -> None:
    assert asked_in(said) is None
