"""What a process counts and measures of itself: kept for a second or so, then added to what all have counted.

These are figures for those who watch the house, and no facts: what is only in here is lost with the process.
A label is one of a few words, never an id, a number or a name.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Upper bounds of what is measured of machines."""
PATIENCE: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0)
"""Upper bounds of what is measured of people."""
SUM: Final = "sum"
ABOVE: Final = "+Inf"

Counted = Mapping[tuple[str, str], float]
"""How many, by name and label."""


def joined(*labels: str) -> str:
    """Several labels as one."""
    return "|".join(labels)


def measured(name: str, seconds: float, bounds: Sequence[float], *labels: str) -> Counter[tuple[str, str]]:
    """One measurement, as it is counted: in the bucket it belongs to, and in the sum."""
    bucket = next((str(bound) for bound in bounds if seconds <= bound), ABOVE)
    counted: Counter[tuple[str, str]] = Counter()
    counted[name, joined(*labels, bucket)] = 1
    counted[name, joined(*labels, SUM)] = seconds  # type: ignore[assignment]  # sums are no whole numbers
    return counted


class Tally:
    """Safe to count in from several threads."""

    def __init__(self) -> None:
        self._counted: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()

    def count(self, name: str, *labels: str) -> None:
        with self._lock:
            self._counted[name, joined(*labels)] += 1

    def took(self, name: str, seconds: float, *labels: str) -> None:
        """Something of the house's own took so long."""
        self.give_back(measured(name, seconds, SECONDS, *labels))

    def take(self) -> Counted:
        """What has been counted since it was last taken."""
        with self._lock:
            counted, self._counted = self._counted, Counter()
        return counted

    def give_back(self, counted: Counted) -> None:
        """It could not be handed over."""
        with self._lock:
            for which, n in counted.items():
                self._counted[which] += n  # type: ignore[assignment]
