"""Being told to end: finish what is in hand, start nothing new, and be gone within two seconds.

A request to a carrier may last longer than that. It is left as it is, and settled by looking.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from types import FrameType
from typing import Final

log = logging.getLogger(__name__)

LIMIT: Final = 1.8
"""Seconds of the wall from the signal to the end."""


class Stopping:
    """Set once; everything that loops or waits looks at it."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def going(self) -> bool:
        return not self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Sleep, but not past the end. True if it is the end."""
        return self._event.wait(max(0.0, seconds))

    def stop(self) -> None:
        self._event.set()

    def on_signals(self) -> None:
        """SIGTERM and SIGINT end this process."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told)

    def and_no_later(self) -> None:
        """End the process at the limit, whatever still hangs."""
        timer = threading.Timer(LIMIT, os._exit, args=(0,))
        timer.daemon = True
        timer.start()

    def _told(self, number: int, frame: FrameType | None) -> None:
        self.stop()
        self.and_no_later()
