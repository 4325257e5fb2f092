"""The bell with a Redis there: it is heard, it is heard once, and a lane is asked once."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rq import Queue
from rq.serializers import JSONSerializer

from conference.live.nudge import MOST, Nudge
from conference.settings import Settings
from tests.workers.test_redis import ready, served
from workers import lane
from workers.bells import Bells, Drain, connection
from workers.bells import queue as queue_of


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("bell")
    settings = Settings.from_environment(
        {"EXERCISE": "1", "DATA_DIR": str(folder / "data"), "COUNTY": str(folder)}
    )
    with served(settings):
        ready(settings).close()
        yield settings.redis_url


def test_who_waits_hears_all_that_was_rung_for_at_once(url: str) -> None:
    nudge = Nudge(url)
    assert nudge.ring({"floor", "dial"}) and nudge.ring(()) and nudge.ring({"bulk"})
    assert nudge.wait(1) == {"floor", "dial", "bulk"}
    began = time.monotonic()
    assert nudge.wait(0.1) is None
    assert 0.05 < time.monotonic() - began < 1


def test_a_ring_for_no_lane_wakes_too(url: str) -> None:
    nudge = Nudge(url)
    nudge.ring(())
    assert nudge.wait(1) == frozenset()


def test_a_bell_that_nobody_hears_does_not_ring_for_ever(url: str) -> None:
    nudge = Nudge(url)
    for _ in range(MOST * 2):
        nudge.ring({"floor"})
    assert connection(url).llen("upprop:bell") == MOST
    nudge.wait(1)


def test_a_lane_with_a_job_waiting_is_not_given_another(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bells, drained = Bells(url), []
    assert bells.ring("floor") and bells.ring("floor") and bells.ring("floor")
    queue = queue_of("floor", connection(url, patience=None))
    assert queue.count == 1
    monkeypatch.setitem(lane._drains, "floor", lambda: drained.append("floor"))
    work(queue)
    assert drained == ["floor"]
    assert queue.count == 0


def work(queue: Queue) -> None:
    lane.LaneWorker([queue], connection=queue.connection, job_class=Drain, serializer=JSONSerializer).work(
        burst=True, logging_level="CRITICAL"
    )


def test_a_job_that_somebody_else_put_there_runs_nothing(url: str, tmp_path: Path) -> None:
    """As whoever can write to Redis would: another function, a pickle, somebody to be told of the outcome."""
    touched = tmp_path / "touched"
    connected = connection(url, patience=None)
    queue = queue_of("bulk", connected)
    queue.enqueue("os.mkdir", str(touched))
    queue.enqueue("workers.lane.drain_lane", args=("nowhere",))
    Queue("bulk", connection=connected).enqueue("os.mkdir", str(touched))
    job = queue.enqueue("workers.lane.drain_lane", args=("floor",), kwargs={"more": 1})
    told = {f"{when}_callback_name": "os.mkdir" for when in ("failure", "success")}
    connected.hset(job.key, mapping=told)
    work(queue)
    assert not touched.exists()
    assert queue.count == 0
    assert len(queue.failed_job_registry.get_job_ids(cleanup=False)) >= 3


def test_there_is_no_bell_for_a_lane_that_is_none(url: str) -> None:
    assert Bells(url).ring("nowhere") is False
