"""How fast the exercise goes: the clock file that both sides read, rewritten whole or not at all.

Time waits at the ordinary pace of the wall, before anything is due, until every process is up; then it leaps
to where the exercise begins.
"""

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

PATIENT = 3.0
"""Seconds of product time that an answer may take. People at phones wait for it, and so do time limits."""
SLOWEST = 1.0
NEXT_TO = 0.02


def bearable(speed: float, lag: float) -> float:
    """How fast it may go on a machine that takes `lag` seconds of the wall to answer."""
    return speed if speed * lag <= PATIENT else max(SLOWEST, PATIENT / lag)


class Pace:
    """Safe to share between threads: whoever breaks clocks has one of its own."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.speed = 1.0
        self._lock = threading.RLock()
        self._wall = self._product = datetime.now(UTC)

    def now(self) -> datetime:
        """Product time."""
        with self._lock:
            return self._product + (datetime.now(UTC) - self._wall) * self.speed

    def leap(self, product: datetime, speed: float) -> None:
        with self._lock:
            self._wall, self._product, self.speed = datetime.now(UTC), product.astimezone(UTC), speed
            beside = self.file.with_suffix(".new")
            words = {"wall": self._wall.isoformat(), "product": self._product.isoformat(), "speed": speed}
            beside.write_text(json.dumps(words), encoding="ascii")
            beside.replace(self.file)

    def change(self, speed: float) -> None:
        """Go on from now at another speed. One that is next to the same changes nothing."""
        with self._lock:
            if abs(speed - self.speed) > self.speed * NEXT_TO:
                self.leap(self.now(), speed)

    def jump(self, seconds: float) -> None:
        """Write the same time down by another anchor, `seconds` of product time further on."""
        with self._lock:
            self.leap(self.now() + timedelta(seconds=seconds), self.speed)

    def wall(self, product_seconds: float) -> timedelta:
        return timedelta(seconds=product_seconds / self.speed)
