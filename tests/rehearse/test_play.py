"""The loop of an exercise, with a meeting that is only told of: lines are given when due, and it ends."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from conference.cli.rehearse import play as playing
from conference.cli.rehearse.course import OneMeeting
from conference.cli.rehearse.narrator import Narrator
from conference.cli.rehearse.office import Done, Office
from conference.cli.rehearse.pace import Pace
from conference.cli.rehearse.play import Play
from conference.cli.rehearse.scenario import Expectation, MeetingExpected, Moment, Scenario, Step
from conference.cli.rehearse.sight import Sight
from conference.exercises.network import Network
from tests.rehearse import county

TEN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


class ToldOf:
    """A meeting, its desk and its network at once: every look is the next sight, the last one stays."""

    def __init__(self, *sights: dict[str, Any], code: int = 0, lag: float = 0.0) -> None:
        self._sights = list(sights)
        self._code, self._lag = code, lag
        self.work = 0
        self.given: list[tuple[str, ...]] = []
        self.faults: list[Any] = []

    def look(self, conference: str) -> Sight:
        seen = self._sights.pop(0) if len(self._sights) > 1 else self._sights[0]
        return Sight(at=TEN, id=conference, format="ordinarie", **seen)

    def give(self, *words: str) -> Done:
        self.given.append(words)
        return Done(self._code, "upprop: that is not possible\n" if self._code else "")

    def lag(self) -> float:
        return self._lag

    def has_work(self) -> bool:
        self.work -= 1
        return self.work >= 0

    def add_faults(self, rules: Any) -> None:
        self.faults.append(rules)

    def new_ears(self) -> list[dict[str, Any]]:
        return []


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "LOOK_EVERY", 0.001)
    monkeypatch.setattr(playing, "QUIET", 0.0)
    monkeypatch.setattr(playing, "QUIET_THERE", 0.0)


def ends_as(state: str | None) -> Expectation:
    return Expectation(meetings={"ordinarie": MeetingExpected(state=state)})


def played(folder: Path, told_of: ToldOf, *steps: Step, **changed: Any) -> tuple[Play, list[str]]:
    scenario: Scenario = replace(
        county.scenario(folder),
        **{
            "begins": TEN,
            "steps": steps,
            "expect": ends_as("ended"),
            "ends_within": 0.5,
            **changed,
        },
    )
    pace = Pace(folder / "clock.json")
    pace.leap(TEN, 10.0)
    lines: list[str] = []
    place, _ = county.stockholm()
    narrator = Narrator(county.cast(), place.texts, place.zone, lines.append)
    desk = cast(Office, told_of)
    network = cast(Network, told_of)
    play = Play(scenario, network, desk, pace, narrator, lines.append, carriers={"second": network})
    play.go(OneMeeting(desk, "abc", scenario.expect))
    return play, lines


def test_a_line_is_given_when_its_block_has_come(tmp_path: Path) -> None:
    told_of = ToldOf(
        {"state": "gathering"},
        {"state": "open", "block": "inledning", "blocks": ("inledning",)},
        {"state": "ended"},
    )
    step = Step(1, ("floor", "{conference}", "next-block"), Moment(block="inledning"))
    play, _ = played(tmp_path, told_of, step)
    assert told_of.given == [("floor", "abc", "next-block")]
    assert play.findings == []


def test_a_block_that_passed_between_two_looks_has_come_too(tmp_path: Path) -> None:
    told_of = ToldOf(
        {"state": "open", "block": "vader", "blocks": ("inledning", "upprop", "vader")}, {"state": "ended"}
    )
    step = Step(1, ("show",), Moment(block="upprop"))
    played(tmp_path, told_of, step)
    assert told_of.given == [("show",)]


def test_a_carrier_fails_when_it_is_to_and_the_next_line_is_counted_from_there(tmp_path: Path) -> None:
    told_of = ToldOf({"state": "open", "turn": 3, "speaking": "polisen"}, {"state": "ended"})
    rules = ({"where": "rest:*", "does": "503"},)
    breaks = Step(3, (), Moment(turn="polisen"), carrier="second", faults=rules)
    play, lines = played(tmp_path, told_of, breaks, Step(4, ("show",)))
    assert told_of.faults == [rules] and told_of.given == [("show",)]
    assert play.findings == [] and any("second sviker" in line for line in lines)


def test_a_carrier_that_is_not_there_cannot_fail(tmp_path: Path) -> None:
    step = Step(3, (), carrier="third", faults=({"where": "rest:*", "does": "503"},))
    play, _ = played(tmp_path, ToldOf({"state": "ended"}), step)
    assert play.findings == ["liten.yaml:3: nothing could be broken: 'third'"]


def test_a_line_that_never_became_due_keeps_it_from_ending(tmp_path: Path) -> None:
    play, _ = played(tmp_path, ToldOf({"state": "ended"}), Step(1, ("show",), Moment(turn="polisen")))
    assert play.findings == [
        "it was not over within 0.5 s: ordinarie is ended",
        "liten.yaml:1: it was never due",
    ]


def test_it_is_not_over_while_something_is_to_be_sent(tmp_path: Path) -> None:
    told_of = ToldOf({"state": "ended"})
    told_of.work = 3
    played(tmp_path, told_of)
    assert told_of.work == -1


def test_a_line_that_is_refused_is_a_finding_with_its_place(tmp_path: Path) -> None:
    told_of = ToldOf({"state": "ended"}, code=3)
    play, _ = played(tmp_path, told_of, Step(7, ("end", "{conference}")))
    assert play.findings == ["liten.yaml:7: it ended with 3 and said upprop: that is not possible"]


def test_a_meeting_that_does_not_end_is_given_up(tmp_path: Path) -> None:
    play, _ = played(tmp_path, ToldOf({"state": "open"}))
    assert play.findings == ["it was not over within 0.5 s: ordinarie is open"]


def test_a_meeting_that_is_cancelled_is_over(tmp_path: Path) -> None:
    play, _ = played(tmp_path, ToldOf({"state": "cancelled"}), expect=ends_as(None))
    assert play.findings == []


def test_a_summary_that_is_expected_is_waited_for(tmp_path: Path) -> None:
    expect = ends_as("summarised")
    waited, _ = played(tmp_path, ToldOf({"state": "ended"}), expect=expect)
    assert waited.findings == ["it was not over within 0.5 s: ordinarie is ended"]
    sent, _ = played(tmp_path, ToldOf({"state": "ended"}, {"state": "summarised"}), expect=expect)
    assert sent.findings == []


@pytest.mark.parametrize(("lag", "speed"), [(0.1, 20.0), (0.5, 6.0), (30.0, 1.0)])
def test_time_goes_no_faster_than_the_product_answers(tmp_path: Path, lag: float, speed: float) -> None:
    played(tmp_path, ToldOf({"state": "ended"}, lag=lag), speeds={"start": 20.0})
    assert json.loads((tmp_path / "clock.json").read_text())["speed"] == speed


def test_the_speed_changes_with_the_phase_and_is_told(tmp_path: Path) -> None:
    told_of = ToldOf(
        {"state": "open", "block": "rapportering", "blocks": ("rapportering",)}, {"state": "ended"}
    )
    _, lines = played(tmp_path, told_of, speeds={"start": 10.0, "rapportering": 25.0})
    assert any("25 gånger så fort" in line for line in lines)
