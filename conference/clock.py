"""Two clocks that cannot be mixed.

*Product time* is what people feel: turns, ring time, ladders, the calendar, and every time in
the record. In an exercise it may run sixty times as fast. *Wall time* is what machines wait
for: time-outs, claims, heartbeats. It is never scaled. They have different types, an aware
`datetime` and a float of its own kind, so that a type checker catches the mistake of waiting
for one with the other.

Wall time is seconds since the epoch rather than a monotonic count, since a claim written by one
process is judged by another.
"""

import json
import os
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NewType, Protocol

from conference.domain.instants import Instant

Wall = NewType("Wall", float)
"""A moment in wall time: seconds since the epoch."""

LOOK_EVERY: Final = 0.05
"""Seconds of the wall between two looks at the clock file: a look costs a system call."""


class Clock(Protocol):
    def now(self) -> Instant:
        """Product time."""

    def wall(self) -> Wall:
        """Wall time."""

    def wall_seconds_until(self, instant: Instant) -> float:
        """How long to wait for a moment in product time; 0 if it has been, infinity if time stands still."""

    @property
    def speed(self) -> float:
        """Seconds of product time in one of the wall: 1, but in an exercise; 0 if time stands still."""


class BadClockFile(ValueError):
    """The clock file is not there or does not say what a clock file says."""


class SystemClock:
    """Both times are the machine's."""

    speed: Final = 1.0

    def now(self) -> Instant:
        return datetime.now(UTC)

    def wall(self) -> Wall:
        return Wall(time.time())

    def wall_seconds_until(self, instant: Instant) -> float:
        return max(0.0, (instant - self.now()).total_seconds())


class ExerciseClock:
    """Product time as a file says: product = product₀ + (wall - wall₀) x speed.

    The file may be rewritten while we run. A rewritten file may change the speed or leap ahead;
    it never takes time back: where we had already run past it, time stands until it has caught up,
    because a turn cannot last less than nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._looked_at = time.monotonic()
        self._version = _version(path)
        self._pace = _Pace.read(path)
        self._latest = self._pace.at(time.time())

    def now(self) -> Instant:
        with self._lock:
            self._look()
            self._latest = max(self._latest, self._pace.at(time.time()))
            return self._latest

    def wall(self) -> Wall:
        return Wall(time.time())

    def wall_seconds_until(self, instant: Instant) -> float:
        missing = (instant - self.now()).total_seconds()
        if missing <= 0:
            return 0.0
        return missing / self._pace.speed if self._pace.speed else float("inf")

    @property
    def speed(self) -> float:
        with self._lock:
            self._look()
            return self._pace.speed

    def _look(self) -> None:
        if time.monotonic() - self._looked_at < LOOK_EVERY:
            return
        self._looked_at = time.monotonic()
        try:
            version = _version(self._path)
            if version != self._version:
                self._pace = _Pace.read(self._path)
                self._version = version
        except BadClockFile:
            # Half written, or being replaced: what we know holds until the next look.
            return


class ManualClock:
    """A clock for tests: both times stand still until told to move, and then move together."""

    speed: Final = 1.0

    def __init__(self, start: Instant) -> None:
        self._now = start

    def now(self) -> Instant:
        return self._now

    def wall(self) -> Wall:
        return Wall(self._now.timestamp())

    def wall_seconds_until(self, instant: Instant) -> float:
        return max(0.0, (instant - self._now).total_seconds())

    def forward(self, *, seconds: float = 0, minutes: float = 0) -> None:
        self.set(self._now + timedelta(seconds=seconds, minutes=minutes))

    def set(self, instant: Instant) -> None:
        if instant < self._now:
            raise ValueError(f"time does not go back from {self._now} to {instant}")
        self._now = instant


class _Pace:
    """What a clock file says."""

    def __init__(self, wall: datetime, product: Instant, speed: float) -> None:
        self.wall, self.product, self.speed = wall.timestamp(), product, speed

    def at(self, wall: float) -> Instant:
        return self.product + timedelta(seconds=(wall - self.wall) * self.speed)

    @classmethod
    def read(cls, path: Path) -> "_Pace":
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
            wall, product = _moment(said["wall"]), _moment(said["product"])
            speed = float(said["speed"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadClockFile(f"{path.name}: {error}") from error
        if not 0 <= speed <= 10_000:
            raise BadClockFile(f"{path.name}: a speed of {speed} cannot be kept")
        return cls(wall, product, speed)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} does not say which zone it is in")
    return moment.astimezone(UTC)


def _version(path: Path) -> tuple[int, int, int]:
    """Changes whenever the file does, also when it is replaced within the same tick of its time stamp."""
    try:
        stat = os.stat(path)
    except OSError as error:
        raise BadClockFile(f"{path.name}: {error.strerror}") from error
    return stat.st_mtime_ns, stat.st_ino, stat.st_size
