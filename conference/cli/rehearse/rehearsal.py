"""A rehearsal as a whole: sets the stage, plays the scenario, judges it, and leaves nothing running."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from conference.cli.rehearse import afterwards, judge, moved, wording
from conference.cli.rehearse.breaking.disturbance import Disturbance
from conference.cli.rehearse.breaking.lived import Lived, lived
from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.course import Activated, Course, OneMeeting
from conference.cli.rehearse.narrator import Narrator
from conference.cli.rehearse.office import Failed, Office
from conference.cli.rehearse.play import Play
from conference.cli.rehearse.scenario import Press, Scenario
from conference.cli.rehearse.scene import Scene
from conference.cli.rehearse.stage import Stage
from conference.county.faults import Faults
from conference.domain.county.county import County
from conference.exercises.network import Network, NotTaken

BEFORE = timedelta(seconds=120)
"""How long before anything can be due the processes are started, in product time."""


@dataclass
class Result:
    scenario: str
    findings: list[str] = field(default_factory=list)
    records: list[Any] = field(default_factory=list)
    activations: list[Any] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    lived: Lived | None = None
    storm: dict[str, Any] | None = None

    @property
    def passed(self) -> bool:
        return not self.findings

    def as_json(self) -> dict[str, Any]:
        return {
            "scenario": self.scenario,
            "passed": self.passed,
            "findings": self.findings,
            "records": self.records,
            "activations": self.activations,
            "seconds": self.seconds,
            **({"storm": self.storm} if self.storm is not None else {}),
        }


class Rehearsal:
    """`disturbance` breaks things while it is played; what was expected is then what was lived through
    undisturbed, and no more than that."""

    def __init__(
        self,
        scenario: Scenario,
        county: County,
        cast: Cast,
        stage: Stage,
        say: Callable[[str], None],
        disturbance: Disturbance | None = None,
    ) -> None:
        self._scenario, self._county, self._cast, self._stage = scenario, county, cast, stage
        self._say, self._disturbance = say, disturbance
        self._office = Office(stage.environment)
        self.result = Result(scenario.name)

    def run(self) -> None:
        """The result is there also as far as it came. Raises CountyFaults, NotUp or Failed."""
        result = self.result
        began = time.monotonic()
        conference = self._set_the_stage()
        result.seconds["setting up"] = round(time.monotonic() - began, 1)
        alive = self._stage.alive()
        try:
            began = time.monotonic()
            scene = Scene(self._stage, self._county, self._cast.directory)
            narrator = Narrator(self._cast, self._county.texts, self._county.zone, self._say)
            play = Play(
                self._scenario,
                self._stage.network,
                self._office,
                self._stage.pace,
                narrator,
                self._say,
                self._disturbance,
                self._stage.carriers,
                scene,
            )
            try:
                self._play(play, conference)
            finally:
                scene.mend()
                self._stage.keep("ears.json", play.entries)
                self._stage.keep("requests.json", self._requests())
            result.seconds["playing"] = round(time.monotonic() - began, 1)
            result.findings += play.findings
            self._judge(play, result)
            if self._disturbance is None:
                steady = {name: pid for name, pid in alive.items() if name not in scene.touched}
                result.findings += judge.of_the_processes(steady, self._stage.alive())
        finally:
            self._office.close()

    def _play(self, play: Play, conference: str | None) -> None:
        course = self._begin(conference)
        if self._disturbance is None:
            play.go(course)
            return
        self._disturbance.begin(self._stage, self._scenario.begins)
        try:
            play.go(course)
        finally:
            self._disturbance.end()
            self.result.storm = self._disturbance.as_json()

    # Before

    def _set_the_stage(self) -> str | None:
        """Everything up, everybody at their phones, and time where the exercise begins.

        A meeting is planned before the processes start, so that the county's calendar finds it there.
        """
        scenario, stage = self._scenario, self._stage
        if self._disturbance is not None:
            self._disturbance.prepare(stage)
        stage.pace.leap(self._first_due() - BEFORE, 1.0)
        stage.open_the_database()
        self._office.must("migrate")
        conference = self._plan()
        stage.raise_curtain()
        ahead = (scenario.begins - stage.pace.now()).total_seconds()
        hand_out(scenario, self._cast, stage.network, ahead, everybody=self._disturbance is not None)
        stage.network.add_faults(scenario.faults)
        speed = scenario.speeds["start"]
        self._say(f"Allt är igång. Klockan går {speed:g} gånger så fort.")
        self._say("")
        stage.pace.leap(scenario.begins, speed)
        return conference

    def _first_due(self) -> datetime:
        meeting = self._scenario.meeting
        if meeting is None or meeting.at is None:
            return self._scenario.begins
        lead = timedelta(seconds=self._county.formats[meeting.format].gather_lead)
        return min(self._scenario.begins, meeting.at - lead)

    def _plan(self) -> str | None:
        meeting = self._scenario.meeting
        if meeting is None or meeting.at is None:
            return None
        return self._asked_for("plan", meeting.format, "--at", _local(meeting.at, self._county.zone))

    def _begin(self, planned: str | None) -> Course:
        """What the exercise begins with: the meeting that was planned, one convened now, or a press."""
        scenario, office = self._scenario, self._office
        if scenario.press is not None:
            return Activated(office, scenario.expect, self._press(scenario.press))
        meeting = scenario.meeting
        assert meeting is not None
        if planned is None:
            planned = self._asked_for("convene", meeting.format, "--in", str(meeting.lead))
        return OneMeeting(office, planned, scenario.expect)

    def _press(self, press: Press) -> str | None:
        """The activation's id; None where somebody will press by phone."""
        if press.by is None:
            return None
        return self._asked_for("press", press.button, "--by", press.by, "--why", press.why)

    def _asked_for(self, *words: str) -> str:
        return str(self._office.must(*words, "--json")["id"])

    # After

    def _judge(self, play: Play, result: Result) -> None:
        scenario, network, cast = self._scenario, self._stage.network, self._cast
        result.records += self._records(self._office.held(), result)
        if scenario.press is not None:
            result.activations += self._records(self._office.activations(), result)
        result.lived = self._lived(play, result)
        if self._disturbance is not None:
            result.findings += wording.of_all_words(play.entries, self._county, self._stage.own_numbers)
            result.findings += self._disturbance.findings(
                result.lived, result.records, play.entries, self._stage, cast
            )
            result.storm = self._disturbance.as_json()
            return
        if scenario.press is not None:
            result.findings += judge.of_the_activations(result.activations, scenario.expect.activation)
        if not result.records:
            result.findings.append("no conference was held")
        latest = {record["conference"]["format"]: record for record in result.records}
        for format_, expected in scenario.expect.meetings.items():
            if format_ not in latest:
                result.findings.append(f"no meeting was held as {format_}")
            else:
                result.findings += judge.of_the_record(latest[format_], expected)
                if expected.moved is not None:
                    result.findings += moved.of_the_moves(
                        latest[format_], play.entries, expected.moved, self._stage.voices, cast
                    )
        for record in latest.values():
            self._tell(record, play)
        result.findings += judge.of_the_ears(play.entries, scenario.expect, cast)
        result.findings += wording.of_all_words(play.entries, self._county, self._stage.own_numbers)
        given_up = moved.given_up(result.records, self._stage.voices)
        result.findings += judge.of_the_rings(
            play.entries, self._requests(), network.unexpected(), cast, given_up
        )
        result.findings += judge.of_the_lines(network.overlaps(cast.leaders), cast)
        for name, carrier in self._stage.carriers.items():
            if name not in scenario.spoilt:
                result.findings += judge.of_the_carrier(carrier.troubles())

    def _requests(self) -> list[dict[str, Any]]:
        """What all carriers were asked for."""
        return [taken for carrier in self._stage.carriers.values() for taken in carrier.requests()]

    def _lived(self, play: Play, result: Result) -> Lived:
        seconds = (self._stage.pace.now() - self._scenario.begins).total_seconds()
        return lived(seconds, result.records, result.activations, play.entries, self._cast)

    def _records(self, ids: list[str], result: Result) -> list[Any]:
        """The records of meetings or activations. That one is not there, or does not verify, is found."""
        records = []
        for id in ids:
            try:
                records.append(self._office.must("record", id, "--json"))
                self._office.must("verify", id)
            except Failed as fault:
                result.findings.append(f"a record does not hold: {fault}")
        return records

    def _tell(self, record: Mapping[str, Any], play: Play) -> None:
        for lines in (
            afterwards.roll_call(record, self._cast, self._county.zone),
            afterwards.the_round(record, self._cast),
            afterwards.the_moves(moved.backs(record, play.entries, self._stage.voices), self._county.zone),
            afterwards.the_summary(record, play.entries),
        ):
            for place, line in enumerate(lines):
                if place == 0:
                    self._say("")
                self._say(line)


def _local(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None).isoformat(timespec="minutes")


def hand_out(
    scenario: Scenario, cast: Cast, network: Network, ahead: float, *, everybody: bool = False
) -> None:
    """Put everybody at their phones. Raises CountyFaults with every script that nobody can follow."""
    scripts = cast.scripts(scenario, ahead, everybody=everybody)
    try:
        network.give_scripts(scripts)
    except NotTaken:
        faults = Faults(scenario.file.parent)
        for phone in scenario.phones:
            number = cast.number(phone.place, phone.rung)
            try:
                network.give_scripts({number: scripts[number]})
            except NotTaken as refused:
                faults.add(scenario.file.name, phone.line, str(refused).removeprefix(f"{number}: "))
        faults.refuse_if_any()
        raise


def folder_for(name: str, data_dir: Path) -> Path:
    """A folder of its own for one rehearsal, beside those that were kept."""
    number = 1
    while (folder := data_dir / "rehearsals" / f"{name}-{number}").exists():
        number += 1
    return folder


__all__ = ["Failed", "Rehearsal", "Result", "folder_for", "hand_out"]
