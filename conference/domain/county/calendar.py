"""When the county meets: one weekday, one hour in local time, and what becomes of it when the day is red.

A meeting keeps the week it was meant for, wherever it is moved: the record of week 53 is that of week 53 even
when it was held two days early. Data beats rule: what the office has moved is not moved again.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from conference.domain.instants import Instant

OnHoliday = Literal["day_before", "cancel"]

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Move:
    """The meeting of one date is held on another, or at another hour, or both. None means unchanged."""

    from_date: date
    to_date: date | None = None
    start: str | None = None


@dataclass(frozen=True)
class Monthly:
    """The nth meeting day of each month is held in another format, such as the one on radio."""

    nth: int
    format: str


@dataclass(frozen=True)
class Calendar:
    """`weekday` counts from Monday, 0. `start` is local time, HH:MM. `cancelled` are dates by the rule."""

    weekday: int
    start: str
    zone: str
    format: str
    on_holiday: OnHoliday = "day_before"
    moves: tuple[Move, ...] = ()
    cancelled: tuple[date, ...] = ()
    monthly: Monthly | None = None

    def regular(self, day: date) -> bool:
        return day.weekday() == self.weekday

    def format_on(self, day: date) -> str:
        if self.monthly and (day.day - 1) // 7 + 1 == self.monthly.nth:
            return self.monthly.format
        return self.format


@dataclass(frozen=True)
class PlannedMeeting:
    """`week` is the ISO week of the day the rule gives; `moved_from` is that day where another was taken."""

    week: int
    planned_at: Instant
    format: str
    moved_from: date | None = None


def meetings(calendar: Calendar, holidays: Set[date], from_: date, to: date) -> tuple[PlannedMeeting, ...]:
    """The meetings held between two local dates, both counted, in order of time."""
    held = [
        (day, regular)
        for regular in _regular_days(calendar, from_, to)
        for day in _held(calendar, holidays, regular)
    ]
    return tuple(
        PlannedMeeting(
            week=regular.isocalendar().week,
            planned_at=_instant(calendar, day, regular),
            format=calendar.format_on(regular),
            moved_from=regular if day != regular else None,
        )
        for day, regular in sorted(held)
        if from_ <= day <= to
    )


def _regular_days(calendar: Calendar, from_: date, to: date) -> Iterable[date]:
    """The rule's days whose meeting may fall in the stretch: a fortnight to each side, and moves by data."""
    first = from_ - 14 * _DAY
    stretch = (first + n * _DAY for n in range((to - first).days + 15))
    moved_in = {move.from_date for move in calendar.moves if move.to_date and from_ <= move.to_date <= to}
    return sorted({day for day in stretch if calendar.regular(day)} | moved_in)


def _held(calendar: Calendar, holidays: Set[date], regular: date) -> list[date]:
    """The day on which the meeting of a regular day is held, or none."""
    if regular in calendar.cancelled:
        return []
    move = _move(calendar, regular)
    if move:
        return [move.to_date or regular]
    if regular not in holidays:
        return [regular]
    if calendar.on_holiday == "cancel":
        return []
    day = regular
    while day in holidays or day.weekday() >= _SATURDAY:
        day -= _DAY
    return [day]


def _instant(calendar: Calendar, day: date, regular: date) -> Instant:
    move = _move(calendar, regular)
    start = time.fromisoformat(move.start if move and move.start else calendar.start)
    return datetime.combine(day, start, ZoneInfo(calendar.zone)).astimezone(UTC)


def _move(calendar: Calendar, regular: date) -> Move | None:
    return next((move for move in calendar.moves if move.from_date == regular), None)
