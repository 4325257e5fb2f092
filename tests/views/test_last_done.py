"""What those who lead have just done: each hand is told of once, and the house's own doings never."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.domain.meeting.wish import Ask
from conference.domain.meeting.wishes import WISHES
from conference.views.last_done import last_done
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    while stage.block_now != "rapportering":
        stage.wish("next-block", by="lst-tib")
    stage.forward(seconds=1)
    yield stage
    stage.upprop.close()


def newest(stage: Stage) -> tuple[str, str, str]:
    with stage.upprop.store.reading() as look:
        done = last_done(look, stage.id)[0]
    return done.what, done.by, done.seat


def after(stage: Stage, wish: str, *, by: str, **given: str) -> tuple[str, str, str]:
    stage.do(WISHES[wish].build(Ask(stage.id, by, given=given)))
    told = newest(stage)
    stage.forward(seconds=1)
    return told


def test_each_hand_is_told_of_with_whom_it_is_about(stage: Stage) -> None:
    assert newest(stage) == ("ended_block", "lst-tib", "")
    assert after(stage, "give", by="lst-tib", seat="kluster-nord") == ("gave", "lst-tib", "kluster-nord")
    assert after(stage, "next", by="lst-tib") == ("ended_turn", "chair", "kluster-nord")
    assert after(stage, "skip", by="lst-tib") == ("passed_over", "chair", "polisen")
    assert after(stage, "extend", by="lst-tib") == ("extended", "chair", "")
    assert after(stage, "line-off", by="rsib", seat="rsib") == ("closed_line", "rsib", "rsib")
    assert after(stage, "line-on", by="rsib", seat="rsib") == ("opened_line", "rsib", "rsib")
    assert after(stage, "objections", by="lst-tib") == ("asked_objections", "chair", "")
    assert after(stage, "chair", by="rsib", seat="rsib") == ("chairs", "rsib", "rsib")
    assert after(stage, "next-block", by="console:anna") == ("ended_block", "console:anna", "")


def test_what_clock_and_speakers_do_is_not_told(stage: Stage) -> None:
    before = newest(stage)
    stage.wish("done", seat="polisen")
    stage.forward(minutes=3)
    assert newest(stage) == before


def test_no_more_than_six_are_told(stage: Stage) -> None:
    for _ in range(5):
        after(stage, "line-off", by="rsib", seat="rsib")
        after(stage, "line-on", by="rsib", seat="rsib")
    with stage.upprop.store.reading() as look:
        assert len(last_done(look, stage.id)) == 6
