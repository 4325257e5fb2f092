"""The control API: what whoever leads an exercise can do, and what it refuses."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.exercise.stage import POLICE, RESCUE, TEXT, Stage


def _post(stage: Stage, path: str, words: Any = None, expect: int = 200) -> Any:
    return _checked(stage.network.app.test_client().post(f"/exercise/v1/{path}", json=words or {}), expect)


def _get(stage: Stage, path: str, expect: int = 200) -> Any:
    return _checked(stage.network.app.test_client().get(f"/exercise/v1/{path}"), expect)


def _checked(answer: TestResponse, expect: int) -> Any:
    assert answer.status_code == expect, answer.get_data(as_text=True)
    return answer.json


def test_scripts_are_given_all_or_none(stage: Stage) -> None:
    refused = _post(stage, "scripts", {POLICE: {"answers": 2}, RESCUE: {"anwsers": 2}}, expect=400)
    assert "anwsers" in refused["error"]
    assert _get(stage, "scripts") == {"scripted": []}
    assert _post(stage, "scripts", {POLICE: {"answers": 2}}) == {"scripted": [POLICE]}
    assert _post(stage, "scripts", {POLICE: None}) == {"scripted": []}
    _post(stage, "scripts", {"+12025550143": {}}, expect=400)


def test_a_phone_can_be_handled_by_hand(stage: Stage) -> None:
    stage.product.documents["/voice"] = '<Gather numDigits="2" action="/key"/>'
    stage.call(POLICE)
    stage.forward(2)
    assert _get(stage, f"phones/{POLICE}")["state"] == "ringing"
    _post(stage, f"phones/{POLICE}/answer")
    stage.forward(1)
    _post(stage, f"phones/{POLICE}/press", {"keys": "12"})
    stage.forward(1)
    assert stage.product.asked("/key")[0]["Digits"] == "12"
    _post(stage, f"phones/{POLICE}/text", {"body": "OK"})
    _post(stage, f"phones/{POLICE}/hang-up", expect=409)
    _post(stage, f"phones/{POLICE}/dial", {"from": "withheld"})
    stage.forward(1)
    _post(stage, f"phones/{POLICE}/speak", {"text": "Hallå?", "seconds": 2})
    _post(stage, f"phones/{POLICE}/hang-up")
    kinds = [noticed["kind"] for noticed in _get(stage, "ears")["ears"]]
    assert kinds == [
        "rings",
        "answers",
        "presses",
        "presses",
        "hangs_up",
        "texts",
        "answers",
        "speaks",
        "falls_silent",
        "hangs_up",
    ]
    assert [phone["number"] for phone in _get(stage, "phones")["phones"]] == [POLICE]


@pytest.mark.parametrize(
    ("path", "words", "status"),
    [
        ("phones/+12025550143/answer", {}, 404),
        (f"phones/{POLICE}/juggle", {}, 404),
        (f"phones/{POLICE}/answer", {}, 409),
        (f"phones/{POLICE}/press", {}, 400),
        (f"phones/{POLICE}/text", {"body": 3}, 400),
        (f"phones/{POLICE}/speak", {"seconds": "long"}, 400),
        ("faults", {"where": "rest:*", "does": "sulk"}, 400),
        ("faults", {"who": "rest:*"}, 400),
        ("clock", {"speed": 2}, 409),
        ("settings", {"calls_per_second": 0}, 400),
        ("settings", {"voice_url": "http://elsewhere.example"}, 400),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(
    stage: Stage, path: str, words: Any, status: int
) -> None:
    assert _post(stage, path, words, expect=status)["error"]


def test_what_has_been_noticed_is_read_from_where_one_left_off(stage: Stage) -> None:
    stage.phone(POLICE).text("Ett")
    stage.phone(POLICE).text("Två")
    stage.client.messages.create(to=RESCUE, from_=TEXT, body="Tre")
    stage.forward(5)
    rest = _get(stage, "ears?after=1")["ears"]
    assert [(noticed["seq"], noticed["what"]) for noticed in rest] == [(2, "Två"), (3, "Tre")]
    assert [entry["phone"] for entry in _get(stage, "unexpected")["unexpected"]] == [RESCUE]


def test_open_lines_and_their_overlaps_can_be_asked_for(stage: Stage) -> None:
    stage.meet(POLICE, RESCUE)
    at = stage.clock.now().isoformat().replace("+", "%2B")
    answer = _get(stage, f"audible?at={at}&exempt=leg-0")
    assert sorted(answer["speakers"]) == [POLICE, RESCUE]
    assert answer["overlaps"] == []
    assert _get(stage, "audible")["overlaps"][0]["phones"] == [POLICE, RESCUE]
    _get(stage, "audible?at=soon", expect=400)


def test_requests_taken_are_listed_with_what_they_made(stage: Stage) -> None:
    sid = stage.call(POLICE)
    (taken,) = _get(stage, "requests")["requests"]
    assert (taken["method"], taken["resource"], taken["status"], taken["sid"]) == ("POST", "Calls", 201, sid)
    assert taken["form"]["To"] == [POLICE]


def test_faults_are_added_counted_and_cleared(stage: Stage) -> None:
    _post(stage, "faults", {"where": "rest:POST Calls", "does": 500, "times": 1})
    with pytest.raises(Exception, match="500"):
        stage.call(POLICE)
    assert _get(stage, "faults")["faults"][0]["done"] == 1
    client = stage.network.app.test_client()
    assert client.delete("/exercise/v1/faults").json == {"faults": []}


def test_the_rate_can_be_changed(stage: Stage) -> None:
    assert _post(stage, "settings", {"calls_per_second": 30})["calls_per_second"] == 30
    assert _get(stage, "clock")["next_at"] is None


def test_nothing_found_is_said_in_json(stage: Stage) -> None:
    _get(stage, "weather", expect=404)
