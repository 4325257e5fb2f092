"""The one reader of history in this process, for all who watch.

It looks twenty times a second while anybody watches and not at all otherwise, so that a lost Redis costs
nothing here and a hundred viewers cost the database what one does. Whoever watches is told which chains
have grown, and how far.

Much is drawn each time something is told, on the cores on which reports are taken: while a great deal
happens it is told more seldom, so that this process takes no more than a share of a core. A page is then
older by a fraction of a second, and a report no slower.
"""

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
SHARE: Final = 0.25
"""Of a core: what is drawn after one look may take so much of the time until the next."""
LONGEST_REST: Final = 0.2
"""Seconds of the wall between two looks however long drawing takes: a page is never older for its sake."""


class Grown(Protocol):
    """A row of history, as far as it matters here."""

    @property
    def row(self) -> int: ...
    @property
    def chain(self) -> str: ...


class Feed(Protocol):
    def grown(self, row: int) -> Sequence[Grown]: ...

    def last(self) -> int: ...


Chains = tuple[str, ...]


def rest(worked: float) -> float:
    """Seconds of the wall from a look to the next, after so many of a core's have been worked since."""
    return min(worked / SHARE, LONGEST_REST)


class Tail:
    """Safe to share between threads."""

    def __init__(self, feed: Feed, every: float = EVERY) -> None:
        self._feed, self._every = feed, every
        self._lock, self._looking = threading.Lock(), threading.Lock()
        self._grown: dict[Chains, threading.Condition] = {}
        """What those wait for who watch these chains: to be woken for others would cost a hundred of them."""
        self._rows: dict[str, int] = {}
        self._row = self._began = 0
        self._watchers = 0
        self._reader: threading.Thread | None = None

    def __enter__(self) -> Tail:
        """Whoever begins to watch is shown nothing older than what they may have done a moment ago."""
        with self._lock:
            self._watchers += 1
            first = self._reader is None
            if first:
                # What happened while nobody watched was not seen: any chain may have grown until here.
                self._row = self._began = max(self._row, self._last())
                self._rows.clear()
                self._grown.clear()
                self._reader = threading.Thread(target=self._read, name="tail", daemon=True)
                self._reader.start()
        if not first:
            self._look()
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._watchers -= 1

    @property
    def watchers(self) -> int:
        return self._watchers

    def row_of(self, chains: Sequence[str]) -> int:
        """The newest row of any of these chains; of none, the newest of all."""
        with self._lock:
            return self._newest(chains)

    def wait(self, chains: Sequence[str], beyond: int, seconds: float) -> int:
        """Wait until one of these chains has grown beyond a row, or so long; its newest row by then.

        One is told at a time, and is to pass it on.
        """
        watched = tuple(chains)
        with self._lock:
            grown = self._grown.setdefault(watched, threading.Condition(self._lock))
            grown.wait_for(lambda: self._newest(watched) > beyond, seconds)
            return self._newest(watched)

    def pass_on(self, chains: Sequence[str]) -> None:
        """Whoever has been told that these have grown lets the next know who waits for the same.

        If all were told at once, a hundred would be in the way of the one who draws for them all.
        """
        with self._lock:
            if (grown := self._grown.get(tuple(chains))) is not None:
                grown.notify()

    def _newest(self, chains: Sequence[str]) -> int:
        return max([self._rows.get(chain, self._began) for chain in chains], default=self._row)

    def _last(self) -> int:
        try:
            return self._feed.last()
        except StorageError:
            return 0

    def _read(self) -> None:
        while True:
            with self._lock:
                if not self._watchers:
                    self._reader = None
                    return
            began, worked = time.monotonic(), time.process_time()
            time.sleep(self._every if self._look() else AFTER_A_FAILURE)
            while (left := rest(time.process_time() - worked) - (time.monotonic() - began)) > 0:
                time.sleep(min(left, self._every))

    def _look(self) -> bool:
        with self._looking:
            try:
                grown = self._feed.grown(self._row)
            except StorageError as error:
                log.warning("the tail cannot look: %s", error)
                return False
            if grown:
                with self._lock:
                    new = {one.chain: one.row for one in grown}
                    self._rows.update(new)
                    self._row = grown[-1].row
                    for watched, told in self._grown.items():
                        if not watched or not new.keys().isdisjoint(watched):
                            told.notify()
        return True
