"""The one reader of history in this process, for all who watch.

It looks twenty times a second while anybody watches and not at all otherwise, so that a lost Redis costs
nothing here and a hundred viewers cost the database what one does. Whoever watches is told which chains
have grown, and how far."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from typing import Final, Protocol

from conference.bus import StorageError

log = logging.getLogger(__name__)

EVERY: Final = 0.05
AFTER_A_FAILURE: Final = 1.0
"""Seconds of the wall between two looks."""


class Grown(Protocol):
    """A row of history, as far as it matters here."""

    @property
    def row(self) -> int: ...
    @property
    def chain(self) -> str: ...


class Feed(Protocol):
    def grown(self, row: int) -> Sequence[Grown]: ...

    def last(self) -> int: ...


class Tail:
    """Safe to share between threads."""

    def __init__(self, feed: Feed, every: float = EVERY) -> None:
        self._feed, self._every = feed, every
        self._changed, self._looking = threading.Condition(), threading.Lock()
        self._rows: dict[str, int] = {}
        self._row = self._began = 0
        self._watchers = 0
        self._reader: threading.Thread | None = None

    def __enter__(self) -> Tail:
        """Whoever begins to watch is shown nothing older than what they may have done a moment ago."""
        with self._changed:
            self._watchers += 1
            first = self._reader is None
            if first:
                # What happened while nobody watched was not seen: any chain may have grown until here.
                self._row = self._began = max(self._row, self._last())
                self._rows.clear()
                self._reader = threading.Thread(target=self._read, name="tail", daemon=True)
                self._reader.start()
        if not first:
            self._look()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._watchers -= 1

    @property
    def watchers(self) -> int:
        return self._watchers

    def row_of(self, chains: Sequence[str]) -> int:
        """The newest row of any of these chains; of none, the newest of all."""
        with self._changed:
            return self._newest(chains)

    def wait(self, chains: Sequence[str], beyond: int, seconds: float) -> int:
        """Wait until one of these chains has grown beyond a row, or so long; its newest row by then."""
        with self._changed:
            self._changed.wait_for(lambda: self._newest(chains) > beyond, seconds)
            return self._newest(chains)

    def _newest(self, chains: Sequence[str]) -> int:
        return max((self._rows.get(chain, self._began) for chain in chains), default=self._row)

    def _last(self) -> int:
        try:
            return self._feed.last()
        except StorageError:
            return 0

    def _read(self) -> None:
        while True:
            with self._changed:
                if not self._watchers:
                    self._reader = None
                    return
            time.sleep(self._every if self._look() else AFTER_A_FAILURE)

    def _look(self) -> bool:
        with self._looking:
            try:
                grown = self._feed.grown(self._row)
            except StorageError as error:
                log.warning("the tail cannot look: %s", error)
                return False
            if grown:
                with self._changed:
                    self._rows.update({one.chain: one.row for one in grown})
                    self._row = grown[-1].row
                    self._changed.notify_all()
        return True
