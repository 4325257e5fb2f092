"""A question is always answered with what is true now, whatever was asked and whatever is broken."""

from typing import Any

import pytest

from conference.bus import Away
from tests.stage import Stage
from tests.webhooks.given import A_CALL, CALL, post, said, verbs
from webhooks.twilio import questions
from webhooks.twilio.patience import NotInTime, Patience
from webhooks.twilio.places import leg_of_call

ABSURD: list[dict[str, str]] = [
    {},
    {"Digits": ""},
    {"Digits": "1" * 5000},
    {"Digits": "räksmörgås"},
    {"Digits": "1", "CallSid": "\0", "CallStatus": "dancing"},
    {"Digits": "%00", "From": "\ud7ff", "SequenceNumber": "NaN"},
    {"CallSid": CALL, "From": "anonymous", "Direction": "sideways"},
]


@pytest.mark.parametrize("form", ABSURD)
@pytest.mark.parametrize(
    "path",
    [
        "/twilio/voice",
        "/twilio/legs/nobody/1",
        "/twilio/legs/nobody/1/left",
        "/twilio/wait/nobody",
        "/twilio/words/99",
    ],
)
def test_absurd_fields_are_answered_with_a_document(quiet: Stage, path: str, form: dict[str, str]) -> None:
    assert verbs(post(quiet, path, form))


def test_a_caller_when_there_is_no_meeting_is_told_so(quiet: Stage) -> None:
    answer = post(quiet, "/twilio/voice", A_CALL)
    assert "Gather" in verbs(answer)  # and may press a button
    assert "Det pågår ingen konferens just nu" in said(answer)


def test_a_repeated_call_is_the_same_line(stage: Stage) -> None:
    stage.only("lst-tib")
    stage.plan(minutes=5)
    stage.forward(seconds=1)
    first, again = post(stage, "/twilio/voice", A_CALL), post(stage, "/twilio/voice", A_CALL)
    assert said(first) == said(again)
    assert verbs(first) == ["Gather", "Redirect"]
    with stage.upprop.store.reading() as work:
        assert [leg.call for leg in work.legs.to_number(A_CALL["From"]) if leg.via == "dialled_in"] == [CALL]


def test_a_key_pressed_twice_is_taken_once_and_answered_twice(stage: Stage) -> None:
    stage.only("lst-tib")
    stage.plan(minutes=5)
    stage.forward(seconds=1)
    post(stage, "/twilio/voice", A_CALL)
    path = f"/twilio/legs/{leg_of_call(CALL)}/1"
    first, again = (post(stage, path, {**A_CALL, "Digits": "1"}) for _ in range(2))
    assert verbs(first) == verbs(again)
    assert "Dial" in verbs(first)
    late = post(stage, path, {**A_CALL, "Digits": "2"})
    assert "Dial" in verbs(late), "a late key changes nothing"


def test_without_storage_it_is_one_moment_three_times_and_then_a_choice(
    quiet: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> Any:
        raise Away("the database does not answer")

    monkeypatch.setattr(quiet.upprop.bus, "handle", away)
    path = "/twilio/legs/leg1/1"
    for again in ("", "?again=1", "?again=2"):
        answer = post(quiet, path + again, {**A_CALL, "Digits": "1"})
        assert verbs(answer) == ["Say", "Say", "Pause", "Redirect"]
        assert said(answer) == "Ett ögonblick. One moment.", "nobody knows who is on the line"
        assert 'language="en-GB" voice="Polly.Amy-Neural">One moment.' in answer.get_data(as_text=True)
        assert "key=1" in answer.get_data(as_text=True)
    last = post(quiet, f"{path}?again=3&key=1", A_CALL)
    assert verbs(last) == ["Gather", "Pause", "Redirect"], "nobody is put off the line"
    assert said(last).startswith("Vi når inte vårt register just nu. Vänta kvar")
    assert "We cannot reach our register just now." in said(last)
    assert "again=3&amp;key=1&amp;chose=1" in last.get_data(as_text=True)


def test_a_code_is_not_carried_in_an_address(quiet: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any, **__: Any) -> Any:
        raise Away("the database does not answer")

    monkeypatch.setattr(quiet.upprop.bus, "handle", away)
    answer = post(quiet, "/twilio/legs/leg1/1", {**A_CALL, "Digits": "12345678"})
    assert "12345678" not in answer.get_data(as_text=True)


def test_nobody_waits_for_storage_longer_than_that() -> None:
    import threading

    stuck = threading.Event()
    with pytest.raises(NotInTime):
        Patience(0.05, hands=1).do(lambda: str(stuck.wait(5)))
    stuck.set()


def test_steps_are_limited(quiet: Stage) -> None:
    assert post(quiet, f"/twilio/legs/leg1/{questions.MOST_STEPS + 1}", A_CALL).status_code == 404


def test_words_are_those_stored_on_the_effect(stage: Stage) -> None:
    from datetime import timedelta

    from conference.domain.county.texts import say
    from conference.domain.meeting.effects import Announce, Whisper

    later = stage.clock.now() + timedelta(minutes=1)
    with stage.upprop.store.writing() as work:
        spoken = Announce("none", say("moment"), later, words="Polisen, varsågod.")
        tones = Whisper("leg1", "none", None, later, tones=True)
        work.send([spoken, tones], stage.clock.now(), stage.clock.wall())
    assert said(post(stage, "/twilio/words/1")) == "Polisen, varsågod."
    assert verbs(post(stage, "/twilio/words/2")) == ["Play"]
    assert verbs(post(stage, "/twilio/words/3")) == ["Pause"]
