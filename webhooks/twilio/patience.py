"""No one on a phone waits for storage longer than two seconds.

The work goes on behind, and what it stores counts: a key pressed was pressed. Only the answer is given
without it: one moment, and the same question again; after three of those, what to do instead.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextvars import copy_context

from conference.bus import StorageError

log = logging.getLogger(__name__)


class NotInTime(Exception):
    """Storage has not answered."""


class Patience:
    """Does work with storage for as long as somebody can be asked to wait."""

    def __init__(self, seconds: float, hands: int = 16) -> None:
        self._seconds = seconds
        self._hands = ThreadPoolExecutor(hands, thread_name_prefix="question")

    def do(self, work: Callable[[], str]) -> str:
        """What the work gives. Raises NotInTime."""
        doing = self._hands.submit(copy_context().run, work)
        try:
            return doing.result(self._seconds)
        except (TimeoutError, CancelledError, StorageError) as error:
            doing.cancel()
            log.warning("a question is not answered in time: %s", type(error).__name__)
            raise NotInTime from error
