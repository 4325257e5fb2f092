"""A moment as a person writes it: `10:00`, or `2026-11-26T10:00`, in the county's own time.

Twice a year local time lies: one hour does not exist, another comes twice. A meeting is never planned by
guessing which was meant; whoever wrote it is asked to say so with an offset.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from conference.domain.errors import BadInput
from conference.domain.instants import Instant

HORIZON = timedelta(days=3 * 366)
"""Nothing is planned further ahead than this; a year with a slip of the finger is."""

_HOUR = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_DAY_AND_HOUR = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?")
_OFFSET = re.compile(r"(Z|z|[+-][0-9]{2}:?[0-9]{2})")


def instant_of(written: str, zone: str, now: Instant) -> Instant:
    """The instant meant by `written`. An hour alone is the next time it strikes. Raises BadInput."""
    words = written.strip()
    hour = _HOUR.fullmatch(words)
    if hour:
        return _next_time(time(int(hour[1]), int(hour[2])), zone, now)
    offset = _OFFSET.search(words[16:])
    local = words[: 16 + offset.start()] if offset else words
    if not _DAY_AND_HOUR.fullmatch(local):
        raise BadInput(f"{words[:40]!r} is no time: write HH:MM, or a day and hour as 2026-11-26T10:00")
    try:
        moment = datetime.fromisoformat(words)
        instant = moment.astimezone(UTC) if moment.tzinfo else in_zone(moment, zone)
    except (ValueError, OverflowError) as fault:
        raise BadInput(f"{words[:40]!r} is on no calendar") from fault
    if abs(instant - now) > HORIZON:
        raise BadInput(f"{words[:40]} is more than three years from now")
    return instant


def in_zone(local: datetime, zone: str) -> Instant:
    """The instant of a local time. Raises BadInput where the clocks make it none or two."""
    there = ZoneInfo(zone)
    first, second = (local.replace(tzinfo=there, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(there).replace(tzinfo=None) != local:
        raise BadInput(f"{local:%H:%M} on {local:%Y-%m-%d} does not exist: the clocks go forward over it")
    if first != second:
        either = " or ".join(f"{moment.astimezone(there).isoformat()}" for moment in (first, second))
        raise BadInput(f"{local:%H:%M} on {local:%Y-%m-%d} comes twice as the clocks go back: say {either}")
    return first


def _next_time(hour: time, zone: str, now: Instant) -> Instant:
    today = now.astimezone(ZoneInfo(zone)).date()
    instant = _on(today, hour, zone)
    return instant if instant >= now else _on(today + timedelta(days=1), hour, zone)


def _on(day: date, hour: time, zone: str) -> Instant:
    return in_zone(datetime.combine(day, hour), zone)
