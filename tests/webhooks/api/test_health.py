"""What machines ask of the house: does it live, could it call, and in figures."""

from importlib.metadata import version
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from conference.bus import Away
from conference.storage.counting import Counting
from tests.stage import BASE
from tests.webhooks.api.caller import Caller


def get(caller: Caller, path: str) -> Any:
    return caller.stage.web.get(path, base_url=BASE)


def beat(caller: Caller, *kinds: str) -> None:
    upprop = caller.stage.upprop
    for kind in kinds:
        upprop.beats.beat(f"{kind}-1", kind, "host", upprop.clock.wall())


def findings(answer: Any) -> dict[str, str]:
    return {found["part"]: found["says"] for found in answer.get_json()["findings"] if not found["fine"]}


def test_the_process_lives_whatever_else_does_not(caller: Caller) -> None:
    assert get(caller, "/healthz").status_code == 200


def test_without_a_relay_nobody_could_be_called(caller: Caller) -> None:
    answer = get(caller, "/readyz")
    assert answer.status_code == 503
    assert findings(answer)["relay"] == "relay has never shown a sign of life"


def test_a_relay_alone_can_call(caller: Caller) -> None:
    beat(caller, "relay")
    answer = get(caller, "/readyz")
    assert answer.status_code == 200
    assert set(findings(answer)) == {"floor", "dial", "bulk", "reserve"}


def test_a_relay_that_has_fallen_silent_is_missed(caller: Caller) -> None:
    beat(caller, "relay", "floor", "dial", "bulk")
    caller.stage.clock.forward(seconds=30)
    answer = get(caller, "/readyz")
    assert answer.status_code == 503
    assert findings(answer)["relay"] == "relay has been silent for 30 s"


def test_without_the_database_it_says_so(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise Away("the database does not answer")

    caller.stage.upprop.keeper().refresh()
    store = type(caller.stage.upprop.store)
    monkeypatch.setattr(store, "check", gone)
    monkeypatch.setattr(store, "reading", gone)
    monkeypatch.setattr(store, "glancing", gone)
    answer = get(caller, "/readyz")
    assert answer.status_code == 200, "it has a call list, and takes presses"
    assert findings(answer) == {"database": "the database does not answer"}
    assert set(figures(caller)) == {
        ("upprop_database_up", ()),
        ("upprop_build_info", (version("upprop"),)),
        ("upprop_call_list_age_seconds", ()),
    }
    assert figures(caller)["upprop_database_up", ()] == 0
    refused = caller.get("/conferences")
    assert refused.status_code == 503
    assert refused.headers["Retry-After"]
    caller.stage.upprop.snapshot.path.unlink()
    assert get(caller, "/readyz").status_code == 503, "and without one it can do nothing"


def test_the_house_in_figures(caller: Caller) -> None:
    beat(caller, "relay")
    stage = caller.stage
    stage.everyone()
    stage.plan(minutes=0.5)
    stage.forward(seconds=45)
    assert Counting(stage.upprop.store).count() > 0
    counted = figures(caller)
    assert counted["upprop_database_up", ()] == 1
    assert counted["upprop_conferences", ("open",)] == 1
    assert counted["upprop_conferences", ("planned",)] == 0
    assert counted["upprop_calls_total", ("meeting", "joined")] == 19
    assert counted["upprop_beat_age_seconds", ("relay",)] == 45
    assert ("upprop_outbox_waiting", ("floor",)) in counted
    assert figures(caller)["upprop_calls_total", ("meeting", "joined")] == 19


def figures(caller: Caller) -> dict[tuple[str, tuple[str, ...]], float]:
    answer = get(caller, "/metrics")
    assert answer.status_code == 200
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.get_data(as_text=True))
        for sample in family.samples
    }
