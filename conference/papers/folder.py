"""Keeps the paper in a folder: printed anew each day, and whenever what stands on it has changed."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from conference.bus import StorageError
from conference.domain.instants import Instant
from conference.files import alone, put

log = logging.getLogger(__name__)

NAME: Final = "paper.pdf"
EVERY: Final = 30.0
"""Seconds of the wall between two looks, and before the first: whoever starts has other things to do."""


class Folder:
    """Where the paper of this host lies. When it was printed is the file's own time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def put(self, pages: bytes, at: Instant) -> None:
        """In the place of what was there, for its owner alone: all of it, or what was there stays."""
        put(self.path, pages)
        os.utime(self.path, (at.timestamp(), at.timestamp()))

    def printed_at(self) -> Instant | None:
        """None where there is none."""
        try:
            return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)
        except OSError:
            return None


class Printer:
    """Looks whether the paper is as it should be, and prints it if not.

    `content` tells what would stand on it (None: nobody is in the directory), `prints` puts it into the
    folder, `today` is the day it is there, and `day_of` the day that a moment belongs to.
    """

    def __init__(
        self,
        folder: Folder,
        content: Callable[[], object | None],
        prints: Callable[[], object],
        today: Callable[[], date],
        day_of: Callable[[Instant], date],
    ) -> None:
        self._folder, self._content, self._prints = folder, content, prints
        self._today, self._day_of = today, day_of
        self._last: object | None = None

    def refresh(self) -> bool:
        """Look now, unless another process of this host does. Tells whether it has been printed.

        What could not be done is logged, and tried again the next time.
        """
        try:
            with alone(self._folder.path.with_name("printer")) as mine:
                return mine and self._refreshed()
        except StorageError as error:
            log.warning("the paper could not be looked at: %s", error)
        except OSError as error:
            log.error("the paper could not be put into its folder: %s", error.strerror)
        return False

    def _refreshed(self) -> bool:
        content, printed = self._content(), self._folder.printed_at()
        if content is None:
            return False  # a house that is being set up: what has been printed stays
        if content == self._last and printed is not None and self._day_of(printed) == self._today():
            return False
        self._prints()
        self._last = content
        log.info("the paper has been printed")
        return True

    def start(self, wait: Callable[[float], bool]) -> threading.Thread:
        """Look again and again on a thread of its own. `wait` sleeps, and says when it is the end."""

        def go_on() -> None:
            while not wait(EVERY):
                try:
                    self.refresh()
                except Exception:
                    log.exception("the paper could not be printed")

        thread = threading.Thread(target=go_on, name="printer", daemon=True)
        thread.start()
        return thread
