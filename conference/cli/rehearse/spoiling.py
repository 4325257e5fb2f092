"""Reads what is to go wrong, in the exercise network's own words: it refuses what it does not know.

Lines are named by seat: whose phone that is only the county's fiction knows.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from conference.cli.rehearse.writing import plain
from conference.county.faults import Faults
from conference.county.marked import Mark
from conference.domain.county.directory import Directory
from conference.domain.errors import NotFound
from conference.exercises.places import Places

CARRIERS: Final = ("twilio", "second")
_LINES: Final = "lines:"
_EVERY: Final = "*"


class Spoiling:
    def __init__(self, file: str, places: Places, directory: Directory, faults: Faults) -> None:
        self._file, self._places, self._directory, self._faults = file, places, directory, faults

    def rules(self, marks: Iterable[Mark]) -> tuple[Mapping[str, Any], ...]:
        return tuple(rule for mark in marks if (rule := self._rule(mark)) is not None)

    def _rule(self, mark: Mark) -> Mapping[str, Any] | None:
        rule = plain(mark)
        if not isinstance(rule, Mapping) or not {"where", "does"} <= rule.keys():
            self._fault(mark, "what goes wrong is a table of where and does")
            return None
        where = str(rule["where"])
        seat = where.removeprefix(_LINES)
        if not where.startswith(_LINES) or seat == _EVERY:
            return rule
        try:
            phones = self._directory.phones.get(self._places.function(seat))
        except NotFound as unknown:
            self._fault(mark, str(unknown))
            return None
        return {**rule, "where": f"{_LINES}{phones.holder if phones else seat}"}

    def _fault(self, mark: Mark, reason: str) -> None:
        self._faults.add(self._file, mark.line, reason)
