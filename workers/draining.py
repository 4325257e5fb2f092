"""Empties a lane: until nothing is ready, waiting in between for the carrier's pace.

Nothing is claimed while it waits, so that what has become more urgent meanwhile goes first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from conference.clock import Clock
from conference.delivery import Delivery
from workers.stopping import Stopping

PATIENCE: Final = 2.0
"""Seconds of the wall for which a slot is waited for; what comes later is somebody's next round."""


def drain(
    delivery: Delivery, lane: str, clock: Clock, stopping: Stopping, going: Callable[[], bool] | None = None
) -> None:
    """Carry out all there is on a lane."""
    going = going or stopping.going
    while going():
        opens = delivery.drain(lane, going)
        if opens is None:
            return
        seconds = clock.wall_seconds_until(opens)
        if seconds > PATIENCE or stopping.wait(seconds):
            return
