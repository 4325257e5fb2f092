"""How often the doors are knocked at, counted in the memory of each process.

Whoever is let in is never stopped at the carrier's door, and nobody is ever stopped from pressing: what is
limited is knocking in vain, and programs that ask without end. The counts are each process's own, so that
two let twice as many pass; they hang on neither Redis nor the database, whose loss must not close a door.
"""

from __future__ import annotations

import math
import time
from typing import Final

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

IN_VAIN: Final = "30/minute"
"""By address: without a signature, without a token, or with one that is not known."""
BY_TOKEN: Final = "600/minute"
"""By token, whatever it asks for."""


class Knocks:
    """Counts, and says how many seconds whoever has knocked too often is to wait; None while it may go on."""

    def __init__(self, in_vain: str = IN_VAIN, by_token: str = BY_TOKEN) -> None:
        self._in_vain, self._by_token = parse(in_vain), parse(by_token)
        self._counts = FixedWindowRateLimiter(MemoryStorage())

    def in_vain(self, address: str) -> int | None:
        """Somebody at that address was not let in."""
        return self._count(self._in_vain, "address", address)

    def waits(self, address: str) -> int | None:
        """Whether somebody at that address is not to be listened to, uncounted."""
        if self._counts.test(self._in_vain, "address", address):
            return None
        return self._opens_in(self._in_vain, "address", address)

    def by_token(self, name: str) -> int | None:
        """The token of that name asks for something."""
        return self._count(self._by_token, "token", name)

    def _count(self, limit: RateLimitItem, *who: str) -> int | None:
        if self._counts.hit(limit, *who):
            return None
        return self._opens_in(limit, *who)

    def _opens_in(self, limit: RateLimitItem, *who: str) -> int:
        opens = self._counts.get_window_stats(limit, *who).reset_time
        return max(1, math.ceil(opens - time.time()))
