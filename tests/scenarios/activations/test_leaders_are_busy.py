"""All three on duty are on the phone: other phones, other rounds, and texts that reach them all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState
from tests.scenarios.activations.night import PAGED, Night

pytestmark = pytest.mark.once


def engaged(folder: Path) -> Night:
    night = Night(folder)
    night.nobody_at(*PAGED, "sos-alarm-tib")
    for function in PAGED:
        night.script(function, answers="busy")
        night.script(function, "holder_second", answers="never")
    return night


def test_their_second_phones_are_tried_and_then_the_first_again_until_one_is_free(tmp_path: Path) -> None:
    night = engaged(tmp_path)
    night.script("rkk", answers=["busy", 4], presses="1")
    night.press()
    night.stage.forward(seconds=50)
    assert night.tried("rkk") == ["holder: busy", "holder_second: no_answer"]
    night.stage.forward(seconds=60)
    assert night.tried("rkk") == ["holder: busy", "holder_second: no_answer", "holder: joined"]
    assert night.activation.acknowledged_by == "rkk"
    assert night.pages == {"lst-tib": "called_off", "rsib": "called_off", "rkk": "acknowledged"}
    for function in ("lst-tib", "rsib"):
        assert f"{night.name('rkk')} har kvitterat gröna knappen" in night.phone(function).texts[-1]
    night.stage.forward(minutes=20)
    assert night.phone("rsib").rings == night.phone("rsib", "substitute").rings == 0
    night.wish("mistaken", by="rkk")
    night.stage.forward(minutes=61)
    night.closes_quietly()


def test_ok_by_text_acknowledges_and_stops_the_rounds(tmp_path: Path) -> None:
    night = engaged(tmp_path)
    night.press()
    night.stage.forward(seconds=20)
    night.phone("lst-tib").text("Ok!")
    night.stage.forward(seconds=40)
    assert night.activation.state is ActivationState.ACKNOWLEDGED
    assert night.activation.acknowledged_name == night.name("lst-tib")
    assert "Svara ALLA för att kalla alla nu" in night.phone("lst-tib").texts[-1]
    assert night.pages["lst-tib"] == "acknowledged"
    second = night.phone("rsib", "holder_second").rings
    night.stage.forward(minutes=5)
    assert night.phone("rsib", "holder_second").rings == second
    assert night.phone("rsib", "substitute").rings == 0


def test_a_substitute_who_answers_by_text_is_the_one_who_has_it(tmp_path: Path) -> None:
    night = engaged(tmp_path)
    night.press()
    night.stage.forward(minutes=5, seconds=20)
    night.phone("rsib", "substitute").text("OK")
    night.stage.forward(seconds=30)
    assert night.activation.acknowledged_name == night.name("rsib", "substitute")
    assert night.pages["rsib"] != "acknowledged" and night.pages["rsib-substitute"] == "acknowledged"
    for function in ("rsib", "rkk"):
        assert f"{night.name('rsib', 'substitute')} har kvitterat" in night.phone(function).texts[-1]
    assert "Svara ALLA" in night.phone("rsib", "substitute").texts[-1]
    assert "har kvitterat" in night.phone("rkk", "substitute").texts[-1]


def test_all_by_text_calls_everybody_and_what_is_done_already_is_answered(tmp_path: Path) -> None:
    night = engaged(tmp_path)
    night.everyone("gron")
    night.script("lst-tib", answers=["busy", 4], presses="1")
    night.press()
    night.stage.forward(seconds=10)
    night.phone("lst-tib").text("alla")
    night.stage.forward(seconds=20)
    assert night.activation.state is ActivationState.CONVENED
    assert night.phone("polisen-tib").rings == 1
    night.phone("lst-tib").text("FORMOTE")
    night.stage.forward(seconds=10)
    assert "det är redan gjort eller går inte just nu" in night.phone("lst-tib").texts[-1]
