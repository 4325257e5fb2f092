"""rota.yaml and rota.csv: weekly turns by rule, and single shifts that push them aside."""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from conference.county.calendar import WEEKDAYS
from conference.county.faults import Faults
from conference.county.fields import OUR_TIME, Fields
from conference.county.marked import Mark, load
from conference.county.table import Row, Table, read
from conference.domain.county.county import County
from conference.domain.county.functions import Person
from conference.domain.county.rota import Rota, Shift, WeeklyRota, overlaps

_LONGEST = 520


class RotaReader:
    def __init__(self, county: County, persons: Mapping[str, Person], faults: Faults) -> None:
        self._zone = county.zone
        self._functions = {function.id for function in county.functions}
        self._persons = persons
        self._faults = faults

    def weekly(self, file: str) -> tuple[Shift, ...]:
        mark = load(file, self._faults)
        if mark is None:
            return ()
        fields = Fields(mark, file, self._faults)
        first, weeks = fields.day("from"), fields.whole("weeks", least=1)
        weekday = WEEKDAYS.index(fields.choice("weekday", WEEKDAYS) or "monday")
        hour = fields.whole("hour")
        if weeks > _LONGEST:
            fields.fault(f"{weeks} weeks are more than anyone can plan; {_LONGEST} is the limit", "weeks")
        if hour > 23:
            fields.fault(f"there is no hour {hour}", "hour")
        turns = fields.table("turns")
        fields.close()
        shifts: list[Shift] = []
        for function, listed in turns.items():
            persons = self._turns(file, function, listed)
            if first.year in OUR_TIME and hour < 24 and weeks <= _LONGEST:
                rota = WeeklyRota(function, persons, first, weekday, hour, weeks)
                shifts.extend(rota.shifts(self._zone))
        return tuple(shifts)

    def single(self, file: str) -> tuple[Shift, ...]:
        table = read(file, self._faults, ("function", "person", "starts", "ends"), ("substitute",))
        found: list[tuple[Shift, Row]] = []
        for row in table:
            shift = self._shift(table, row)
            if shift:
                found.append((shift, row))
        rows = {id(shift): row for shift, row in found}
        for _, later in overlaps(shift for shift, _ in found):
            table.fault(rows[id(later)], f"{later.function} is held by two at the same time")
        return tuple(shift for shift, _ in found)

    def _turns(self, file: str, function: str, listed: Mark) -> tuple[Person, ...]:
        if function not in self._functions:
            self._faults.add(file, listed.line, f"the function {function} is not known")
        ids = [str(mark.value) for mark in listed.value] if isinstance(listed.value, tuple) else []
        if not ids:
            self._faults.add(file, listed.line, f"the turns of {function} should be a list of persons")
        for id in ids:
            if id not in self._persons:
                self._faults.add(file, listed.line, f"the person {id} is not known")
        return tuple(self._persons[id] for id in ids if id in self._persons)

    def _shift(self, table: Table, row: Row) -> Shift | None:
        if row["function"] not in self._functions:
            table.fault(row, f"the function {row['function']} is not known")
        if row["person"] not in self._persons:
            table.fault(row, f"the person {row['person']} is not known")
        if row["substitute"] not in ("", "yes"):
            table.fault(row, f"substitute is {row['substitute']}; it may be yes or empty")
        starts, ends = self._instant(table, row, "starts"), self._instant(table, row, "ends")
        if starts is None or ends is None or row["person"] not in self._persons:
            return None
        if ends <= starts:
            table.fault(row, "the shift ends before it has started")
            return None
        person = self._persons[row["person"]]
        return Shift(row["function"], person, starts, ends, row["substitute"] == "yes")

    def _instant(self, table: Table, row: Row, column: str) -> datetime | None:
        """Local time unless an offset is given; an hour that the clock change skips or repeats needs one."""
        try:
            written = datetime.fromisoformat(row[column])
        except ValueError:
            written = None
        if written is None or written.year not in OUR_TIME:
            table.fault(row, f"{column} is {row[column]}, not a time such as 2026-12-24T08:00")
            return None
        if written.tzinfo is not None:
            return written.astimezone(UTC)
        local = written.replace(tzinfo=ZoneInfo(self._zone))
        if local.utcoffset() != local.replace(fold=1).utcoffset():
            table.fault(row, f"{column}: the clocks are changed at {row[column]}; write it with its offset")
            return None
        return local.astimezone(UTC)


def covered(weekly: tuple[Shift, ...], single: tuple[Shift, ...]) -> tuple[Shift, ...]:
    """The weekly turns with the single shifts in their place."""
    touched = {shift.function for shift in single}
    kept = [shift for shift in weekly if shift.function not in touched]
    for function in sorted(touched):
        rota = Rota(function, tuple(shift for shift in weekly if shift.function == function))
        for shift in single:
            rota = rota.covered_by(shift) if shift.function == function else rota
        kept.extend(rota.shifts)
    return tuple(kept)
