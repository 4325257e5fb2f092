"""Silence and wrong keys thrice end politely, with a text that says what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.officers.phone import Phone
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once

SILENT = {"answers": 2}
WRONG = {"answers": 2, "presses": [{"key": "8", "into": 2 + 14 * n} for n in range(6)]}


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=1000)
    return stage


def ways_in(stage: Stage, seat: str) -> list[str]:
    return [text for text in stage.phone(seat).texts if "hörde inget val" in text]


@pytest.mark.parametrize("script", [SILENT, WRONG], ids=["silence", "wrong keys"])
def test_whoever_answers_and_finds_no_key_is_told_the_way_in(stage: Stage, script: dict[str, object]) -> None:
    stage.script("trafikverket", **script)
    stage.plan(minutes=8)
    stage.forward(minutes=5)
    [told] = ways_in(stage, "trafikverket")
    assert "för Trafikverket. Ring in 08-465 004 00, kod " in told
    assert ways_in(stage, "polisen") == []


def test_and_by_that_text_one_is_called_at_once(stage: Stage) -> None:
    stage.script("trafikverket", **SILENT)
    stage.plan(minutes=8)
    stage.forward(minutes=3)
    stage.script("trafikverket", answers=2, presses=[{"key": "1", "into": 1}], speaks=4)
    stage.phone("trafikverket").text("RING")
    stage.forward(seconds=40)
    assert stage.outcomes["trafikverket"] == "present"


def test_whoever_rings_and_keys_no_code_is_told_so_if_the_phone_is_somebodys(stage: Stage) -> None:
    with stage.upprop.store.reading() as work:
        nacka = str(work.directory.phones("nacka-tib").holder)
    known, stranger = stage.network.phone(nacka), stage.network.phone("+46701740698")
    stage.plan(minutes=3)
    stage.forward(seconds=30)
    for phone in (known, stranger):
        phone.script({"called": "någon"})
        phone.dial()
    stage.forward(minutes=2)
    assert ["hörde inget val. Ring 08-465 004 00 igen" in text for text in known.texts] == [True]
    assert stranger.texts == []


def test_whoever_declines_after_a_silence_is_told_no_such_thing(stage: Stage) -> None:
    stage.script("trafikverket", **SILENT)
    stage.plan(minutes=3)
    phone = stage.phone("trafikverket")
    for _ in range(60):
        stage.forward(seconds=2)
        if sum("söker Trafikverket" in words for words in phone.heard) >= 2:
            break
    for _ in range(2):
        phone.press("2")
        stage.forward(seconds=3)
    assert stage.outcomes["trafikverket"] == "declined"
    assert ways_in(stage, "trafikverket") == []


def asked(stage: Stage, seat: str) -> int:
    """How many times that phone has been asked to come in."""
    return sum("Tryck 1 för att delta" in words for words in stage.phone(seat).heard)


def test_it_is_asked_three_times_and_then_ends_politely(stage: Stage) -> None:
    stage.script("trafikverket", **SILENT)
    stage.plan(minutes=8)
    stage.forward(minutes=5)
    assert asked(stage, "trafikverket") == 3
    assert stage.phone("trafikverket").heard[-1].endswith("Hej då.")


def answered(stage: Stage) -> Phone:
    """A phone at which somebody has answered, and does nothing by itself."""
    stage.script("trafikverket", answers="never")
    stage.plan(minutes=8)
    phone = stage.phone("trafikverket")
    while phone.state == "idle":
        stage.forward(seconds=1)
    phone.answer()
    stage.forward(seconds=3)
    return phone


def test_the_star_ends_no_call_however_often_it_is_keyed_before_the_room(stage: Stage) -> None:
    phone = answered(stage)
    for _ in range(8):
        phone.press("*")
        stage.forward(seconds=4)
    assert phone.state == "talking"
    phone.press("1")
    stage.forward(seconds=10)
    assert stage.outcomes["trafikverket"] == "present"


def test_nor_where_a_code_is_asked_for(stage: Stage) -> None:
    stage.plan(minutes=3)
    stage.forward(seconds=30)
    phone = stage.network.phone("+46701740698")
    phone.script({"called": "någon"})
    phone.dial()
    for _ in range(5):
        stage.forward(seconds=3)
        phone.press("*#")
    assert phone.state == "talking"
    assert not any("Koden stämde inte" in words for words in phone.heard)


def test_nine_asks_the_same_again_where_a_no_is_to_be_confirmed(stage: Stage) -> None:
    phone = answered(stage)
    for key in ("2", "9", "9", "9", "9"):
        phone.press(key)
        stage.forward(seconds=4)
    assert phone.state == "talking" and phone.heard[-1].startswith("Ska platsen stå tom?")
    phone.press("2")
    stage.forward(seconds=6)
    assert stage.outcomes["trafikverket"] == "declined"
