"""What a text says less what was ours, whoever sends it back."""

from __future__ import annotations

import pytest

from conference.domain.meeting.own_words import own_words

OURS = "ÖVNING SSR: Ordinarie kl 10.00. Vi ringer nu, svara och tryck 1. Kod 730307. ÖVNING"


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (OURS, ""),
        (f"  {OURS}\n", ""),
        (OURS.replace(" ", "\n"), ""),
        (OURS[:60], ""),
        (f"> {OURS}", ""),
        (f"Nej\n{OURS}", "Nej"),
        (f"{OURS}\nkommer", "kommer"),
        (f"OK\nDen 26 nov 2026 skrev SSR:\n{OURS}", "OK"),
        ("Inget\n-- \nKim", "Inget"),
        ("ÖVNING SSR", "ÖVNING SSR"),
        (
            "SSR: något helt annat, som ingen av oss har skrivit",
            "SSR: något helt annat, som ingen av oss har skrivit",
        ),
        ("", ""),
    ],
)
def test_ours_is_taken_out_wherever_it_stands_and_the_rest_is_theirs(body: str, left: str) -> None:
    assert own_words(body, [OURS, ""]) == left


def test_without_anything_of_ours_a_text_is_as_it_was() -> None:
    assert own_words("Brand i\nHuddinge") == "Brand i\nHuddinge"
