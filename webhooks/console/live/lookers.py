"""Who looks at a page just now, as far as this process knows: two who lead are told of each other.

Each is put down when its page is asked for and with each beat, and is gone when there has been none for long.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

GONE_AFTER: Final = 12.0
"""Seconds of the wall: two beats that did not come."""


@dataclass(frozen=True, order=True)
class Looker:
    """By name, and the seat they sit on, if they have said so."""

    name: str
    seat: str
    account: str


class Lookers:
    """Safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pages: dict[str, dict[Looker, float]] = {}

    def looks(self, page: str, looker: Looker) -> None:
        """They look at it now. Whoever sits on another seat since then has left the one before."""
        with self._lock:
            known = {
                other: at
                for other, at in self._pages.get(page, {}).items()
                if other.account != looker.account
            }
            self._pages[page] = {**known, looker: self._clock()}

    def at(self, page: str) -> tuple[Looker, ...]:
        """Those who look at it, by name."""
        since = self._clock() - GONE_AFTER
        with self._lock:
            here = {looker: at for looker, at in self._pages.get(page, {}).items() if at >= since}
            if here:
                self._pages[page] = here
            else:
                self._pages.pop(page, None)
        return tuple(sorted(here))
