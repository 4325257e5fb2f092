"""What has been tallied, as Prometheus wants it: counters, and measurements in their buckets.

Every name and label there can be stands here; whatever else is tallied is not shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric

from conference.domain.county.barring import Barred
from conference.domain.meeting.mending_events import Mended
from conference.tally import ABOVE, PATIENCE, SECONDS, SUM, Counted


class Family(NamedTuple):
    """A name in the tally, what it is called outside, what it means, and what its labels are.

    `known`: values of the one label that are shown before there are any, so that the first is seen as one.
    """

    tallied: str
    name: str
    help: str
    labels: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


COUNTERS: Final = (
    Family("calls", "upprop_calls", "Attempts to reach somebody, by what became of them", ("for", "outcome")),
    Family("duplicates", "upprop_possible_duplicates", "Attempts placed again, not found before", ("for",)),
    Family("barred", "upprop_numbers_barred", "Numbers let be, by why", ("why",), tuple(Barred)),
    Family("texts", "upprop_texts", "Texts whose fate is known", ("route", "fate")),
    Family("reconciled", "upprop_reconciled", "Put right without being told", ("kind",), tuple(Mended)),
    Family("effects", "upprop_effects", "Effects that are closed, by how", ("effect", "fate")),
    Family("unknown", "upprop_effects_unknown", "Effects that may or may not have been done", ("effect",)),
    Family("silent", "upprop_silent_claims", "Effects a silent process had in hand", ("effect",)),
    Family("settled", "upprop_settled", "What may have been done, settled by looking", ("what", "how")),
    Family("watcher", "upprop_heartbeats", "Signs of life to the watcher outside", ("outcome",)),
)
MEASURED: Final = (
    (Family("ring", "upprop_time_to_ring_seconds", "From the decision to ring until it rang"), PATIENCE),
    (Family("join", "upprop_time_to_join_seconds", "From the decision to ring to the room"), PATIENCE),
    (
        Family("web", "upprop_web_seconds", "What answering a request took", ("route", "status")),
        SECONDS,
    ),
)


def families(tallied: Counted) -> Iterator[Metric]:
    """All there are, in the order above; those without a count yet have no samples."""
    by_name: dict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
    for (name, label), n in tallied.items():
        by_name[name][tuple(label.split("|"))] = n
    for family in COUNTERS:
        yield _counter(family, by_name[family.tallied])
    for family, bounds in MEASURED:
        yield _histogram(family, bounds, by_name[family.tallied])


def _counter(family: Family, counted: Mapping[tuple[str, ...], float]) -> Metric:
    metric = CounterMetricFamily(family.name, family.help, labels=family.labels)
    for labels, n in sorted(({(known,): 0.0 for known in family.known} | dict(counted)).items()):
        metric.add_metric(labels, n)
    return metric


def _histogram(family: Family, bounds: Sequence[float], counted: Mapping[tuple[str, ...], float]) -> Metric:
    metric = HistogramMetricFamily(family.name, family.help, labels=family.labels)
    for labels in sorted({label[:-1] for label in counted}):
        so_far, buckets = 0.0, []
        for bound in (*map(str, bounds), ABOVE):
            so_far += counted.get((*labels, bound), 0.0)
            buckets.append((bound, so_far))
        metric.add_metric([one for one in labels if one], buckets, counted.get((*labels, SUM), 0.0))
    return metric
