"""Somebody presses green: those on duty are looked for until one has it, and nothing is left to chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState
from tests.scenarios.activations.night import CODES, Night


def test_a_press_rings_and_texts_the_three_on_duty_at_once(tmp_path: Path) -> None:
    night = Night(tmp_path)
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
    night = Night(tmp_path)
    night.nobody_at("rsib", "rkk")
    night.script("lst-tib", answers=3, presses=["1"])
    night.press()
    night.stage.forward(seconds=40)
    assert "SSR, gröna knappen: tryck 1 för att kvittera" in night.heard("lst-tib")
    assert "Det gäller Brand på vårdboende." in night.heard("lst-tib")
    assert night.activation.state is ActivationState.ACKNOWLEDGED
    assert night.activation.acknowledged_by == "lst-tib"
    name = night.activation.acknowledged_name
    assert name is not None
    for function in ("rsib", "rkk"):
        assert f"{name} har kvitterat gröna knappen" in night.phone(function).texts[-1]
    night.stage.forward(minutes=15)
    assert night.phone("rsib").rings == 1


def a_page(folder: Path, *presses: object, **words: object) -> Night:
    """One who answers and presses that, and two at whose phones there is nobody."""
    night = Night(folder)
    night.nobody_at("lst-tib", "rsib", "rkk")
    night.script("lst-tib", **{"answers": 3, "presses": list(presses), **words})
    night.press()
    return night


@pytest.mark.parametrize("again", ["9", "2"])
def test_nine_is_to_hear_it_again_and_the_next_phone_waits_meanwhile(tmp_path: Path, again: str) -> None:
    """Two as well, which it once was."""
    night = a_page(tmp_path, {"keys": again, "into": 10}, {"keys": again, "into": 10}, "1")
    night.stage.forward(seconds=36)
    assert night.heard("lst-tib").count("SSR, gröna knappen: tryck 1") == 3
    assert night.phone("lst-tib", "holder_second").rings == 0, "there is somebody on the line"
    night.stage.forward(seconds=30)
    assert night.activation.acknowledged_by == "lst-tib"


def test_three_passes_it_on_to_the_substitute_at_once(tmp_path: Path) -> None:
    night = a_page(tmp_path, "3")
    night.script("lst-tib", "substitute", answers=3, presses=["1"])
    night.stage.forward(seconds=25)
    assert "Tack, vi söker er ersättare" in night.heard("lst-tib")
    assert "GRÖNA KNAPPEN" in night.phone("lst-tib", "substitute").texts[0]
    night.stage.forward(seconds=25)
    assert night.pages["lst-tib"] == "passed_on" and night.pages["lst-tib-substitute"] == "acknowledged"
    assert night.activation.acknowledged_name == night.name("lst-tib", "substitute")
    night.stage.forward(minutes=10)
    assert night.phone("lst-tib").rings == 1 and night.phone("lst-tib", "holder_second").rings == 0


def test_a_voicemail_is_nobody_and_the_next_phone_is_rung(tmp_path: Path) -> None:
    night = a_page(tmp_path, answers={"voicemail": 5})
    night.script("lst-tib", "holder_second", answers=3, presses=["1"])
    night.stage.forward(seconds=60)
    assert night.activation.acknowledged_name == night.name("lst-tib")
    night.stage.forward(minutes=3)
    assert night.tried("lst-tib") == ["holder: voicemail", "holder_second: joined"]


def test_silence_makes_the_next_phone_ring_and_a_late_key_wins_all_the_same(tmp_path: Path) -> None:
    night = a_page(tmp_path, None, {"keys": "1", "into": 4})
    night.script("lst-tib", "holder_second", answers=20)
    night.stage.forward(seconds=21)
    assert night.phone("lst-tib", "holder_second").state == "ringing"
    night.stage.forward(seconds=15)
    assert night.activation.acknowledged_by == "lst-tib"
    assert night.phone("lst-tib", "holder_second").state == "idle"
    assert night.tried("lst-tib") == ["holder: joined", "holder_second: cancelled"]


def test_whoever_is_on_the_line_when_another_is_faster_hears_who_has_it(tmp_path: Path) -> None:
    night = a_page(tmp_path, {"keys": "1", "into": 14})
    night.script("rsib", answers=3, presses=[{"keys": "1", "into": 5}])
    night.stage.forward(seconds=30)
    assert night.activation.acknowledged_by == "rsib"
    assert f"{night.name('rsib')} har kvitterat. Ni behöver inte göra något mer nu" in night.heard("lst-tib")
    assert "kalla alla nu" not in night.heard("lst-tib")
    assert "kalla alla nu" in night.heard("rsib")


def test_whoever_has_it_may_call_everybody_with_the_next_key(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone("gron", speaks=None)
    night.nobody_at("rsib", "rkk")
    night.script("lst-tib", answers=3, presses=[["1", "1"], ["1"]])
    night.press()
    night.stage.forward(minutes=1)
    assert "Tack, alla kallas nu. Vi ringer upp er" in night.heard("lst-tib")
    assert night.activation.state is ActivationState.CONVENED
    assert night.phone("polisen-tib").rings == night.phone("huddinge-kib").rings == 1
    assert (
        "AKTIVERAT LÄGE. Brand på vårdboende. Samverkanskonferens kl 09.3"
        in night.phone("polisen-tib").texts[0]
    )
    night.stage.forward(seconds=30)
    assert night.phone("lst-tib").rings == 2, "the leader is called to it like everybody else"


def test_whoever_has_it_may_ring_in_later_and_call_everybody(tmp_path: Path) -> None:
    night = a_page(tmp_path, "1")
    night.everyone("gron")
    night.stage.forward(minutes=2)
    assert night.activation.state is ActivationState.ACKNOWLEDGED
    heard = night.rings_in("lst-tib", f"{CODES['lst-tib']}#", "1", seconds=40)
    assert "Det gäller Brand på vårdboende. Tryck 1 för att kalla alla nu" in heard
    assert night.activation.state is ActivationState.CONVENED


def test_a_leader_who_calls_everybody_unasked_has_it_and_the_others_are_told(tmp_path: Path) -> None:
    night = a_page(tmp_path, "1", answers="never")
    night.everyone("gron")
    night.nobody_at("lst-tib", "rsib", "rkk")
    night.stage.forward(seconds=10)
    night.wish("release", by="rkk")
    night.stage.forward(seconds=5)
    assert night.activation.acknowledged_by == "rkk"
    for function in ("lst-tib", "rsib"):
        assert any(f"{night.name('rkk')} har kvitterat" in text for text in night.phone(function).texts)
    assert not any("Svara ALLA" in text for text in night.phone("rkk").texts)


def test_an_ok_is_for_the_summary_even_if_somebody_has_pressed_since(tmp_path: Path) -> None:
    night = Night(tmp_path)
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
