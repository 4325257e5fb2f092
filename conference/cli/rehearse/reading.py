"""Reads a scenario: either one that can be played in its county, or every fault in it with its line."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from conference.cli.rehearse.beginning import read_beginning
from conference.cli.rehearse.expecting import read_expectation
from conference.cli.rehearse.scenario import Phone, Scenario
from conference.cli.rehearse.spoiling import Spoiling
from conference.cli.rehearse.timing import read_speeds, read_steps
from conference.cli.rehearse.writing import moment, plain
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark, load
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.domain.errors import NotFound
from conference.exercises.places import Places
from conference.exercises.posts import RUNGS

PATIENCE = 90
EARLIEST = datetime.min.replace(tzinfo=UTC)
"""Stands for a beginning that is at fault, so that nothing else is found to be too early."""
EVERY_RUNG = "all"


def read_scenario(file: Path, county_folder: Path, county: County, directory: Directory) -> Scenario:
    """Raises CountyFaults: a scenario is one of the county's files, and is refused as they are."""
    return _Reader(file, county_folder, county, directory).read()


class _Reader:
    def __init__(self, file: Path, county_folder: Path, county: County, directory: Directory) -> None:
        self._path, self._folder, self._county, self._directory = file, county_folder, county, directory
        self._faults = Faults(file.parent)
        self._file = file.name

    def read(self) -> Scenario:
        mark = load(self._file, self._faults)
        if mark is None:
            self._faults.refuse_if_any()
        fields = Fields(mark or Mark({}, 1), self._file, self._faults)
        begins = moment(fields, "begins", ZoneInfo(self._county.zone)) or EARLIEST
        beginning = read_beginning(fields, begins, self._county)
        places = Places(self._county, beginning.formats)
        if beginning.press is not None and beginning.press.phone is not None:
            self._function(places, beginning.press.phone, fields.mark("press"))
        spoiling = Spoiling(self._file, places, self._directory, self._faults)
        scenario = Scenario(
            name=self._path.stem,
            title=fields.text("title", self._path.stem),
            file=self._path,
            county=self._folder,
            begins=begins,
            meeting=beginning.meeting,
            press=beginning.press,
            formats=beginning.formats,
            speeds=read_speeds(fields, places),
            phones=self._phones(fields, places),
            faults=spoiling.rules(fields.items("faults", required=False)),
            steps=read_steps(fields, self._file, places, spoiling, ZoneInfo(self._county.zone), self._faults),
            expect=read_expectation(
                fields.part("expect"), self._file, beginning, places, self._county, self._faults
            ),
            ends_within=float(fields.whole("ends_within", PATIENCE, least=1)),
            calls_per_second=fields.whole("calls_per_second", 1, least=1),
            modem=fields.flag("modem", False),
            second=fields.flag("second", False),
            console=fields.flag("console", False),
        )
        fields.close()
        self._faults.refuse_if_any()
        return scenario

    # Who answers how

    def _phones(self, fields: Fields, places: Places) -> tuple[Phone, ...]:
        phones: list[Phone] = []
        for place, rungs in fields.table("phones", required=False).items():
            function = self._function(places, place, rungs)
            if function is None:
                continue
            scripts = self._marks_of(rungs)
            for rung in scripts.keys() - {*RUNGS, EVERY_RUNG}:
                self._fault(scripts[rung], f"{rung} is no rung; there are {', '.join((*RUNGS, EVERY_RUNG))}")
            numbers = self._directory.phones.get(function)
            for rung in RUNGS:
                script = scripts.get(rung, scripts.get(EVERY_RUNG))
                if script is not None and getattr(numbers, rung, None):
                    phones.append(Phone(place, rung, self._table_of(script), script.line))
                elif rung in scripts:
                    self._fault(scripts[rung], f"{place} has no {rung} in the fiction")
        return tuple(phones)

    def _function(self, places: Places, place: str, mark: Mark) -> str | None:
        try:
            return places.function(place)
        except NotFound as fault:
            self._fault(mark, str(fault))
            return None

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
