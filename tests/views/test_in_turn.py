"""The speaking order as it is looked at: who comes, here or not, for how long, and who has been heard."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.domain.meeting.commands import SkipSeat
from conference.views.in_turn import InTurn
from conference.views.room import room
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=1000)
    stage.nobody_at("trafikverket")
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    yield stage
    stage.upprop.close()


def order(stage: Stage) -> tuple[InTurn, ...]:
    with stage.upprop.store.reading() as look:
        return room(look, look.conferences.look(stage.id), stage.clock.now()).order


def told(stage: Stage) -> list[tuple[str, str]]:
    return [(row.seat, row.when) for row in order(stage)]


def to_the_round(stage: Stage) -> None:
    while stage.block_now != "rapportering":
        stage.wish("next-block", by="lst-tib")


def test_before_the_round_it_is_the_round_that_comes(stage: Stage) -> None:
    stage.wish("nothing", by="lst-tib", seat="kluster-nord")
    assert told(stage) == [
        ("polisen", "coming"),
        ("storstockholms-brandforsvar", "coming"),
        ("trafikverket", "absent"),
        ("kluster-nord", "nothing"),
    ]


def test_in_the_round_whoever_has_the_floor_is_not_in_it_and_the_heard_come_last(stage: Stage) -> None:
    to_the_round(stage)
    stage.forward(seconds=10)
    stage.wish("next", by="lst-tib")
    stage.do(SkipSeat(stage.id, "lst-tib", "kluster-nord"))
    assert told(stage) == [("trafikverket", "absent"), ("polisen", "spoke"), ("kluster-nord", "skipped")]
    assert order(stage)[0].budget == 40.0


def test_whoever_was_cut_off_is_owed_what_was_left(stage: Stage) -> None:
    to_the_round(stage)
    stage.forward(seconds=20)
    stage.wish("mute-all", by="lst-tib")
    first = order(stage)[0]
    assert (first.seat, first.when, first.owed) == ("polisen", "coming", True)
    assert 0 < first.budget < 40


def test_in_an_open_floor_it_is_those_who_have_asked(stage: Stage) -> None:
    to_the_round(stage)
    stage.wish("next-block", by="lst-tib")
    assert told(stage) == []
    stage.wish("ask", seat="kluster-nord")
    stage.wish("ask", seat="polisen")
    assert stage.speaking == "kluster-nord"
    assert told(stage) == [("polisen", "coming")]
