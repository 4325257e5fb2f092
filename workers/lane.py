"""One lane's worker: a process, a queue, and a job that says no more than "drain".

The worker of RQ is kept on one queue, since two on one worker lose jobs when it dies, and never forks: a
carrier's connections are kept open from one row to the next. It outlives Redis being away.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, Final

import redis
from rq import SimpleWorker
from rq.serializers import JSONSerializer

from conference.bootstrap import Upprop, process_name
from conference.bus import StorageError
from conference.host.printing import printer
from workers import heartbeat
from workers.bells import Drain, connection, queue
from workers.draining import drain
from workers.stopping import Stopping

log = logging.getLogger(__name__)

AWAY: Final = 0.5
"""Seconds of the wall between two tries to find Redis."""
LONGEST_DRAIN: Final = 30.0
"""Seconds after which a drain hands back, so that RQ sees its worker alive."""

PRINTS: Final = "bulk"
"""The lane whose process prints: nobody waits for it from one second to the next."""

_drains: dict[str, Callable[[], None]] = {}
"""What "drain" means in this process; put there by `run`, since a job names nothing but a function."""


def drain_lane(lane: str) -> None:
    """The job. What goes wrong is told here: RQ's own log would tell of Redis each second that it is away."""
    try:
        _drains[lane]()
    except StorageError as error:
        log.warning("the lane %s could not be drained: %s", lane, error)
    except Exception:
        log.exception("the lane %s could not be drained", lane)


class LaneWorker(SimpleWorker):
    """RQ's worker, told apart from others only by how it waits and how it ends."""

    max_connection_wait_time = 1.0
    exponential_backoff_factor = 1.0
    stopping: Stopping

    def request_stop(self, signum: int, frame: Any) -> None:
        self.stopping.stop()
        self.stopping.and_no_later()
        super().request_stop(signum, frame)


def run(upprop: Upprop, lane: str) -> None:
    """Work on a lane until told to end."""
    stopping = Stopping()
    stopping.on_signals()
    process = process_name(lane)
    delivery = upprop.delivery(process)
    heartbeat.start(upprop, process, lane, delivery, stopping)
    if lane == PRINTS:
        printer(upprop).start(stopping.wait)

    def all_there_is() -> None:
        until = time.monotonic() + LONGEST_DRAIN
        drain(delivery, lane, upprop.clock, stopping, lambda: stopping.going() and time.monotonic() < until)

    _drains[lane] = all_there_is
    logging.getLogger("rq").setLevel(logging.CRITICAL)
    gone = False
    while stopping.going():
        try:
            _work(upprop.settings.redis_url, lane, process, stopping)
        except redis.RedisError as error:
            if not gone:
                log.warning("no Redis, the relay does our work meanwhile: %s", type(error).__name__)
            gone = True
            stopping.on_signals()
            stopping.wait(AWAY)


def _work(url: str, lane: str, process: str, stopping: Stopping) -> None:
    """Serve the queue for as long as Redis lets us."""
    connected = connection(url, patience=None)
    worker = LaneWorker(
        [queue(lane, connected)],
        name=process,
        connection=connected,
        job_class=Drain,
        serializer=JSONSerializer,
        worker_ttl=25,
        maintenance_interval=10,
        job_monitoring_interval=3,
        log_job_description=False,
    )
    worker.stopping = stopping
    worker.log_result_lifespan = False
    worker.work(logging_level="CRITICAL")
