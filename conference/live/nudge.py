"""The bell between processes: something is ready on these lanes.

A bell may be missed. Whoever rings it waits fifty milliseconds at the most, and after a failure does not
try for a second; whoever listens looks for itself at least once a second anyway.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable
from typing import Final

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

log = logging.getLogger(__name__)

KEY: Final = "upprop:bell"
MOST: Final = 64
"""A bell that nobody hears does not ring for ever."""
PATIENCE: Final = 0.05
REST: Final = 1.0
SHORTEST_WAIT, LONGEST_WAIT = 0.01, 2.0  # to Redis nought means for ever, and so may what it rounds to nought
"""Seconds of the wall, all of them."""


class Nudge:
    """Safe to share between threads. Waits on the machine's own count of seconds, which never goes back."""

    def __init__(self, url: str) -> None:
        self._ringing = _client(url, PATIENCE)
        self._listening = _client(url, LONGEST_WAIT + PATIENCE)
        self._rest_until = 0.0
        self._gone = False
        self._lock = threading.Lock()

    def ring(self, lanes: Iterable[str]) -> bool:
        """Wake whoever waits. An empty ring says that there may be something new to be done later."""
        if self._resting():
            return False
        try:
            if self._ringing.rpush(KEY, ",".join(sorted(lanes))) > MOST:
                self._ringing.ltrim(KEY, -MOST, -1)
        except redis.RedisError as error:
            self._rest(error)
            return False
        self._gone = False
        return True

    def wait(self, seconds: float) -> frozenset[str] | None:
        """Wait for a ring: the lanes that have been rung for, or None if nobody rang or there is no bell."""
        if seconds <= 0 or self._resting():
            return None
        try:
            first = self._listening.blpop([KEY], timeout=min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT))
            more = (self._listening.lpop(KEY, MOST) or []) if first else []
        except redis.RedisError as error:
            self._rest(error)
            return None
        self._gone = False
        if first is None:
            return None
        rings = [first[1], *more]
        return frozenset(lane for ring in rings for lane in ring.split(",") if lane)

    @property
    def answers(self) -> bool:
        """Whether Redis was there the last time it was asked."""
        return not self._resting()

    def _resting(self) -> bool:
        return time.monotonic() < self._rest_until

    def _rest(self, error: redis.RedisError) -> None:
        with self._lock:
            if not self._gone:
                log.warning("no bell: %s", type(error).__name__)
            self._gone = True
            self._rest_until = time.monotonic() + REST


def _client(url: str, patience: float) -> redis.Redis:
    """One try: the default ones are repeated for seconds."""
    return redis.Redis.from_url(
        url,
        socket_timeout=patience,
        socket_connect_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 0),
        decode_responses=True,
    )
