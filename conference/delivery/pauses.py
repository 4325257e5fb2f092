"""How long to leave a carrier alone before it is asked again.

Pauses are of the wall, since they are for a machine's sake. Rows wait in product time, so a pause is
put into that: in an exercise at sixty times the speed half a second is half a minute of it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from conference.clock import Clock
from conference.domain.instants import Instant

BACKOFF: Final = (0.5, 1.0, 2.0, 4.0)


def backoff(tries: int) -> float:
    """Seconds of the wall before the next try, after so many that were in vain before this one."""
    return BACKOFF[min(tries, len(BACKOFF) - 1)]


def later(clock: Clock, wall_seconds: float) -> Instant:
    """The product time it will be when so much of the wall has passed; it was, if it is less than nothing."""
    return clock.now() + timedelta(seconds=wall_seconds * clock.speed)
