"""/metrics: the house in figures, for Prometheus. Nothing personal, and nothing that grows with time.

What is so now is asked of the database, what has been counted stands there added up: every web process of
every host says the same, and a scrape costs the same few statements in any year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Final

from flask import Blueprint, Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.domain.activation.activation import ActivationState
from conference.domain.instants import seconds_between
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.effects import Lane
from conference.storage.counts import Counts
from webhooks.api.families import families

STATES: Final = tuple(state.value for state in ConferenceState)
NIGHTS: Final = tuple(state.value for state in ActivationState)
LANES: Final = tuple(lane.value for lane in Lane)
IN_HAND: Final = ("claimed", "unknown")


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
    """Collects the figures when they are asked for. Without the database it says only what it knows."""

    def __init__(self, upprop: Upprop) -> None:
        self._upprop = upprop
        self._counts = Counts(upprop.store)

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand: registering must not ask the database."""
        return ()

    def collect(self) -> Iterable[Metric]:
        try:
            figures = list(self._figures())
        except StorageError:
            figures = []
        return [
            _one("upprop_database_up", "Whether the database answers", float(bool(figures))),
            *self._of_this_host(),
            *figures,
        ]

    def _of_this_host(self) -> Iterable[Metric]:
        upprop = self._upprop
        yield InfoMetricFamily("upprop_build", "What is running", {"version": version("upprop")})
        if upprop.nudge is not None:
            yield _one("upprop_redis_up", "Whether Redis answers", float(upprop.nudge.ring(())))
        confirmed = upprop.snapshot.confirmed_at()
        if confirmed is not None:
            age = max(0.0, upprop.clock.wall() - confirmed)
            yield _one("upprop_call_list_age_seconds", "Since this host's call list was confirmed", age)

    def _figures(self) -> Iterable[Metric]:
        upprop, counts = self._upprop, self._counts
        now, wall = upprop.clock.now(), upprop.clock.wall()
        yield _gauge("upprop_conferences", "Meetings by state", "state", STATES, counts.conferences())
        yield _gauge("upprop_activations", "Activations by state", "state", NIGHTS, counts.activations())
        yield _gauge("upprop_outbox_waiting", "Effects that wait", "lane", LANES, counts.waiting())
        age = upprop.outbox.waiting_since(now, wall)
        help = "How long the oldest ready effect has waited"
        yield _gauge("upprop_outbox_oldest_seconds", help, "lane", LANES, age)
        help = "Effects somebody has in hand, and those that may or may not have been done"
        yield _gauge("upprop_outbox_in_hand", help, "state", IN_HAND, upprop.outbox.in_hand())
        late, since = upprop.due.late(now)
        yield _one("upprop_due_late", "Due rows whose time has come", late)
        behind = 0.0 if since is None else seconds_between(since, now)
        yield _one("upprop_due_oldest_seconds", "How long ago the oldest of them was due", behind)
        beats = {kind: max(0.0, wall - beat) for kind, beat in upprop.beats.latest().items()}
        help = "Since a process of the kind last showed a sign of life"
        yield _gauge("upprop_beat_age_seconds", help, "process", sorted(beats), beats)
        yield from families(upprop.tallies.all())


def _one(name: str, help: str, value: float) -> Metric:
    return GaugeMetricFamily(name, help, value=value)


def _gauge(name: str, help: str, label: str, of: Iterable[str], figures: Mapping[str, float]) -> Metric:
    """A gauge for each of those in `of`: what is not counted is none, not unknown."""
    metric = GaugeMetricFamily(name, help, labels=[label])
    for which in of:
        metric.add_metric((which,), float(figures.get(which, 0)))
    return metric
