"""Calls from the request to the end, and what the product is told of them."""

import pytest
from twilio.base.exceptions import TwilioRestException

from tests.exercise.product import BASE
from tests.exercise.stage import ALL_CALL_EVENTS, POLICE, VOICE, Stage


def _watched() -> dict[str, object]:
    return {"status_callback": f"{BASE}/status", "status_callback_event": ALL_CALL_EVENTS}


def test_an_answered_call_tells_its_whole_story_in_numbered_order(stage: Stage) -> None:
    stage.product.documents["/voice"] = "<Say>Hej.</Say>"
    stage.phone(POLICE).script({"answers": 4})
    stage.call(POLICE, **_watched())
    stage.forward(30)
    told = stage.product.asked("/status")
    assert [form["CallStatus"] for form in told] == ["initiated", "ringing", "in-progress", "completed"]
    assert [form["SequenceNumber"] for form in told] == ["0", "1", "2", "3"]
    assert stage.phone(POLICE).heard == ["Hej."]


@pytest.mark.parametrize(
    ("answers", "status", "sip"),
    [
        ("busy", "busy", "486"),
        ("rejects", "busy", "486"),
        ("never", "no-answer", "487"),
        ("unreachable", "failed", "404"),
    ],
)
def test_a_call_that_is_not_answered_ends_with_its_reason(
    stage: Stage, answers: str, status: str, sip: str
) -> None:
    stage.phone(POLICE).script({"answers": answers})
    sid = stage.call(POLICE, "<Hangup/>", timeout=20, **_watched())
    stage.forward(40)
    assert stage.client.calls(sid).fetch().status == status
    last = stage.product.asked("/status")[-1]
    assert (last["CallStatus"], last["SipResponseCode"]) == (status, sip)


def test_ringing_lasts_five_seconds_longer_than_asked(stage: Stage) -> None:
    sid = stage.call(POLICE, "<Hangup/>", timeout=20)
    stage.forward(25)
    assert stage.client.calls(sid).fetch().status == "ringing"
    stage.forward(1)
    assert stage.client.calls(sid).fetch().status == "no-answer"


def test_a_phone_on_a_call_is_busy_for_another(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, '<Pause length="60"/>')
    second = stage.call(POLICE, '<Pause length="60"/>')
    stage.forward(5)
    assert stage.client.calls(second).fetch().status == "busy"


def test_a_call_cancelled_in_the_queue_is_never_heard_of(stage: Stage) -> None:
    stage.call(POLICE, "<Hangup/>")
    queued = stage.call(POLICE, "<Hangup/>", **_watched())
    stage.client.calls(queued).update(status="canceled")
    stage.forward(60)
    assert stage.client.calls(queued).fetch().status == "canceled"
    assert stage.product.asked("/status") == []


def test_a_ringing_call_can_be_cancelled(stage: Stage) -> None:
    sid = stage.call(POLICE, "<Hangup/>", **_watched())
    stage.forward(2)
    stage.client.calls(sid).update(status="completed")
    stage.forward(1)
    assert stage.product.asked("/status")[-1]["CallStatus"] == "canceled"
    assert stage.phone(POLICE).state == "idle"


def test_a_call_that_is_up_can_be_turned_to_another_document(stage: Stage) -> None:
    stage.product.documents["/other"] = "<Say>Nu något annat.</Say>"
    stage.phone(POLICE).script({"answers": 1})
    sid = stage.call(POLICE, '<Pause length="60"/>')
    stage.forward(5)
    stage.client.calls(sid).update(url=f"{BASE}/other", method="POST")
    stage.forward(5)
    assert stage.phone(POLICE).heard == ["Nu något annat."]
    assert stage.client.calls(sid).fetch().status == "completed"


def test_a_call_that_has_ended_cannot_be_changed(stage: Stage) -> None:
    sid = stage.call(POLICE, "<Hangup/>", timeout=5)
    stage.forward(20)
    with pytest.raises(TwilioRestException) as refused:
        stage.client.calls(sid).update(status="completed")
    assert refused.value.code == 21220


def test_a_phone_that_dials_a_number_nobody_has_gets_nowhere(stage: Stage) -> None:
    stage.phone(POLICE).dial(to="+46846500499")
    stage.forward(2)
    assert stage.phone(POLICE).state == "idle"
    assert stage.product.taken == []


def test_calls_are_listed_by_number_status_and_time(stage: Stage) -> None:
    sid = stage.call(POLICE, "<Hangup/>")
    begun = stage.clock.now()
    stage.forward(2)
    listed = stage.client.calls.list(to=POLICE, from_=VOICE, status="ringing", start_time_after=begun)
    assert [call.sid for call in listed] == [sid]
    assert stage.client.calls.list(to=POLICE, status="completed") == []


def test_an_unscripted_phone_rings_unanswered_and_is_reported(stage: Stage) -> None:
    stage.call(POLICE, "<Hangup/>")
    stage.forward(80)
    assert stage.phone(POLICE).rings == 1
    assert [entry["phone"] for entry in stage.network.unexpected] == [POLICE]


@pytest.mark.parametrize("to", ["+12025550143", "+15551234567", "0701740605", VOICE])
def test_only_fiction_numbers_are_dialled(stage: Stage, to: str) -> None:
    with pytest.raises(TwilioRestException) as refused:
        stage.call(to, "<Hangup/>")
    assert refused.value.code == 21211
