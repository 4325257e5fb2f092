"""Takes a table apart field by field, and says what is missing, of the wrong kind or unknown.

A field at fault is given a harmless value, so that reading goes on and all faults are found in one go; nobody
ever sees such a value, since a folder with faults is refused.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time

from conference.county.faults import Faults
from conference.county.marked import Mark

OUR_TIME = range(2000, 2200)
"""Years in which a date is no slip of the finger, and that every clock can reckon with."""


class Fields:
    def __init__(self, mark: Mark, file: str, faults: Faults) -> None:
        self.line = mark.line
        self._file = file
        self._faults = faults
        self._taken: set[str] = set()
        self._table: Mapping[str, Mark] = {}
        if isinstance(mark.value, Mapping):
            self._table = mark.value
        else:
            self.fault(f"a table was expected, not {mark.kind}")

    def fault(self, reason: str, field: str | None = None) -> None:
        line = self._table[field].line if field and field in self._table else self.line
        self._faults.add(self._file, line, reason)

    def has(self, name: str) -> bool:
        """The field stands here and says something. Asking is enough for it to be known."""
        self._taken.add(name)
        return name in self._table and self._table[name].value is not None

    def text(self, name: str, default: str | None = None) -> str:
        mark = self._take(name, default is None)
        if mark is None or (mark.value is None and default is not None):
            return default or ""
        if isinstance(mark.value, str) and mark.value.strip():
            return mark.value
        if isinstance(mark.value, int) and not isinstance(mark.value, bool):
            return str(mark.value)
        self._wrong(name, mark, "words")
        return default or ""

    def optional(self, name: str) -> str | None:
        return self.text(name) if self.has(name) else None

    def whole(self, name: str, default: int | None = None, least: int = 0) -> int:
        mark = self._take(name, default is None)
        if mark is None:
            return default or least
        if isinstance(mark.value, int) and not isinstance(mark.value, bool) and mark.value >= least:
            return mark.value
        self._wrong(name, mark, f"a whole number from {least}")
        return default or least

    def wholes(self, name: str, default: tuple[int, ...]) -> tuple[int, ...]:
        if name not in self._table:
            return default
        marks = self.items(name)
        numbers = tuple(mark.value for mark in marks if isinstance(mark.value, int) and mark.value >= 0)
        if len(numbers) != len(marks):
            self.fault(f"{name} should be whole numbers", name)
        return numbers

    def flag(self, name: str, default: bool) -> bool:
        mark = self._take(name, False)
        if mark is None or isinstance(mark.value, bool):
            return default if mark is None else bool(mark.value)
        self._wrong(name, mark, "true or false")
        return default

    def choice(self, name: str, choices: Iterable[str], default: str | None = None) -> str:
        chosen, known = self.text(name, default), tuple(choices)
        if chosen in known or not chosen:
            return chosen
        self.fault(f"{name} is {chosen}; it may be {', '.join(known)}", name)
        return default or known[0]

    def day(self, name: str) -> date:
        words = self.text(name)
        return self._day(name, words) if words else date.min

    def days(self, name: str) -> tuple[date, ...]:
        return tuple(self._day(name, words) for words in self.texts(name, required=False))

    def clock(self, name: str) -> str:
        words = self.text(name)
        try:
            return time.fromisoformat(words).strftime("%H:%M")
        except ValueError:
            if words:
                self.fault(f"{name} is {words}, not a time such as 10:00", name)
            return "00:00"

    def items(self, name: str, required: bool = True) -> tuple[Mark, ...]:
        mark = self._take(name, required)
        if mark is None or (mark.value is None and not required):
            return ()
        if isinstance(mark.value, tuple):
            return mark.value
        self._wrong(name, mark, "a list")
        return ()

    def texts(self, name: str, required: bool = True) -> tuple[str, ...]:
        marks = self.items(name, required)
        words = tuple(mark.value for mark in marks if isinstance(mark.value, str))
        if len(words) != len(marks):
            self.fault(f"{name} should be words", name)
        return words

    def table(self, name: str, required: bool = True) -> dict[str, Mark]:
        mark = self._take(name, required)
        if mark is None or (mark.value is None and not required):
            return {}
        if isinstance(mark.value, Mapping):
            return dict(mark.value)
        self._wrong(name, mark, "a table")
        return {}

    def mark(self, name: str) -> Mark:
        """What stands there, whatever it is."""
        return self._take(name, True) or Mark(None, self.line)

    def part(self, name: str) -> "Fields":
        mark = self._take(name, True)
        return Fields(mark if mark else Mark({}, self.line), self._file, self._faults)

    def within(self, mark: Mark) -> "Fields":
        """The fields of one of its items."""
        return Fields(mark, self._file, self._faults)

    def close(self) -> None:
        """Nothing else should stand here: a misspelt field must not be a silent default."""
        for name in self._table.keys() - self._taken:
            self.fault(f"{name} is not a field that is known here", name)

    def _take(self, name: str, required: bool) -> Mark | None:
        self._taken.add(name)
        if name not in self._table and required:
            self.fault(f"{name} is missing")
        return self._table.get(name)

    def _day(self, name: str, words: str) -> date:
        try:
            day = date.fromisoformat(words)
        except ValueError:
            day = date.min
        if day.year not in OUR_TIME:
            self.fault(f"{words} is not a date such as 2026-12-24", name)
        return day

    def _wrong(self, name: str, mark: Mark, wanted: str) -> None:
        self.fault(f"{name} should be {wanted}, not {mark.kind}", name)
