"""Nothing waits for nothing. Should a due row be lost all the same, it is put back and the night goes on."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import delete, select

from conference.bus import Away
from conference.delivery.next_steps import LASTING, MOST, NextSteps, lacking
from conference.domain.decision import Due
from conference.domain.meeting.commands import Gather
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.leg import Leg, LegState
from conference.storage import Store
from conference.storage.tables import due
from tests.scenarios.activations.night import Night
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage
from workers.reconcilers import Reconcilers


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = a_small_thursday(tmp_path)
    yield stage
    stage.upprop.close()


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    night = Night(tmp_path)
    yield night
    night.stage.upprop.close()


def lose(stage: Stage, key: str = "*") -> list[str]:
    """Due rows vanish, as by a hand in the database; the keys they had."""
    with stage.upprop.store.writing() as work:
        keys = [one for one in work.connection.execute(select(due.c.key)).scalars() if key in ("*", one)]
        work.connection.execute(delete(due).where(due.c.key.in_(keys)))
    assert keys
    return keys


def look(stage: Stage, steps: NextSteps | None = None) -> None:
    """As long as it takes for what is missing to be missed, and put back."""
    steps = steps or stage.upprop.next_steps()
    steps.look_round(at_once=True)
    stage.clock.forward(seconds=LASTING)
    steps.look_round(at_once=True)
    stage.settle()


def is_lacking(stage: Stage) -> list[str]:
    with stage.upprop.store.reading() as work:
        return [step.due.key for _, steps in lacking(work, stage.clock.now()) for step in steps]


def test_what_is_lost_again_and_again_is_left_to_somebody_before_it_fills_the_history(stage: Stage) -> None:
    stage.only("polisen")
    stage.plan(minutes=60)
    steps = stage.upprop.next_steps()
    for _ in range(MOST + 3):
        if f"{stage.id}/gather" not in is_lacking(stage):
            lose(stage, f"{stage.id}/gather")
        look(stage, steps)
    assert len(stage.record["reconciled"]) == MOST


def test_a_planned_meeting_begins_though_its_row_is_lost(stage: Stage) -> None:
    stage.only("polisen")
    stage.plan(minutes=6)
    assert lose(stage, f"{stage.id}/gather")
    assert is_lacking(stage) == [f"{stage.id}/gather"]
    look(stage)
    assert is_lacking(stage) == []
    stage.forward(seconds=70)
    assert stage.conference.state is ConferenceState.GATHERING
    assert [(row["kind"], row["about"]) for row in stage.record["reconciled"]] == [
        ("step", f"{stage.id}/gather")
    ]


def test_a_meeting_that_has_lost_every_row_comes_to_its_end_all_the_same(stage: Stage) -> None:
    stage.everyone()
    stage.nobody_at("trafikverket")
    stage.plan(minutes=5)
    stage.forward(minutes=5.7)
    lose(stage)
    look(stage)
    assert is_lacking(stage) == []
    stage.forward(minutes=40)
    assert stage.conference.state is ConferenceState.ENDED
    assert stage.conference.summary_text
    stage.wish("approve")
    stage.forward(minutes=11 * 60)
    stage.closes_quietly()
    assert stage.outcomes["trafikverket"] == "not_reached"
    assert stage.record["reconciled"]


def test_a_press_that_has_lost_every_row_calls_everybody_out_all_the_same(night: Night) -> None:
    stage = night.stage
    night.everyone("gron")
    night.nobody_at("lst-tib", "rsib", "rkk")
    night.press()
    stage.forward(seconds=20)
    lose(stage)
    look(stage)
    assert is_lacking(stage) == []
    stage.forward(minutes=12)
    assert night.activation.automatic
    kept = [row["about"] for row in night.record["reconciled"]]
    assert f"{night.id}/call-out" in kept


def test_two_that_look_put_it_back_once(stage: Stage) -> None:
    stage.plan(minutes=30)
    lose(stage, f"{stage.id}/gather")
    steps = [stage.upprop.next_steps() for _ in range(2)]
    for _ in range(2):
        for one in steps:
            one.look_round(at_once=True)
        stage.clock.forward(seconds=LASTING)
    assert len(stage.record["reconciled"]) == 1


def test_what_is_missing_for_a_moment_only_is_left_alone(stage: Stage) -> None:
    stage.plan(minutes=30)
    steps = stage.upprop.next_steps()
    keys = lose(stage, f"{stage.id}/gather")
    steps.look_round(at_once=True)
    with stage.upprop.store.writing() as work:
        work.plan([Due(Gather(stage.id), stage.conference.planned_at, keys[0])], stage.id)
    look(stage, steps)
    assert stage.record["reconciled"] == []


def test_it_is_looked_seldom_unless_there_is_reason(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []
    steps = stage.upprop.next_steps()
    monkeypatch.setattr(steps, "_lacking", lambda: looks.append(stage.clock.now()) or [])
    for _ in range(40):
        steps.look_round()
        stage.clock.forward(seconds=0.5)
    assert len(looks) == 2
    steps.look_round(at_once=True)
    assert len(looks) == 3


def test_when_storage_is_back_what_was_told_in_vain_is_asked_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A call ends while the database is away; it is told a few times in vain, and then no more."""
    stage.only("polisen", "lst-tib")
    stage.script("polisen", answers=3, presses=[None])
    stage.plan(minutes=5)
    stage.forward(seconds=12)
    reconcilers = Reconcilers(stage.upprop, stage.lookout)
    reconcilers.round()
    [leg] = lines_of(stage, "polisen")
    assert leg.state is LegState.UP
    phone = stage.phone("polisen")
    with monkeypatch.context() as away:
        for way in ("reading", "glancing", "writing"):
            away.setattr(Store, way, gone)
        with pytest.raises(Away):
            reconcilers.round()
        phone.hang_up()
        for _ in range(20):
            stage.clock.forward(seconds=0.2)
            stage.network.run_due(stage.clock.now())
    assert lines_of(stage, "polisen") == [leg]
    reconcilers.round()
    stage.settle()
    assert lines_of(stage, "polisen") == []
    assert stage.attempts("polisen")[0] == "holder: hung_up"


def gone(*_: object, **__: object) -> NoReturn:
    raise Away("the database does not answer")


def lines_of(stage: Stage, seat: str) -> Sequence[Leg]:
    """Those to its first phone that are thought to be up."""
    with stage.upprop.store.reading() as work:
        return work.legs.to_number(stage.number(seat))
