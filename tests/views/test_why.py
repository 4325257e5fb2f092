"""Why a phone rang, or did not, in words that could be read to whoever owns it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.domain.county.ladders import RUNG_KINDS
from conference.domain.errors import NotFound
from conference.views.record import SCHEMA
from conference.views.rungs import OUTCOMES, RUNGS
from conference.views.why import why
from tests.stage import Stage, set_up

ZONE = "Europe/Stockholm"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = set_up(tmp_path, calls_per_second=50)
    yield stage
    stage.upprop.close()


def told(stage: Stage, seat: str) -> str:
    with stage.upprop.store.reading() as look:
        return why(look, look.conferences.look(stage.id), seat, ZONE).told


def test_before_the_meeting_it_says_when_the_calls_begin(stage: Stage) -> None:
    stage.plan(minutes=30)
    assert told(stage, "polisen").endswith("begins to call its seats at 09.55.00.")


def test_a_seat_that_only_dials_in_is_said_to(stage: Stage) -> None:
    stage.plan(minutes=30)
    assert "the seat is not called, but may dial in" in told(stage, "huddinge-tib")


def test_it_tells_of_every_phone_and_of_who_came(stage: Stage) -> None:
    stage.everyone()
    stage.script("polisen", answers="never")
    stage.script("polisen", "holder_second", answers=3, presses="1", speaks=5)
    stage.plan(minutes=0.5)
    stage.forward(seconds=80)
    story = told(stage, "polisen")
    assert "the holder's phone" in story
    assert "as Ordinarie samverkanskonferens called its seats and Polisen is one of them" in story
    assert "it was not answered" in story
    assert "as the holder's phone was not answered; it answered and joined" in story
    assert "took the seat when called" in story


def test_a_seat_the_meeting_does_not_have_is_not_found(stage: Stage) -> None:
    stage.plan()
    with pytest.raises(NotFound):
        told(stage, "nobody")


def test_every_rung_and_outcome_has_its_words() -> None:
    seats = json.loads(SCHEMA.read_text(encoding="utf-8"))["properties"]["seats"]["items"]
    outcomes = seats["properties"]["attempts"]["items"]["properties"]["outcome"]["enum"]
    assert set(RUNGS) == set(RUNG_KINDS)
    assert set(outcomes) == set(OUTCOMES)
