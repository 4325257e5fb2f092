"""The last look at a number: what was decided before, or by another hand, reaches no stranger."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import delete

from conference.domain.county.texts import say
from conference.handlers.words import write_text
from conference.storage.counting import Counting
from conference.storage.tables import phones
from conference.views.readiness import readiness
from conference.views.verify import verify
from tests.scenarios.small import a_small_thursday
from tests.stage import BASE, Stage

BORROWED = "+46701740690"
"""A phone that no list has."""
LATER = "trafikverket"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return a_small_thursday(tmp_path, calls_per_second=0.5)


def forget(stage: Stage, seat: str, rung: str = "holder") -> str:
    """The office takes a number out of the directory. The number."""
    number = stage.number(seat, rung)
    with stage.upprop.store.writing() as work:
        work.connection.execute(delete(phones).where(phones.c.number == number))
    return number


def write(stage: Stage, number: str, purpose: str) -> None:
    """A text as any handler writes one."""
    with stage.upprop.store.writing() as work:
        now = stage.clock.now()
        conference = work.conferences.get(stage.id)
        decision = write_text(
            work, conference, purpose, say("moment"), number=number, seat=LATER, language="sv",
            valid=600, now=now,
        )  # fmt: skip
        work.record(stage.id, decision.events, now)
        work.send(decision.effects, now, stage.clock.wall())  # type: ignore[arg-type]
    stage.forward(seconds=5)


def gather(stage: Stage) -> None:
    stage.everyone()
    stage.script(LATER, "holder_second", answers=3, presses="1")
    stage.plan(minutes=5)
    stage.forward(seconds=1)
    assert stage.rings(LATER) == 0, "it waits for its slot"


def test_a_number_taken_out_of_the_directory_meanwhile_is_not_rung_and_the_next_rung_is(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    gather(stage)
    with caplog.at_level(logging.ERROR):
        number = forget(stage, LATER)
        stage.forward(seconds=60)
    assert stage.network.phone(number).rings == 0
    assert stage.attempts(LATER) == ["holder: bad_number", "holder_second: joined"]
    [barred] = stage.record["barred"]
    assert (barred["what"], barred["seat"], barred["why"]) == ("call", LATER, "stranger")
    assert [record.why for record in caplog.records if record.message == "a number is let be"] == ["stranger"]  # type: ignore[attr-defined]
    assert number not in caplog.text
    with stage.upprop.store.reading() as work:
        assert verify(work, stage.id).verified
    Counting(stage.upprop.store).count()
    figures = stage.web.get("/metrics", base_url=BASE).get_data(as_text=True)
    assert 'upprop_numbers_barred_total{why="stranger"} 1.0' in figures


def test_a_text_to_a_stranger_is_not_sent_and_one_that_answers_is(stage: Stage) -> None:
    gather(stage)
    for purpose, sent in (("instruction", 0), ("reply", 1)):
        write(stage, BORROWED, purpose)
        assert len(stage.network.phone(BORROWED).texts) == sent
    assert [(one["what"], one["why"]) for one in stage.record["barred"]] == [("text", "stranger")]
    assert [text["status"] for text in stage.record["texts"] if text["purpose"] == "instruction"] == [
        "failed"
    ]


def test_the_product_does_not_write_to_itself_even_to_answer(stage: Stage) -> None:
    gather(stage)
    write(stage, stage.upprop.settings.text_number, "reply")
    assert [one["why"] for one in stage.record["barred"]] == ["ours"]


def test_a_guests_number_is_the_guests_for_that_one_seat(stage: Stage) -> None:
    gather(stage)
    stage.network.script({BORROWED: {"answers": 3, "presses": "1", "called": "Gäst"}})
    stage.wish("guest", name="Gäst", number=BORROWED)
    stage.forward(seconds=60)
    assert stage.outcomes["gast-1"] == "present"
    write(stage, BORROWED, "instruction")
    assert [one["why"] for one in stage.record["barred"]] == ["stranger"]


def test_what_would_be_let_be_is_told_before_the_meeting(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    written = tmp_path / "county" / "county.yaml"
    abroad = written.read_text("utf-8").replace('countries: ["+46"]', 'countries: ["+358"]')
    written.write_text(abroad, "utf-8")
    stage.restart()
    with stage.upprop.store.reading() as look:
        coming = readiness(look, 1.0, stage.clock.now())
    assert coming is not None and not coming.ready
    assert any(
        sentence.startswith("polisen has a number that is never called") for sentence in coming.findings()
    )
