"""An exercise is unmistakable at every phone: calls begin with the word, and texts have it at both ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.network import Network
from tests.scenarios.activations.night import Night
from tests.stage import Stage

pytestmark = pytest.mark.once

SPOKEN = ("Övning, övning, övning.", "Exercise, exercise, exercise.")
WRITTEN = ("ÖVNING", "EXERCISE")


def calls_without_the_word(network: Network) -> list[tuple[str, str]]:
    """Phone, and what it heard first, of every call that a person took and something was said in."""
    first: dict[str, tuple[str, str]] = {}
    for one in network.ears.journal:
        if one.kind == "hears" and one.call and one.speaker is None and not one.tone:
            first.setdefault(one.call, (one.phone, one.what))
    assert first
    cut_short = {words: tuple(words[:length] for length in range(1, len(words) + 1)) for words in SPOKEN}
    return [
        (phone, what)
        for phone, what in first.values()
        if not what.startswith(SPOKEN) and not any(what in begun for begun in cut_short.values())
    ]


def texts_without_the_word(network: Network) -> list[str]:
    """What reached a phone in writing and had not the word at both its ends."""
    read = [one.what for one in network.ears.journal if one.kind == "reads"]
    assert read
    return [what for what in read if not (what.startswith(WRITTEN) and what.endswith(WRITTEN))]


def test_a_thursday_with_whatever_calls_and_texts_it_brings(stage: Stage) -> None:
    stage.everyone()
    stage.nobody_at("trafikverket")
    stage.script("polisen", answers=3, presses="1", speaks=8, drops={"in_turn": 3}, calls_back=10)
    stage.script("sos-alarm", answers={"voicemail": 5})
    stage.plan("ordinarie", minutes=31)
    stage.forward_to("9.40")
    stage.phone("kustbevakningen").text("Hur går det?")
    stranger = stage.network.phone("+46980319299")
    stranger.dial()
    stranger.text("JA")
    stage.forward_to("9.58")
    late = stage.phone("trafikverket")
    late.dial(from_="withheld")
    stage.forward_to("10.25")
    stage.phone("lst-tib").text("OK")
    stage.forward(minutes=2)
    assert stage.conference.state == "summarised"
    assert calls_without_the_word(stage.network) == []
    assert texts_without_the_word(stage.network) == []


def test_a_night_from_the_press_to_standing_down(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone("formote", "gron")
    night.press()
    night.stage.forward(minutes=2)
    night.wish("release")
    night.stage.forward(minutes=12)
    night.wish("ask-inquiry", question="Platser i natt?", unit="platser", wanted="40", deadline="10.30")
    night.stage.forward(minutes=2)
    night.wish("write-picture", by="lst-lagesbild", field1="Branden är släckt.")
    night.wish("send-picture", by="rkk", to="haninge,salem")
    night.stage.forward(minutes=25)
    night.wish("stand-down")
    night.stage.forward(minutes=15)
    assert calls_without_the_word(night.stage.network) == []
    assert texts_without_the_word(night.stage.network) == []
