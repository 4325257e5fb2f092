"""STOP from a duty phone: nothing of ours reaches it in writing any more, so others are told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=1000)
    stage.forward(seconds=1)
    return stage


def told(stage: Stage, seat: str = "lst-tib") -> list[str]:
    return [text for text in stage.phone(seat).texts if "tar inte längre emot våra sms" in text]


@pytest.mark.parametrize("word", ["STOP", "stop", " Stop ", "END", "Cancel"])
def test_whoever_is_paged_first_is_told_at_once(stage: Stage, word: str) -> None:
    stage.phone("polisen").text(word)
    stage.forward(seconds=10)
    [text] = told(stage)
    assert "telefonen för Polisen" in text
    assert stage.phone("polisen").texts == []


def test_a_text_that_is_refused_for_it_tells_the_same_and_the_calls_go_on(stage: Stage) -> None:
    stage.network.phone(stage.number("polisen")).script({"called": "Polisen", "stop": True, "answers": 2})
    stage.plan(minutes=3)
    stage.forward(minutes=1)
    assert len(told(stage)) == 1
    assert stage.rings("polisen") >= 1


def test_it_is_told_once_an_hour_however_often_it_is_met_with(stage: Stage) -> None:
    for _ in range(3):
        stage.phone("polisen").text("STOP")
        stage.forward(minutes=2)
    assert len(told(stage)) == 1
    stage.forward(minutes=61)
    stage.phone("polisen").text("STOP")
    stage.forward(seconds=10)
    assert len(told(stage)) == 2


def test_of_the_first_phone_itself_the_next_is_told(stage: Stage) -> None:
    stage.phone("lst-tib").text("STOP")
    stage.forward(seconds=10)
    assert told(stage) == []
    assert len(told(stage, "rsib")) == 1


def test_start_takes_it_back(stage: Stage) -> None:
    for word in ("STOP", "START"):
        stage.phone("polisen").text(word)
        stage.forward(seconds=10)
    assert len(told(stage)) == 1
    stage.phone("polisen").text("STATUS")
    stage.forward(seconds=10)
    assert len(stage.phone("polisen").texts) == 1


def test_a_sentence_that_begins_with_stop_is_no_such_thing(stage: Stage) -> None:
    stage.phone("polisen").text("Stop i tunnelbanan")
    stage.forward(seconds=10)
    assert told(stage) == []


def test_of_a_stranger_nobody_is_told(stage: Stage) -> None:
    stage.network.phone("+46701740698").text("STOP")
    stage.forward(seconds=10)
    assert told(stage) == []
