"""Who was signed in a moment ago, in the memory of this process: for the hour in which the database is away.

Pressing never fails. Whoever could press ten minutes ago still can; everything else waits for the database.
"""

from __future__ import annotations

import threading
import time
from typing import Final

from webhooks.console.who import Who

AWAY_FOR: Final = 600.0
"""Seconds of the wall for which somebody is remembered."""
MOST: Final = 1000


class Lately:
    """Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: dict[str, tuple[Who, float]] = {}

    def note(self, sign_in: str, who: Who) -> None:
        with self._lock:
            if len(self._seen) >= MOST:
                self._seen = {id: kept for id, kept in self._seen.items() if _is_late(kept[1])}
            self._seen[sign_in] = (who, time.monotonic())

    def forget(self, sign_in: str) -> None:
        with self._lock:
            self._seen.pop(sign_in, None)

    def who(self, sign_in: str) -> Who | None:
        """Whoever that was, if it was lately."""
        with self._lock:
            who, at = self._seen.get(sign_in, (None, 0.0))
            return who if _is_late(at) else None


def _is_late(at: float) -> bool:
    return time.monotonic() - at < AWAY_FOR
