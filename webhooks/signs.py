"""Signs of life of a web process, and what it has counted, handed over on a thread of its own."""

from __future__ import annotations

import logging
import socket
import threading
from typing import Final

from conference.bootstrap import Upprop, process_name
from conference.bus import StorageError

log = logging.getLogger(__name__)

KIND: Final = "web"
EVERY: Final = 2.0
"""Seconds of the wall. Nobody waits for a web process's claims, for it has none."""


def start(upprop: Upprop) -> threading.Thread:
    """Go on until the process ends."""
    process, over = process_name(KIND), threading.Event()

    def go_on() -> None:
        while True:
            give(upprop, process)
            over.wait(EVERY)

    thread = threading.Thread(target=go_on, name="signs", daemon=True)
    thread.start()
    return thread


def give(upprop: Upprop, process: str) -> None:
    """One sign of life. Storage that takes none is no fault of the request that is being answered."""
    try:
        upprop.beats.beat(process, KIND, socket.gethostname(), upprop.clock.wall())
        upprop.hand_over()
    except StorageError as error:
        log.warning("no sign of life could be given: %s", error)
    except Exception:
        log.exception("no sign of life could be given")
