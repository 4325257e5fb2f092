"""A sign of life to somebody outside, each minute, and only if the house finds nothing wrong with itself.

Whoever watches from outside notices silence, which needs no word of ours to get out: that is the one alarm
that also works when everything here is gone. The address may hold a secret and is never logged.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Final

import requests

from conference.clock import Clock, Wall
from conference.tally import Tally
from conference.views.health import Finding

log = logging.getLogger(__name__)

EVERY: Final = 60.0
PATIENCE: Final = (3.0, 5.0)
"""Seconds of the wall for a connection, and for the first of an answer."""


class Watcher:
    """Tells the address given, by asking for it. A watcher that does not answer disturbs nobody."""

    def __init__(self, url: str, check: Callable[[], Sequence[Finding]], clock: Clock, tally: Tally) -> None:
        self._url, self._check, self._clock, self._tally = url, check, clock, tally
        self._told_at: Wall | None = None

    def look(self) -> None:
        """Tell, if it is time and all is well. Called at least every few seconds."""
        wall = self._clock.wall()
        if self._told_at is not None and wall - self._told_at < EVERY:
            return
        self._told_at = wall
        wrong = [finding for finding in self._check() if not finding.fine]
        for finding in wrong:
            log.warning("the watcher is not told: %s: %s", finding.part, finding.says)
        self._tally.count("watcher", "withheld" if wrong else self._tell())

    def _tell(self) -> str:
        try:
            # Not read to its end: the answer is of no interest, and may be as long as it likes.
            with requests.get(self._url, timeout=PATIENCE, stream=True, allow_redirects=False) as answer:
                if answer.ok:
                    return "told"
                log.warning("the watcher answers %s", answer.status_code)
                return "refused"
        except requests.RequestException as error:
            log.warning("the watcher does not answer: %s", type(error).__name__)  # its words name the address
            return "unanswered"
