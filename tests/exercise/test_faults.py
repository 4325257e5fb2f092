"""Faults both ways, and how requests to the product are tried again."""

import pytest
import requests
from twilio.base.exceptions import TwilioRestException

from exercise.faults import Rule
from exercise.fetch import FetchFailed
from tests.exercise.product import BASE
from tests.exercise.stage import ALL_CALL_EVENTS, POLICE, RESCUE, Stage


def _spoil(stage: Stage, where: str, does: str, **more: float) -> None:
    stage.network.faults.add(Rule(where, does, **more))  # type: ignore[arg-type]


def _watched_call(stage: Stage, fragment: str = "") -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(
        POLICE,
        '<Pause length="5"/>',
        status_callback=f"{BASE}/status{fragment}",
        status_callback_event=ALL_CALL_EVENTS,
    )


def test_a_call_may_be_placed_without_an_answer_to_the_request(stage: Stage) -> None:
    _spoil(stage, "rest:POST Calls", "timeout_after_acting", times=1)
    with pytest.raises(requests.exceptions.ReadTimeout):
        stage.call(POLICE, "<Hangup/>")
    assert len(stage.client.calls.list(to=POLICE)) == 1


def test_a_hanging_request_does_nothing(stage: Stage) -> None:
    _spoil(stage, "rest:POST Calls", "hang", times=1)
    with pytest.raises(requests.exceptions.ReadTimeout):
        stage.call(POLICE, "<Hangup/>")
    assert stage.client.calls.list() == []


@pytest.mark.parametrize(("does", "code"), [("429", 20429), ("500", 500), ("503", 503)])
def test_a_refused_request_does_nothing(stage: Stage, does: str, code: int) -> None:
    _spoil(stage, "rest:POST Calls", does, times=1, after=1)
    stage.call(POLICE, "<Hangup/>")
    with pytest.raises(TwilioRestException) as refused:
        stage.call(RESCUE, "<Hangup/>")
    assert refused.value.code == code
    stage.call(RESCUE, "<Hangup/>")
    statuses = [taken.status for taken in stage.network.requests if taken.resource == "Calls"]
    assert statuses == [201, int(does), 201]


def test_a_lost_callback_never_comes(stage: Stage) -> None:
    _spoil(stage, "callback:answered", "lose")
    _watched_call(stage)
    stage.forward(10)
    assert stage.product.events("/status") == ["initiated", "ringing", "completed"]


def test_a_repeated_callback_is_the_same_twice(stage: Stage) -> None:
    _spoil(stage, "callback:answered", "repeat")
    _watched_call(stage)
    stage.forward(10)
    assert [form["SequenceNumber"] for form in stage.product.asked("/status")] == ["0", "1", "2", "2", "3"]


def test_a_delayed_callback_comes_late(stage: Stage) -> None:
    _spoil(stage, "callback:ringing", "delay", seconds=4)
    _watched_call(stage)
    stage.forward(10)
    assert [form["SequenceNumber"] for form in stage.product.asked("/status")] == ["0", "2", "1", "3"]


def test_a_reordered_callback_comes_after_the_next(stage: Stage) -> None:
    _spoil(stage, "callback:initiated", "reorder")
    _watched_call(stage)
    stage.forward(10)
    assert [form["SequenceNumber"] for form in stage.product.asked("/status")] == ["1", "0", "2", "3"]


def test_chance_is_the_same_for_the_same_seed() -> None:
    def bites(seed: int) -> list[bool]:
        rule = Rule("callback:*", "lose", chance=0.5, seed=seed)
        return [rule.bites("callback:answered") for _ in range(40)]

    assert bites(1) == bites(1) != bites(2)
    assert 5 < sum(bites(1)) < 35


def test_an_order_that_is_ignored_is_answered_as_if_it_were_obeyed(stage: Stage) -> None:
    conference = stage.meet(POLICE)
    (member,) = stage.client.conferences(conference).participants.list()
    _spoil(stage, "rest:POST Participants/Sid", "ignore", times=1)
    assert member.update(muted=not member.muted).call_sid == member.call_sid
    (after,) = stage.client.conferences(conference).participants.list()
    assert after.muted is member.muted
    after.update(muted=not member.muted)
    (at_last,) = stage.client.conferences(conference).participants.list()
    assert at_last.muted is not member.muted


def test_what_went_wrong_is_told_and_a_rule_can_be_taken_away_by_its_name(stage: Stage) -> None:
    _spoil(stage, "callback:answered", "lose", name="storm")  # type: ignore[arg-type]
    _spoil(stage, "callback:ringing", "repeat")
    _watched_call(stage)
    stage.forward(10)
    assert [(spoilt.where, spoilt.does, spoilt.path) for spoilt in stage.network.faults.spoilt] == [
        ("callback:ringing", "repeat", "/status"),
        ("callback:answered", "lose", "/status"),
    ]
    stage.network.faults.clear("storm")
    assert [rule.where for rule in stage.network.faults.rules] == ["callback:ringing"]


@pytest.mark.parametrize(
    ("where", "does"),
    [
        ("rest:POST Calls", "lose"),
        ("rest:POST Calls", "ignore"),
        ("callback:*", "429"),
        ("callback:*", "ignore"),
        ("phone:x", "hang"),
    ],
)
def test_a_fault_nobody_knows_is_refused(where: str, does: str) -> None:
    with pytest.raises(ValueError, match="no such fault"):
        Rule(where, does)


@pytest.mark.parametrize(
    ("fragment", "answer", "attempts"),
    [
        ("", FetchFailed("ct"), 2),
        ("", FetchFailed("rt"), 1),
        ("", 500, 1),
        ("#rc=2&rp=5xx,ct,rt", 500, 3),
        ("#rc=3&rp=4xx", 404, 4),
        ("#rc=9&rp=all", FetchFailed("rt"), 6),
    ],
)
def test_a_request_is_tried_again_as_its_address_asks(
    stage: Stage, fragment: str, answer: int | FetchFailed, attempts: int
) -> None:
    stage.product.documents["/status"] = answer
    stage.call(
        POLICE, "<Hangup/>", status_callback=f"{BASE}/status{fragment}", status_callback_event=["initiated"]
    )
    stage.forward(5)
    taken = [taken for taken in stage.product.taken if taken.path == "/status"]
    assert len(taken) == attempts
    assert len({one.headers["I-Twilio-Idempotency-Token"] for one in taken}) == 1


def test_a_question_that_fails_is_asked_of_the_fallback_and_else_hangs_up(stage: Stage) -> None:
    stage.product.documents |= {"/voice": 500, "/fallback": "<Say>Ett ögonblick.</Say>"}
    for number in (POLICE, RESCUE):
        stage.phone(number).script({"answers": 1})
    stage.call(POLICE, fallback_url=f"{BASE}/fallback")
    stage.call(RESCUE)
    stage.forward(10)
    assert stage.phone(POLICE).heard == ["Ett ögonblick."]
    assert stage.product.asked("/fallback")[0]["ErrorCode"] == "11200"
    assert stage.phone(RESCUE).heard == []
    assert stage.phone(RESCUE).state == "idle"
