"""A sign of life twice a second, so that what a dead process had in hand is looked after by others."""

from __future__ import annotations

import logging
import socket
import threading
from typing import Final

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.delivery import Delivery
from workers.stopping import Stopping

log = logging.getLogger(__name__)

EVERY: Final = 0.5


def beat(upprop: Upprop, process: str, kind: str) -> None:
    """One sign of life. The first comes before the first claim."""
    upprop.beats.beat(process, kind, socket.gethostname(), upprop.clock.wall())


def start(
    upprop: Upprop, process: str, kind: str, delivery: Delivery, stopping: Stopping
) -> threading.Thread:
    """Beat on a thread of its own until the end, and tie up what storage would not take before.

    What has been counted meanwhile is handed over with it.
    """

    def go_on() -> None:
        while stopping.going():
            try:
                beat(upprop, process, kind)
                upprop.hand_over()
                delivery.closing.tie_up()
            except StorageError as error:
                log.warning("no sign of life could be given: %s", error)
            except Exception:
                log.exception("no sign of life could be given")
            stopping.wait(EVERY)

    thread = threading.Thread(target=go_on, name="heartbeat", daemon=True)
    thread.start()
    return thread
