"""Nobody acknowledges: substitutes, the last resort, and at last everybody is called without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState
from tests.scenarios.activations.night import PAGED, Night

pytestmark = pytest.mark.once

SECOND = ("holder_second", "substitute", "substitute_second")


def placed(night: Night, page: str, rung: str) -> list[float]:
    """Seconds after the press at which a rung of a page was rung."""
    activation = night.activation
    attempts = activation.page(page).attempts
    return [(a.placed_at - activation.pressed_at).total_seconds() for a in attempts if a.to == rung]


def a_night_without_leaders(folder: Path, **settings: object) -> Night:
    night = Night(folder, **settings)
    night.everyone("gron")
    night.nobody_at(*PAGED, "lst-lagesbild", "sos-alarm-tib")
    night.press()
    return night


def test_they_are_rung_in_rounds_and_then_their_substitutes(tmp_path: Path) -> None:
    night = a_night_without_leaders(tmp_path)
    night.stage.forward(minutes=7)
    for function in PAGED:
        first, second, third = placed(night, function, "holder")
        assert (first, 60 <= second < 120, 150 <= third < 200) == (0, True, True)
        assert night.phone(function).rings == night.phone(function, "holder_second").rings == 3
        began = placed(night, f"{function}-substitute", "substitute")[0]
        assert 300 <= began < 302
        assert "GRÖNA KNAPPEN" in night.phone(function, "substitute").texts[-1]
    assert {night.pages[function] for function in PAGED} == {"not_reached"}
    assert night.activation.state is ActivationState.PRESSED


def test_the_last_resort_is_rung_and_hands_it_on_in_its_own_ways(tmp_path: Path) -> None:
    night = a_night_without_leaders(tmp_path)
    night.script("sos-alarm-tib", answers=3, presses=["1"])
    night.stage.forward(minutes=9)
    assert night.activation.acknowledged_by == "sos-alarm-tib"
    assert "Ge besked vidare enligt era rutiner" in night.heard("sos-alarm-tib")
    assert "SOS Alarm har kvitterat gröna knappen" in night.phone("rsib").texts[-1]
    assert "SOS Alarm har kvitterat gröna knappen" in night.phone("rsib", "substitute").texts[-1]
    night.stage.forward(minutes=20)
    assert not night.activation.automatic and night.activation.meetings == ()
    night.phone("sos-alarm-tib").text("ALLA")
    night.stage.forward(minutes=1)
    assert night.activation.meetings == (), "only those who lead call everybody"
    night.wish("mistaken")
    night.stage.forward(minutes=30)
    night.closes_quietly()


def test_after_ten_minutes_everybody_is_called_and_told_why(tmp_path: Path) -> None:
    night = a_night_without_leaders(tmp_path)
    night.stage.forward(minutes=9, seconds=59)
    assert night.activation.meetings == ()
    night.stage.forward(seconds=6)
    assert night.activation.automatic and night.activation.state is ActivationState.CONVENED
    assert "Ingen i jour har kvitterat, så alla kallas nu" in night.phone("polisen-tib").texts[-1]
    assert night.phone("polisen-tib").rings == 1
    night.script("rkk", answers=3, presses="1")
    night.be_about("gron")
    night.stage.forward(minutes=6)
    assert "utan att någon i jour har kvitterat: Brand på vårdboende" in night.heard("polisen-tib")
    assert night.stage.conference.chair == "rkk"
    night.stage.wish("end")
    night.stage.forward(minutes=1)
    night.wish("mistaken")
    night.stage.forward(minutes=61)
    night.closes_quietly()


def test_a_leader_who_rings_in_at_last_chairs(tmp_path: Path) -> None:
    night = a_night_without_leaders(tmp_path)
    night.stage.forward(minutes=16)
    night.be_about("gron")
    assert night.stage.conference.chair == "lst-tib"
    assert night.stage.outcomes["rsib"] == "not_reached"
    night.rings_in("rsib", "91461103#", "1")
    assert night.stage.conference.chair == "rsib"
    assert "är nu ordförande" in night.heard("polisen-tib")


def test_all_seventy_seven_ring_within_the_time_that_was_told(tmp_path: Path) -> None:
    night = Night(tmp_path, whole=True)
    told = night.press()
    night.stage.forward(minutes=10)
    green = [seat.function for seat in night.stage.upprop.county.formats["gron"].seats if seat.summoned]
    rung = {function: night.phone(function).rings for function in green}
    night.stage.forward(seconds=(told.all_ring_within or 0) - 600 + 1)  # and what the carrier takes
    assert len(green) == 77
    assert [function for function in green if night.phone(function).rings == rung[function]] == []
