"""Time in the network: one heap of due things, and the clocks that can drive it.

Nothing in the network waits. Whatever is to happen later is put on the one agenda with its moment, so a test
can step from moment to moment and the program can sleep between them. All times are product time (the time
the people at the phones feel) and aware UTC.
"""

import heapq
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Anything that knows what time it is."""

    def now(self) -> datetime: ...


@dataclass(order=True)
class Due:
    """One thing on the agenda. Cancelling it is harmless at any time."""

    at: datetime
    turn: int
    act: Callable[[], object] = field(compare=False)
    cancelled: bool = field(default=False, compare=False)

    def cancel(self) -> None:
        self.cancelled = True


class Agenda:
    """What is due, in order of time and, within one moment, in the order it was asked for."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.on_new: Callable[[], None] = lambda: None
        self._heap: list[Due] = []
        self._turns = itertools.count()
        self._moment: datetime | None = None

    def now(self) -> datetime:
        """The moment of the thing being done; between things, what the clock says."""
        return self._moment or self.clock.now()

    def at(self, when: datetime, act: Callable[[], object]) -> Due:
        due = Due(when, next(self._turns), act)
        heapq.heappush(self._heap, due)
        self.on_new()
        return due

    def after(self, seconds: float, act: Callable[[], object]) -> Due:
        return self.at(self.now() + timedelta(seconds=seconds), act)

    def soon(self, act: Callable[[], object]) -> Due:
        """As soon as what is being done now is done."""
        return self.at(self.now(), act)

    def next_at(self) -> datetime | None:
        while self._heap and self._heap[0].cancelled:
            heapq.heappop(self._heap)
        return self._heap[0].at if self._heap else None

    def run_one(self, now: datetime) -> bool:
        """Do the first due thing, if there is one; its moment is `now()` while it is done."""
        when = self.next_at()
        if when is None or when > now:
            return False
        due = heapq.heappop(self._heap)
        before, self._moment = self._moment, due.at
        try:
            due.act()
        finally:
            self._moment = before
        return True


class ManualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime | None = None) -> None:
        self._now = start or datetime(2026, 1, 15, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now

    def forward(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


class WallClock:
    """Product time where nobody has bent it. `speed` is how fast it goes beside the wall."""

    speed = 1.0

    def now(self) -> datetime:
        return datetime.now(UTC)


class FileClock:
    """Product time as a shared file tells it: product = product0 + (wall - wall0) * speed.

    The file may be rewritten while we run, by us or by whoever leads the exercise, so it is looked at again
    whenever it has changed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._wall = self._product = datetime.now(UTC)
        self.speed = 1.0
        self._read()

    def now(self) -> datetime:
        self._read()
        return self._product + (datetime.now(UTC) - self._wall) * self.speed

    def set(self, product: datetime, speed: float) -> None:
        """Rewrite the file, whole or not at all, so that a reader never sees half of it."""
        words = {"wall": datetime.now(UTC).isoformat(), "product": product.isoformat(), "speed": speed}
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps(words))
        beside.replace(self._path)

    def _read(self) -> None:
        stat = self._path.stat()
        if (stat.st_mtime_ns, stat.st_ino) == self._seen:
            return
        try:
            words = json.loads(self._path.read_text())
            wall, product = (datetime.fromisoformat(words[name]) for name in ("wall", "product"))
            speed = float(words["speed"])
        except ValueError:
            if self._seen is None:
                raise
            return  # half written: what we knew holds until it is whole
        self._wall, self._product, self.speed = wall, product, speed
        self._seen = (stat.st_mtime_ns, stat.st_ino)
