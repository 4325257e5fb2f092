"""A report is answered with nothing, whether it tells us something, tells it again, or makes no sense."""

from typing import Any

import pytest

from conference.bus import Away
from tests.stage import Stage
from tests.webhooks.given import CALL, ROOM, TEXT, post

REPORTS = {
    "/twilio/legs/nobody/status": {"CallSid": CALL, "CallStatus": "ringing", "SequenceNumber": "1"},
    "/twilio/legs/nobody/machine": {"CallSid": CALL, "AnsweredBy": "machine_start"},
    "/twilio/voice/status": {"CallSid": CALL, "CallStatus": "completed"},
    "/twilio/rooms/nowhere/status": {
        "ConferenceSid": ROOM,
        "StatusCallbackEvent": "conference-start",
        "SequenceNumber": "1",
    },
    "/twilio/texts/none/status": {"MessageSid": TEXT, "MessageStatus": "delivered"},
}


@pytest.mark.parametrize("path", REPORTS)
def test_a_report_of_what_we_do_not_know_is_answered_as_if_accepted(quiet: Stage, path: str) -> None:
    answer = post(quiet, path, REPORTS[path])
    assert (answer.status_code, answer.data) == (204, b"")


@pytest.mark.parametrize("path", REPORTS)
@pytest.mark.parametrize("value", ["", "\0", "x" * 5000, "-1", "٣", "<xml>", "CA" + "g" * 32])
def test_no_field_is_absurd_enough_for_a_fault(quiet: Stage, path: str, value: str) -> None:
    for name in REPORTS[path]:
        assert post(quiet, path, {**REPORTS[path], name: value}).status_code == 204
        missing = {field: given for field, given in REPORTS[path].items() if field != name}
        assert post(quiet, path, missing).status_code == 204


def test_a_report_is_taken_once(stage: Stage) -> None:
    stage.only("polisen")
    stage.plan(minutes=5)
    stage.forward(seconds=20)
    told = [request for request in stage.post if "/status" in request.url]
    before = stage.record
    for request in told:
        post(stage, request.url.removeprefix("https://upprop.example").partition("#")[0], request.form)
    assert stage.record == before


def test_what_cannot_be_stored_is_not_taken_and_comes_again(
    quiet: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> Any:
        raise Away("the database does not answer")

    monkeypatch.setattr(quiet.upprop.bus, "handle", away)
    path = "/twilio/legs/nobody/status"
    assert post(quiet, path, REPORTS[path]).status_code == 503
