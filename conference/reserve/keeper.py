"""Keeps a host's call list fresh: looked at once a minute, by whichever process of the host is first to."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final

from conference.bus import StorageError
from conference.clock import Clock
from conference.files import alone
from conference.reserve.snapshot import Snapshot

log = logging.getLogger(__name__)

EVERY: Final = 60.0
"""Seconds of the wall between two looks."""


class Keeper:
    """`source` gives the list as the database has it now, or None where nobody is in it."""

    def __init__(self, snapshot: Snapshot, source: Callable[[], bytes | None], clock: Clock) -> None:
        self._snapshot, self._source, self._clock = snapshot, source, clock

    def refresh(self) -> bool:
        """Look now, unless another process does. Tells whether the list is as the database has it.

        An empty directory is a database that is being set up, and no reason to forget whom to call.
        """
        try:
            with alone(self._snapshot.path.with_name("keeper")) as mine:
                if not mine:
                    return False
                content = self._source()
                if content is None:
                    log.warning("nobody is in the directory: the call list of this host stays as it is")
                    return False
                if self._snapshot.keep(content, self._clock.wall()):
                    log.info("the call list of this host has been written")
                return True
        except StorageError as error:
            log.warning("the call list could not be looked at: %s", error)
        except OSError as error:
            log.error("the call list could not be kept: %s", error.strerror)
        return False

    def start(self, wait: Callable[[float], bool]) -> threading.Thread:
        """Look again and again on a thread of its own. `wait` sleeps, and says when it is the end."""

        def go_on() -> None:
            while True:
                try:
                    self.refresh()
                except Exception:
                    log.exception("the call list could not be kept")
                if wait(EVERY):
                    return

        thread = threading.Thread(target=go_on, name="keeper", daemon=True)
        thread.start()
        return thread
