"""/metrics: the house in figures, for Prometheus. Nothing personal, and nothing that grows with time."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from typing import Final

from flask import Blueprint, Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.domain.county.barring import Barred
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.effects import Lane
from conference.storage.counts import Calls, Counts

STATES: Final = tuple(state.value for state in ConferenceState)
LANES: Final = tuple(lane.value for lane in Lane)


def blueprint(upprop: Upprop) -> Blueprint:
    door = Blueprint("metrics", __name__)
    house = House(upprop)

    @door.get("/metrics")
    def figures() -> Response:
        registry = CollectorRegistry()
        registry.register(house)
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)

    return door


class House:
    """Collects the figures when they are asked for. Without the database it says only that it is gone."""

    def __init__(self, upprop: Upprop) -> None:
        self._upprop = upprop
        self._counts = Counts(upprop.store)
        self._calls = Calls()
        self._lock = threading.Lock()

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand: registering must not ask the database."""
        return ()

    def collect(self) -> Iterable[Metric]:
        try:
            figures = list(self._figures())
        except StorageError:
            figures = []
        up = GaugeMetricFamily("upprop_database_up", "Whether the database answers")
        up.add_metric((), float(bool(figures)))
        return [up, *figures]

    def _figures(self) -> Iterable[Metric]:
        upprop, counts = self._upprop, self._counts
        now, wall = upprop.clock.now(), upprop.clock.wall()
        yield _gauge("upprop_conferences", "Meetings by state", "state", STATES, counts.conferences())
        yield _gauge("upprop_outbox_waiting", "Effects that wait", "lane", LANES, counts.waiting())
        age = upprop.outbox.waiting_since(now, wall)
        yield _gauge(
            "upprop_outbox_oldest_seconds", "How long the oldest ready effect has waited", "lane", LANES, age
        )
        beats = {kind: max(0.0, wall - beat) for kind, beat in upprop.beats.latest().items()}
        help = "Since a process of the kind last showed a sign of life"
        yield _gauge("upprop_beat_age_seconds", help, "process", sorted(beats), beats)
        yield from self._outcomes()

    def _outcomes(self) -> Iterable[Metric]:
        with self._lock:
            self._calls = self._counts.count_on(self._calls)
            outcomes, barred = dict(self._calls.outcomes), dict(self._calls.barred)
        metric = CounterMetricFamily("upprop_calls", "Calls by what became of them", labels=["outcome"])
        for outcome, count in sorted(outcomes.items()):
            metric.add_metric((outcome,), count)
        yield metric
        metric = CounterMetricFamily("upprop_numbers_barred", "Numbers let be, by why", labels=["why"])
        for why in Barred:
            metric.add_metric((why.value,), barred.get(why, 0))
        yield metric


def _gauge(name: str, help: str, label: str, of: Iterable[str], figures: Mapping[str, float]) -> Metric:
    """A gauge for each of those in `of`: what is not counted is none, not unknown."""
    metric = GaugeMetricFamily(name, help, labels=[label])
    for which in of:
        metric.add_metric((which,), float(figures.get(which, 0)))
    return metric
