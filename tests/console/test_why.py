"""Why a phone rang when a button had been pressed, or did not, told on a page in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.console.reader import Reader
from tests.databases import Databases
from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once


@pytest.fixture
def night(tmp_path: Path, databases: Databases) -> Iterator[Night]:
    """Green has been pressed, and somebody has it."""
    night = Night(tmp_path)
    night.everyone("gron")
    night.press()
    night.stage.forward(minutes=1)
    yield night
    night.stage.upprop.close()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("sv", ("tryckte Huddinge kommun på gröna knappen: ", "söktes", "besvarades, med knappen")),
        ("en", ("Huddinge kommun pressed the green button: ", "was paged", "with the key that")),
    ],
)
def test_why_a_phone_rang_is_told_in_the_readers_language(
    night: Night, language: str, told: tuple[str, ...]
) -> None:
    page = f"/aktivering/{night.id}"
    has_it = next(page.slug for page in night.activation.pages if page.outcome == "acknowledged")
    asks = Reader(night.stage.upprop, "leader", language=language)
    asks.opens(page)
    assert f"/varfor/{has_it}" in asks.last
    asks.opens(f"{page}/varfor/{has_it}")
    assert all(words in asks.words for words in told), asks.words


def test_why_a_phone_did_not_ring_is_told_too_and_of_nobody_that_there_is_nobody(night: Night) -> None:
    asks = Reader(night.stage.upprop, "leader")
    asks.opens(f"/aktivering/{night.id}/varfor/nacka-tib")
    assert "Ingen telefon ringdes för" in asks.words and "söker bara dem i jour" in asks.words
    asks.opens(f"/aktivering/{night.id}/varfor/ingen")
    assert asks.status == 404
