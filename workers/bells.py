"""RQ, the bell across hosts: a job says "drain this lane" and nothing else.

What is to be done stands in the database. A job that is lost costs half a second, and one too many finds
nothing to do; so a lane that has a job waiting is not given a second.

Whoever can write to Redis can put a job there. So jobs are read as JSON and never unpickled, and a worker
does nothing at the word of one but drain a lane.
"""

from __future__ import annotations

import logging
import time
from typing import Any, Final

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer

log = logging.getLogger(__name__)

LANES: Final = ("floor", "dial", "bulk")
DRAIN: Final = "workers.lane.drain_lane"
PATIENCE: Final = 0.2
REST: Final = 1.0
LONGEST: Final = 120
"""Seconds of a job. A drain ends by itself long before."""


def connection(url: str, *, patience: float | None = PATIENCE) -> redis.Redis:
    """RQ keeps bytes in it: no decoding. One try, since there is another round soon."""
    return redis.Redis.from_url(
        url, socket_timeout=patience, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 0)
    )


class NoDrain(Exception):
    """A job that asks for something else. None of ours does."""


class Drain(Job):
    """The one kind of job there is. What else it says, and whom it wants told, is not done."""

    success_callback = failure_callback = stopped_callback = None

    def perform(self) -> Any:
        """Raises NoDrain."""
        if self.func_name != DRAIN or [*self.args] not in [[lane] for lane in LANES] or self.kwargs:
            log.error("a job in Redis asks for something that is no drain")
            raise NoDrain
        return super().perform()


def queue(lane: str, connected: redis.Redis) -> Queue:
    """The queue of a lane, for whoever rings and for whoever works."""
    return Queue(lane, connection=connected, job_class=Drain, serializer=JSONSerializer)


class Bells:
    """One queue for each lane."""

    def __init__(self, url: str) -> None:
        connected = connection(url)
        self._queues = {lane: queue(lane, connected) for lane in LANES}
        self._rest_until = 0.0
        self._gone = False

    def ring(self, lane: str) -> bool:
        """Ask whoever works on the lane to drain it. False if there is no Redis to do so by."""
        if time.monotonic() < self._rest_until or lane not in self._queues:
            return False
        queue = self._queues[lane]
        try:
            if queue.count == 0:
                queue.enqueue(
                    DRAIN,
                    args=(lane,),
                    job_timeout=LONGEST,
                    result_ttl=0,
                    failure_ttl=60,
                    description=f"drain {lane}",
                )
        except redis.RedisError as error:
            if not self._gone:
                log.warning("no bell for the lanes: %s", type(error).__name__)
            self._gone, self._rest_until = True, time.monotonic() + REST
            return False
        self._gone = False
        return True
