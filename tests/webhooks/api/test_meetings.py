"""A meeting by API: planned, led, ended, summed up; and nothing done twice."""

import json

from jsonschema import Draft202012Validator

from conference.views.record import SCHEMA
from tests.webhooks.api.caller import Caller, numbers_in


def test_a_meeting_goes_from_a_plan_to_a_summary(caller: Caller) -> None:
    stage = caller.stage
    stage.everyone()
    planned = caller.post("/conferences", {"format": "ordinarie", "in": 30})
    assert planned.status_code == 201
    stage.id = planned.get_json()["id"]
    stage.forward(seconds=45)
    assert caller.get(caller.meeting).get_json()["state"] == "open"
    given = caller.post(f"{caller.meeting}/floor/give", {"seat": "polisen"})
    assert given.get_json()["speaking"]["seat"] == "polisen"
    assert caller.post(f"{caller.meeting}/floor/give", {"seat": "polisen"}).status_code == 409
    assert caller.get(f"{caller.meeting}/summary").status_code == 409
    assert caller.post(f"{caller.meeting}/end").get_json()["state"] == "closing"
    stage.forward(seconds=30)
    assert caller.get(f"{caller.meeting}/summary").get_json()["version"] == 1
    approved = caller.post(f"{caller.meeting}/summary/approve", {"version": 1, "as": "lst-tib"})
    assert approved.get_json()["state"] == "summarised"
    record = caller.get(f"{caller.meeting}/record").get_json()
    assert list(Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).iter_errors(record)) == []
    assert caller.get(f"{caller.meeting}/verify").get_json()["verified"] is True
    told = caller.get(f"{caller.meeting}/seats/polisen/why").get_json()["told"]
    assert "took the seat when called" in told
    assert [row["id"] for row in caller.get("/conferences").get_json()["conferences"]] == [stage.id]


def test_a_repeated_plan_is_one_meeting(caller: Caller) -> None:
    key = {"Idempotency-Key": "monday-7"}
    first, again = (
        caller.post("/conferences", {"format": "ordinarie", "at": "10:00"}, headers=key) for _ in range(2)
    )
    assert first.status_code == again.status_code == 201
    assert first.get_json()["id"] == again.get_json()["id"]
    assert len(caller.get("/conferences").get_json()["conferences"]) == 1


def test_a_repeated_wish_is_done_once_and_answered_alike(caller: Caller) -> None:
    caller.stage.id = caller.post("/conferences", {"format": "ordinarie", "at": "10:00"}).get_json()["id"]
    key = {"Idempotency-Key": "call it off"}
    states = [
        caller.post(f"{caller.meeting}/cancel", {"why": "storm"}, headers=key).get_json()["state"]
        for _ in range(2)
    ]
    assert states == ["cancelled", "cancelled"]
    assert caller.post(f"{caller.meeting}/cancel").status_code == 409


def test_a_key_belongs_to_its_token(caller: Caller) -> None:
    key = {"Idempotency-Key": "1"}
    leader = Caller(caller.stage, "leader")
    ids = {
        who.post("/conferences", {"format": "ordinarie", "at": at}, headers=key).get_json()["id"]
        for who, at in ((caller, "10:00"), (leader, "11:00"))
    }
    assert len(ids) == 2


def test_a_key_that_is_none_is_refused(meeting: Caller) -> None:
    answer = meeting.post(f"{meeting.meeting}/wishes/next", headers={"Idempotency-Key": "x" * 201})
    assert answer.status_code == 422


def test_no_phone_number_is_ever_answered(meeting: Caller) -> None:
    for path in ("", "/record", "/verify", "/seats/polisen/why", "/seats/trafikverket/why"):
        assert numbers_in(meeting.get(meeting.meeting + path).get_data(as_text=True)) == []
