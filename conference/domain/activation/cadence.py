"""How often those in a long activation meet: each so many hours, or at hours of the day.

The hours are the county's own, and so is a day: what is held at nine is held at nine the next morning,
whatever the clocks have done in the night. Shorter spans are as long as they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from conference.domain.errors import BadInput
from conference.domain.instants import Instant, after

HALF_HOUR, DAY = 1800, 24 * 3600
LONGEST = 7 * DAY
MOST_HOURS = 12
OFF = "off"
_HOURS = re.compile(r"([0-9]{1,3})(?:[.,]([05]))?")
_HOUR = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


@dataclass(frozen=True)
class Cadence:
    """`every` in seconds, or `hours` of the local day, as 09:00. `planned` is what it has planned last."""

    every: int | None
    hours: tuple[str, ...]
    by: str
    planned: str | None = None

    def following(self, last: Instant, earliest: Instant, zone: str) -> Instant:
        """When the meeting after the one at `last` is held, no earlier than `earliest`."""
        later = max(last + timedelta(microseconds=1), earliest)
        return next(moment for moment in self._moments(last, zone) if moment >= later)

    def _moments(self, last: Instant, zone: str) -> Iterator[Instant]:
        there = last.astimezone(ZoneInfo(zone))
        if self.every is None:
            hours = sorted(map(time.fromisoformat, self.hours))
            for day in count():
                yield from (_instant(there.date() + timedelta(days=day), hour, zone) for hour in hours)
        elif self.every % DAY == 0:
            for turn in count(1):
                yield _instant(there.date() + timedelta(seconds=turn * self.every), there.time(), zone)
        else:
            yield from (after(last, turn * self.every) for turn in count(1))


def _instant(day: date, hour: time, zone: str) -> Instant:
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def seconds_of(words: str) -> int:
    """Whole or half hours as they are written: 4, 0.5, 1,5. Raises BadInput."""
    written = _HOURS.fullmatch(words.strip())
    seconds = int(written[1]) * 3600 + (HALF_HOUR if written[2] == "5" else 0) if written else 0
    if not HALF_HOUR <= seconds <= LONGEST:
        raise BadInput(f"{words[:40]!r} is not whole or half hours, from 0.5 to {LONGEST // 3600}")
    return seconds


def hours_of(words: Sequence[str]) -> tuple[str, ...]:
    """Hours of the day as they are written, 9.00 or 09:00, in order and each once. Raises BadInput."""
    hours = set()
    for word in words:
        written = _HOUR.fullmatch(word)
        if written is None:
            raise BadInput(f"{word[:40]!r} is no hour of the day: write 09:00,16:00")
        hours.add(f"{int(written[1]):02}:{written[2]}")
    if not 1 <= len(hours) <= MOST_HOURS:
        raise BadInput(f"a day has from one to {MOST_HOURS} meetings")
    return tuple(sorted(hours))
