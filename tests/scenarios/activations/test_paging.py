"""Somebody presses green: those on duty are looked for until one has it, and nothing is left to chance."""

from __future__ import annotations

from pathlib import Path

from conference.domain.activation.activation import ActivationState
from tests.scenarios.activations.night import Night


def test_a_press_rings_and_texts_the_three_on_duty_at_once(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone()
    told = night.press()
    assert told.paged == (
        "Länsstyrelsen",
        "Regional samverkanskoordinator",
        "Regional kommunikationskoordinator",
    )
    night.stage.forward(seconds=3)
    for function in ("lst-tib", "rsib", "rkk"):
        assert night.phone(function).rings == 1
        assert "GRÖNA KNAPPEN: Huddinge kommun" in night.phone(function).texts[-1]


def test_whoever_presses_one_has_it_and_the_others_are_told_by_whom(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.nobody_at("rsib", "rkk")
    night.script("lst-tib", answers=3, presses=["1"])
    night.press()
    night.stage.forward(seconds=40)
    assert "Huddinge kommun har tryckt på gröna knappen: Brand på vårdboende." in " ".join(
        night.phone("lst-tib").heard
    )
    assert night.activation.state is ActivationState.ACKNOWLEDGED
    assert night.activation.acknowledged_by == "lst-tib"
    name = night.activation.acknowledged_name
    assert name is not None
    for function in ("rsib", "rkk"):
        assert f"{name} har kvitterat gröna knappen" in night.phone(function).texts[-1]
    night.stage.forward(minutes=15)
    assert night.phone("rsib").rings == 1


def test_nobody_acknowledges_and_everybody_is_called_all_the_same(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone("gron")
    night.nobody_at("lst-tib", "rsib", "rkk", "sos-alarm-tib")
    night.press()
    night.stage.forward(minutes=4)
    assert night.phone("rsib").rings == 3
    assert night.phone("rsib", "substitute").rings == 0
    night.stage.forward(minutes=2)
    assert night.phone("rsib", "substitute").rings > 0
    night.stage.forward(minutes=2)
    assert night.phone("sos-alarm-tib").rings > 0
    night.stage.forward(minutes=3)
    assert night.activation.automatic
    assert night.activation.state is ActivationState.CONVENED
    night.be_about("gron")
    assert night.phone("polisen-tib").rings == 1


def test_an_ok_is_for_the_summary_even_if_somebody_has_pressed_since(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    stage = night.stage
    night.everyone("bla")
    stage.plan("bla", minutes=1)
    stage.forward(minutes=2)
    stage.wish("end")
    stage.forward(minutes=1)
    assert any("Svara OK" in text for text in night.phone("lst-tib").texts)
    night.script("rsib", answers=2, presses=["1"])
    night.press()
    stage.forward(minutes=1)
    assert night.activation.acknowledged_by is not None
    night.phone("lst-tib").text("OK")
    stage.forward(seconds=30)
    assert stage.conference.state == "summarised"
