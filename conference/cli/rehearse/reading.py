"""Reads a scenario: either one that can be played in its county, or every fault in it with its line."""

import shlex
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from conference.cli.rehearse.expecting import read_expectation
from conference.cli.rehearse.scenario import RUNGS, Meeting, Moment, Phone, Scenario, Step
from conference.cli.rehearse.writing import plain, seconds
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark, load
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.domain.county.formats import Format
from conference.domain.meeting.conference import ConferenceState

FASTEST = 60.0
PATIENCE = 90
EVERY_RUNG = "all"


def read_scenario(file: Path, county_folder: Path, county: County, directory: Directory) -> Scenario:
    """Raises CountyFaults: a scenario is one of the county's files, and is refused as they are."""
    return _Reader(file, county_folder, county, directory).read()


class _Reader:
    def __init__(self, file: Path, county_folder: Path, county: County, directory: Directory) -> None:
        self._path, self._folder, self._county, self._directory = file, county_folder, county, directory
        self._faults = Faults(file.parent)
        self._file = file.name
        self._zone = ZoneInfo(county.zone)

    def read(self) -> Scenario:
        mark = load(self._file, self._faults)
        if mark is None:
            self._faults.refuse_if_any()
        fields = self._fields(mark or Mark({}, 1))
        begins = self._local(fields, "begins")
        meeting = self._meeting(fields.part("conference"), begins)
        # Where the format is at fault, any will do to find the other faults.
        format_ = self._county.formats.get(meeting.format) or next(iter(self._county.formats.values()))
        scenario = Scenario(
            name=self._path.stem,
            title=fields.text("title", self._path.stem),
            file=self._path,
            county=self._folder,
            begins=begins,
            meeting=meeting,
            speeds=self._speeds(fields, format_),
            phones=self._phones(fields, format_),
            faults=tuple(self._table_of(item) for item in fields.items("faults", required=False)),
            steps=tuple(self._step(item, format_) for item in fields.items("do", required=False)),
            expect=read_expectation(fields.part("expect"), self._file, format_, self._county, self._faults),
            ends_within=float(fields.whole("ends_within", PATIENCE, least=1)),
        )
        fields.close()
        self._faults.refuse_if_any()
        return scenario

    def _fields(self, mark: Mark) -> Fields:
        return Fields(mark, self._file, self._faults)

    # What is called for, when, how fast

    def _local(self, fields: Fields, name: str) -> datetime:
        words = fields.text(name)
        try:
            moment = datetime.fromisoformat(words)
        except ValueError:
            if words:
                fields.fault(f"{name} is {words}, not a moment such as 2026-11-26T09:57:30", name)
            moment = datetime(2000, 1, 1)  # noqa: DTZ001 - given its zone below
        return moment if moment.tzinfo else moment.replace(tzinfo=self._zone)

    def _meeting(self, fields: Fields, begins: datetime) -> Meeting:
        format_ = fields.choice("format", self._county.formats)
        at = self._local(fields, "at") if fields.has("at") else None
        lead = fields.whole("in", least=1) if fields.has("in") else None
        if (at is None) is (lead is None):
            fields.fault("a conference has either at or in")
        if at is not None and at <= begins:
            fields.fault("the conference is to begin before the exercise does", "at")
        fields.close()
        return Meeting(format_, at, lead)

    def _speeds(self, fields: Fields, format_: Format) -> Mapping[str, float]:
        """One speed, or one by phase: `start`, a state of the meeting or one of its blocks."""
        if not fields.has("speed"):
            return {"start": 1.0}
        known = {"start", *ConferenceState, *(block.id for block in format_.blocks)}
        mark = fields.mark("speed")
        table = mark.value if isinstance(mark.value, Mapping) else {"start": mark}
        speeds = {}
        for phase, item in table.items():
            speed = seconds(item.value)
            if phase not in known:
                self._fault(item, f"{phase} is no phase of {format_.id}")
            if speed is None or not 0 < speed <= FASTEST:
                self._fault(item, f"a speed is above 0 and at most {FASTEST:g}, not {item.kind}")
            speeds[phase] = speed or 1.0
        if "start" not in speeds:
            fields.fault("the speed at start is missing", "speed")
        return speeds

    # Who answers how

    def _phones(self, fields: Fields, format_: Format) -> tuple[Phone, ...]:
        phones: list[Phone] = []
        for seat, rungs in fields.table("phones", required=False).items():
            if not format_.has(seat):
                self._fault(rungs, f"{format_.id} has no seat {seat}")
                continue
            scripts = self._marks_of(rungs)
            for rung in scripts.keys() - {*RUNGS, EVERY_RUNG}:
                self._fault(scripts[rung], f"{rung} is no rung; there are {', '.join((*RUNGS, EVERY_RUNG))}")
            numbers = self._directory.phones.get(format_.seat(seat).function)
            for rung in RUNGS:
                script = scripts.get(rung, scripts.get(EVERY_RUNG))
                if script is not None and getattr(numbers, rung, None):
                    phones.append(Phone(seat, rung, self._table_of(script), script.line))
                elif rung in scripts:
                    self._fault(scripts[rung], f"{seat} has no {rung} in the fiction")
        return tuple(phones)

    # What the leaders do

    def _step(self, mark: Mark, format_: Format) -> Step:
        fields = self._fields(mark)
        after = seconds(fields.mark("after").value) if fields.has("after") else 0.0
        if after is None:
            fields.fault("after is seconds or +00:01:30", "after")
        run = fields.text("run")
        try:
            words = tuple(shlex.split(run))
        except ValueError as error:
            fields.fault(f"run cannot be taken apart: {error}", "run")
            words = ()
        moment = self._moment(fields.part("when"), format_) if fields.has("when") else None
        fields.close()
        return Step(mark.line, words, moment, after or 0.0)

    def _moment(self, fields: Fields, format_: Format) -> Moment:
        state = fields.choice("state", ConferenceState) if fields.has("state") else None
        block = (
            fields.choice("block", [block.id for block in format_.blocks]) if fields.has("block") else None
        )
        turn = fields.choice("turn", [seat.seat for seat in format_.seats]) if fields.has("turn") else None
        if sum(said is not None for said in (state, block, turn)) != 1:
            fields.fault("when is one of state, block and turn")
        fields.close()
        return Moment(state, block, turn)

    # Tables

    def _marks_of(self, mark: Mark) -> Mapping[str, Mark]:
        if isinstance(mark.value, Mapping):
            return mark.value
        self._fault(mark, f"a table was expected, not {mark.kind}")
        return {}

    def _table_of(self, mark: Mark) -> Mapping[str, Any]:
        return {name: plain(item) for name, item in self._marks_of(mark).items()}

    def _fault(self, mark: Mark, reason: str) -> None:
        self._faults.add(self._file, mark.line, reason)
