"""The house in figures: all that the dashboard and the rules ask for is shown, and nothing personal."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import yaml
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import event

from conference.domain.decision import Due
from conference.domain.meeting.commands import ReadNotice
from conference.domain.meeting.effects import SetLines
from conference.domain.meeting.events import AttemptSettled
from conference.live.nudge import Nudge
from conference.storage.counting import Counting
from exercise.faults import Rule
from tests.scenarios.small import a_small_thursday
from tests.stage import BASE, Stage
from webhooks import create_app, signs
from webhooks.api.families import COUNTERS, MEASURED
from workers.watcher import Watcher

WATCHING = Path("docs/watching")
RULES: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((WATCHING / "alerts.yaml").read_text("utf-8"))["groups"]
    for rule in group["rules"]
]
PANELS: list[dict[str, Any]] = json.loads((WATCHING / "dashboard.json").read_text("utf-8"))["panels"]
QUESTIONS = [str(rule["expr"]) for rule in RULES] + [
    target["expr"] for panel in PANELS for target in panel["targets"]
]
MADE_BY_PROMETHEUS = {"instance", "le"}
STATEMENTS = 12
"""Statements of a scrape at the most."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A meeting in which a call is not answered for, a text's receipt is lost and somebody leaves unheard."""
    stage = a_small_thursday(tmp_path_factory.mktemp("metrics"))
    stage.minded = True
    stage.only("polisen", "lst-tib")
    stage.network.faults.add(Rule("rest:POST Calls", "timeout_after_acting", times=1))
    stage.network.faults.add(Rule("callback:message-*", "lose"))
    stage.plan(minutes=0.7)
    stage.forward(minutes=2)
    stage.upprop.keeper().refresh()
    stage.upprop.beats.beat("relay-1", "relay", "host", stage.clock.wall())
    Watcher("http://nowhere.invalid", stage.upprop.self_check, stage.clock, stage.upprop.tally)
    stage.upprop = replace(stage.upprop, nudge=Nudge("unix:///nowhere/redis.sock"))
    stage.web = create_app(stage.upprop).test_client()
    scrape(stage)  # so that the route itself has been measured
    hand_over(stage)
    yield stage
    stage.upprop.close()


def hand_over(stage: Stage) -> None:
    signs.give(stage.upprop, "web-1")
    while Counting(stage.upprop.store).count():
        pass


def scrape(stage: Stage) -> str:
    answer = stage.web.get("/metrics", base_url=BASE)
    assert answer.status_code == 200
    return str(answer.get_data(as_text=True))


def shown(stage: Stage) -> dict[str, Metric]:
    """The families of a scrape, by every name that a question may have for them."""
    return {
        f"{family.name}{suffix}": family
        for family in text_string_to_metric_families(scrape(stage))
        for suffix in SUFFIXES[family.type]
    }


SUFFIXES = {"gauge": ("",), "counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}
LABELS = {family.name: set(family.labels) for family in (*COUNTERS, *(family for family, _ in MEASURED))}


def selectors(asked: Any) -> Iterator[Any]:
    """Every selection of a metric in a question."""
    if isinstance(asked, promql_parser.VectorSelector):
        yield asked
    for part in ("expr", "lhs", "rhs", "vector_selector"):
        if (inner := getattr(asked, part, None)) is not None:
            yield from selectors(inner)
    for inner in getattr(asked, "args", None) or ():
        yield from selectors(inner)


def test_there_are_questions() -> None:
    assert len(RULES) >= 15 and len(PANELS) >= 15
    assert sum(len(list(selectors(promql_parser.parse(asked)))) for asked in QUESTIONS) >= len(QUESTIONS)


@pytest.mark.parametrize("asked", QUESTIONS)
def test_every_metric_that_is_asked_for_is_shown_with_the_labels_asked_for(stage: Stage, asked: str) -> None:
    there = shown(stage)
    for selector in selectors(promql_parser.parse(asked)):
        assert selector.name in there, asked
        family = there[selector.name]
        known = {name for sample in family.samples for name in sample.labels} | LABELS.get(family.name, set())
        asked_for = {matcher.name for matcher in selector.matchers.matchers}
        assert asked_for <= known | MADE_BY_PROMETHEUS, asked
        grouped = {
            name.strip() for names in re.findall(r"by \(([^)]*)\)", asked) for name in names.split(",")
        }
        assert grouped <= set().union(*LABELS.values(), known, *_labels(there)) | MADE_BY_PROMETHEUS, asked


def _labels(there: dict[str, Metric]) -> list[set[str]]:
    return [set(sample.labels) for family in there.values() for sample in family.samples]


def test_no_question_is_understood_that_is_none() -> None:
    with pytest.raises(ValueError):
        promql_parser.parse("max by (lane (upprop_outbox_waiting)")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_every_alert_says_what_is_wrong_and_where_it_stands_what_to_do(rule: dict[str, Any]) -> None:
    assert rule["annotations"]["summary"]
    page, _, anchor = rule["annotations"]["runbook"].partition("#")
    headings = re.findall(r"^### (\w+)\n(.+)", Path(page).read_text("utf-8"), re.MULTILINE)
    assert anchor == rule["alert"].lower()
    assert [name for name, first in headings if name == rule["alert"] and len(first) > 40]


def test_the_story_is_told_in_figures(stage: Stage) -> None:
    there = {
        (sample.name, *sample.labels.values()): sample.value
        for family in shown(stage).values()
        for sample in family.samples
    }
    assert there["upprop_calls_total", "meeting", "joined"] == 2
    assert sum(there.get(("upprop_settled_total", how, "call"), 0) for how in ("reported", "found")) == 1
    assert there["upprop_effects_unknown_total", "PlaceCall"] == 1
    assert there["upprop_reconciled_total", "text"] >= 1
    assert there["upprop_texts_total", "delivered", "twilio"] >= 6
    assert there["upprop_time_to_ring_seconds_count",] >= 2
    assert there["upprop_time_to_join_seconds_count",] == 2
    assert 2 < there["upprop_time_to_join_seconds_sum",] / 2 < 60
    assert there["upprop_web_seconds_count", "twilio.call_status", "2xx"] > 10
    assert there["upprop_beat_age_seconds", "web"] == 0
    assert there["upprop_redis_up",] == 0


def test_a_measurement_is_in_its_bucket_and_in_all_above_it(stage: Stage) -> None:
    buckets = [
        sample.value
        for sample in shown(stage)["upprop_time_to_join_seconds_bucket"].samples
        if sample.name.endswith("_bucket")
    ]
    assert buckets == sorted(buckets)
    assert (buckets[0], buckets[-1]) == (0, 2)


def test_nothing_personal_is_shown(stage: Stage) -> None:
    text = scrape(stage)
    with stage.upprop.store.reading() as work:
        legs = [leg.id for leg in work.legs.shelf.all(work.legs.shelf.select())]
        people = [seat.holder_by for seat in work.seats.of(stage.id) if seat.holder_by]
    assert legs and people
    assert not [one for one in (stage.id, *legs, *people, "polisen", "+46") if one in text]


def test_a_scrape_costs_the_same_few_statements_in_any_year(stage: Stage) -> None:
    before = statements(stage)
    now = stage.clock.now()
    with stage.upprop.store.writing() as work:
        work.record("long ago", [AttemptSettled("polisen", f"leg{n}", "busy") for n in range(1000)], now)
        work.send([SetLines("nowhere") for _ in range(1000)], now, stage.clock.wall())
        work.plan([Due(ReadNotice("nowhere"), now, f"nowhere/{n}") for n in range(1000)], None)
    hand_over(stage)
    assert statements(stage) == before <= STATEMENTS


def statements(stage: Stage) -> int:
    asked: list[str] = []
    engine = stage.upprop.store._engine

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN")):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    scrape(stage)
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)
