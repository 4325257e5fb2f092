"""Who is on duty when. Shifts are kept as instants; weekly turns are written in local time.

A week from Friday 08.00 to Friday 08.00 has 167, 168 or 169 hours depending on the clock changes, so the two
ends of a shift are converted one by one, and never a week added to an instant.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from conference.domain.county.functions import OnDuty as OnDuty
from conference.domain.county.functions import Person
from conference.domain.instants import Instant


@dataclass(frozen=True)
class Shift:
    """A person holds a function, or stands next in line for it, from `starts` until just before `ends`."""

    function: str
    person: Person
    starts: Instant
    ends: Instant
    substitute: bool = False

    def __post_init__(self) -> None:
        if self.starts.utcoffset() != timedelta(0) or self.ends.utcoffset() != timedelta(0):
            raise ValueError("a shift is kept in UTC")
        if self.ends <= self.starts:
            raise ValueError("a shift ends after it has started")

    def covers(self, at: Instant) -> bool:
        return self.starts <= at < self.ends

    def meets(self, other: "Shift") -> bool:
        """The two claim the same place at the same time."""
        same = self.function == other.function and self.substitute == other.substitute
        return same and self.starts < other.ends and other.starts < self.ends


@dataclass(frozen=True)
class Gap:
    """Nobody holds the function."""

    function: str
    starts: Instant
    ends: Instant


@dataclass(frozen=True)
class WeeklyRota:
    """Persons take weekly turns; whoever has the next turn is substitute meanwhile.

    The first turn is the one that covers `from_local`: it begins on that weekday, on or before the date.
    """

    function: str
    persons: tuple[Person, ...]
    from_local: date
    weekday: int
    hour: int
    weeks: int

    def shifts(self, zone: str) -> tuple[Shift, ...]:
        first = self.from_local - timedelta(days=(self.from_local.weekday() - self.weekday) % 7)
        turns: list[Shift] = []
        changeovers = [self._changeover(first, week, zone) for week in range(self.weeks + 1)]
        for week, (starts, ends) in enumerate(pairwise(changeovers) if self.persons else ()):
            holder = self.persons[week % len(self.persons)]
            following = self.persons[(week + 1) % len(self.persons)]
            turns.append(Shift(self.function, holder, starts, ends))
            if following != holder:
                turns.append(Shift(self.function, following, starts, ends, substitute=True))
        return tuple(turns)

    def _changeover(self, first: date, week: int, zone: str) -> Instant:
        local = datetime.combine(first + timedelta(weeks=week), time(self.hour), ZoneInfo(zone))
        return local.astimezone(UTC)


@dataclass(frozen=True)
class Rota:
    """The shifts of one function. A cover pushes aside whatever stood in its place, and nothing else."""

    function: str
    shifts: tuple[Shift, ...] = ()

    def on_duty(self, at: Instant) -> OnDuty:
        return on_duty(self.shifts, self.function, at)

    def covered_by(self, cover: Shift) -> "Rota":
        if cover.function != self.function:
            raise ValueError(f"a shift for {cover.function} cannot stand in the rota of {self.function}")
        kept = [part for shift in self.shifts for part in _outside(shift, cover)]
        return replace(self, shifts=tuple(sorted([*kept, cover], key=_place)))

    def gaps(self, from_: Instant, to: Instant) -> tuple[Gap, ...]:
        return gaps(self.shifts, self.function, from_, to)


def on_duty(shifts: Iterable[Shift], function: str, at: Instant) -> OnDuty:
    """Where two claim the same moment the one who came on last has it: never nobody, and never by chance."""
    now = _now(shifts, function, at)
    holders = [shift.person for shift in now if not shift.substitute]
    substitutes = [shift.person for shift in now if shift.substitute]
    return OnDuty(holders[-1] if holders else None, substitutes[-1] if substitutes else None)


def held_until(shifts: Iterable[Shift], function: str, at: Instant) -> Instant | None:
    """When whoever holds the function now is to be relieved; None if nobody does."""
    held = [shift.ends for shift in _now(shifts, function, at) if not shift.substitute]
    return held[-1] if held else None


def _now(shifts: Iterable[Shift], function: str, at: Instant) -> list[Shift]:
    return sorted((s for s in shifts if s.function == function and s.covers(at)), key=_place)


def gaps(shifts: Iterable[Shift], function: str, from_: Instant, to: Instant) -> tuple[Gap, ...]:
    """The stretches between two moments in which nobody holds the function. Substitutes do not count."""
    found: list[Gap] = []
    reached = from_
    for shift in sorted((s for s in shifts if s.function == function and not s.substitute), key=_place):
        if shift.starts >= to:
            break
        if shift.starts > reached:
            found.append(Gap(function, reached, shift.starts))
        reached = max(reached, shift.ends)
    if reached < to:
        found.append(Gap(function, reached, to))
    return tuple(found)


def overlaps(shifts: Iterable[Shift]) -> tuple[tuple[Shift, Shift], ...]:
    """Every two shifts that claim the same place at the same time, the earlier first."""
    found: list[tuple[Shift, Shift]] = []
    under_way: list[Shift] = []
    for shift in sorted(shifts, key=_place):
        under_way = [earlier for earlier in under_way if earlier.ends > shift.starts]
        found.extend((earlier, shift) for earlier in under_way if earlier.meets(shift))
        under_way.append(shift)
    return tuple(found)


def _outside(shift: Shift, cover: Shift) -> list[Shift]:
    if not shift.meets(cover):
        return [shift]
    before = replace(shift, ends=cover.starts) if shift.starts < cover.starts else None
    after = replace(shift, starts=cover.ends) if cover.ends < shift.ends else None
    return [part for part in (before, after) if part]


def _place(shift: Shift) -> tuple[Instant, Instant, bool, str]:
    return shift.starts, shift.ends, shift.substitute, shift.person.id
