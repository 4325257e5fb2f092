"""Our own texts, sent back by a phone or by its owner's machine, are nobody's answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exercise.exchange.events import TextRead
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once

AS_IT_IS: Callable[[str], str] = str
QUOTED: Callable[[str], str] = "> {}".format
CUT: Callable[[str], str] = "{:.70}".format


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=4)
    stage.nobody_at("trafikverket")
    stage.plan(minutes=6)
    stage.forward(minutes=2)
    return stage


@pytest.mark.parametrize("back", [AS_IT_IS, QUOTED, CUT], ids=["as it is", "quoted", "cut"])
def test_a_summons_sent_back_is_no_report_and_its_code_is_not_read_aloud(
    stage: Stage, back: Callable[[str], str]
) -> None:
    phone = stage.phone("trafikverket")
    [summons] = phone.texts
    phone.text(back(summons))
    stage.forward(minutes=10)
    assert phone.texts[1:] == [text for text in phone.texts[1:] if "noterad" not in text]
    assert stage.outcomes["trafikverket"] == "not_reached"
    assert not any("skriftlig rapport" in words for words in stage.phone("rsib").heard)


def test_an_answer_above_what_it_answers_is_read_without_it(stage: Stage) -> None:
    phone = stage.phone("trafikverket")
    phone.text(f"Vi har stopp på E4\n{phone.texts[0]}")
    stage.forward(minutes=10)
    assert stage.outcomes["trafikverket"] == "by_text"
    [aloud] = [words for words in stage.phone("rsib").heard if "skriftlig rapport" in words]
    assert aloud.endswith("skriftlig rapport: Vi har stopp på E4")


@pytest.mark.parametrize("answer", ["STATUS", "Jag är på semester"])
def test_a_machine_that_answers_every_text_is_replied_to_ten_times_and_no_more(
    stage: Stage, answer: str
) -> None:
    phone = stage.phone("polisen")

    def by_itself(event: TextRead) -> None:
        if event.text.to == phone.number:
            stage.network.agenda.after(2, lambda: phone.text(answer))

    stage.network.exchange.wire.on(TextRead, by_itself)
    before = len(phone.texts)
    phone.text(answer)
    stage.forward(minutes=3)
    assert len(phone.texts) - before <= 10
