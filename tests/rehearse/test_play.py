"""The loop of an exercise, with a meeting that is only told of: lines are given when due, and it ends."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from conference.cli.rehearse import play as playing
from conference.cli.rehearse.breaking.breakage import NotNow
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


class SetUp:
    """A stage of which it is only told. `lies`: when the paper in its folder was printed."""

    def __init__(self, lies: datetime | None = None, missing: bool = False) -> None:
        self._lies, self._missing = lies, missing
        self.hidden = False
        self.did: list[str] = []

    def breaks(self, entries: Sequence[Mapping[str, Any]]) -> None:
        if self._missing:
            raise NotNow("the console does not answer")
        self.did += [entry["kind"] for entry in entries]
        self.hidden = "database-gone" in self.did

    def mend(self) -> None:
        self.did.append("mended")
        self.hidden = False

    def printed_at(self) -> datetime | None:
        return self._lies

    def paper(self) -> list[str]:
        return ["there is no paper"] if self._lies is None else []


def played(
    folder: Path, told_of: ToldOf, *steps: Step, scene: SetUp | None = None, **changed: Any
) -> tuple[Play, list[str]]:
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
    play = Play(scenario, network, desk, pace, narrator, lines.append, None, {"second": network}, scene)
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


GONE = Step(3, (), breaks=({"kind": "database-gone", "words": {}},))


def test_while_the_database_is_away_nothing_is_looked_at_and_the_steps_go_on(tmp_path: Path) -> None:
    class Hidden(ToldOf):
        def look(self, conference: str) -> Sight:
            assert not scene.hidden
            return super().look(conference)

    scene = SetUp()
    mends = Step(4, (), after=0.05, mends=True)
    play, lines = played(tmp_path, Hidden({"state": "ended"}), GONE, mends, scene=scene)
    assert scene.did == ["database-gone", "mended"] and play.findings == []
    assert [line.strip() for line in lines[-2:]] == ["Borta: database-gone.", "Allt är tillbaka."]


def test_what_is_not_there_to_be_broken_is_a_finding(tmp_path: Path) -> None:
    step = Step(3, (), breaks=({"kind": "console-away", "words": {}},))
    play, _ = played(tmp_path, ToldOf({"state": "ended"}), step, scene=SetUp(missing=True))
    assert play.findings == ["liten.yaml:3: it could not be broken: the console does not answer"]


def test_the_paper_is_read_when_it_is_to_be_and_what_is_wrong_is_a_finding(tmp_path: Path) -> None:
    step = Step(3, (), reads_paper=True)
    without, _ = played(tmp_path, ToldOf({"state": "ended"}), step, scene=SetUp())
    assert without.findings == ["liten.yaml:3: there is no paper"]
    there, _ = played(tmp_path, ToldOf({"state": "ended"}), step, scene=SetUp(TEN))
    assert there.findings == []


@pytest.mark.parametrize(("seconds", "given"), [(-1, []), (1, [("check",)])])
def test_a_line_waits_for_a_paper_that_is_new_enough(
    tmp_path: Path, seconds: int, given: list[tuple[str, ...]]
) -> None:
    told_of, step = ToldOf({"state": "ended"}), Step(3, ("check",), Moment(printed=TEN))
    scene = SetUp(TEN + timedelta(seconds=seconds))
    played(tmp_path, told_of, step, scene=scene, ends_within=20.0 if given else 0.2, begins=TEN)
    assert told_of.given == given


def test_what_a_line_is_to_say_is_looked_for_in_its_answer(tmp_path: Path) -> None:
    step = Step(3, ("check",), says="printed 0 h ago")
    play, _ = played(tmp_path, ToldOf({"state": "ended"}), step)
    assert play.findings == ["liten.yaml:3: it did not say “printed 0 h ago”"]


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
