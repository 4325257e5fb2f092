"""Twilio as a carrier, beside the exercise network: what is asked of it, and that it does what was meant."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl

import pytest
from twilio.http.response import Response

from conference.carriers.twilio.addresses import PATIENCE, Addresses
from conference.carriers.twilio.client import Line, moved
from conference.carriers.twilio.texts import TwilioTexting
from conference.carriers.twilio.voice import TwilioVoice
from conference.domain.meeting.facts import Told
from conference.ports import NotTaken, Unknown
from exercise.faults import Rule
from tests.exercise.product import BASE
from tests.exercise.sdk import InProcessHttpClient
from tests.exercise.stage import ACCOUNT, POLICE, RESCUE, TEXT, TOKEN, VOICE, Stage, room_document, set_up

DOCUMENT = "/twilio/legs/leg1/1"


class Listening(InProcessHttpClient):
    """Remembers the last form that was sent."""

    def request(self, method: str, url: str, *args: Any, **more: Any) -> Response:
        if method == "POST":
            self.sent = {
                key: value for key, value in (more.get("data") or args[1] or {}).items() if value is not None
            }
        return super().request(method, url, *args, **more)


@pytest.fixture
def stage() -> Stage:
    return set_up()


@pytest.fixture
def http(stage: Stage) -> Listening:
    return Listening(stage.network)


@pytest.fixture
def voice(http: Listening) -> TwilioVoice:
    return TwilioVoice(Line(ACCOUNT, TOKEN, http_client=http), Addresses(BASE), VOICE)


@pytest.fixture
def texting(http: Listening) -> TwilioTexting:
    return TwilioTexting(Line(ACCOUNT, TOKEN, http_client=http), Addresses(BASE), TEXT)


def test_a_call_brings_its_leg_in_every_address(voice: TwilioVoice, http: Listening) -> None:
    voice.place("leg1", POLICE, 25)
    leg = f"{BASE}/twilio/legs/leg1"
    assert http.sent == {
        "To": POLICE,
        "From": VOICE,
        "Url": f"{leg}/1{PATIENCE}",
        "Method": "POST",
        "FallbackUrl": f"{leg}/1{PATIENCE}",
        "FallbackMethod": "POST",
        "StatusCallback": f"{leg}/status{PATIENCE}",
        "StatusCallbackEvent": ["initiated", "ringing", "answered", "completed"],
        "StatusCallbackMethod": "POST",
        "Timeout": 25,
        "MachineDetection": "Enable",
        "AsyncAmd": "true",
        "AsyncAmdStatusCallback": f"{leg}/machine{PATIENCE}",
        "AsyncAmdStatusCallbackMethod": "POST",
    }


def test_a_call_is_placed_found_looked_at_and_ended(stage: Stage, voice: TwilioVoice) -> None:
    stage.phone(POLICE).script({"answers": 2})
    stage.product.documents[DOCUMENT] = "<Pause length='60'/>"
    before = stage.clock.now()
    call = voice.place("leg1", POLICE, 25)
    stage.forward(5)
    seen = voice.look(call)
    assert (seen.call, seen.status, seen.number) == (call, Told.ANSWERED, POLICE)
    assert [one.call for one in voice.calls_to(POLICE, before - timedelta(seconds=2))] == [call]
    assert voice.calls_to(RESCUE, before) == []
    assert voice.calls_to(POLICE, stage.clock.now()) == []
    voice.hang_up(call)
    stage.forward(1)
    assert voice.look(call).status == Told.HUNG_UP


def test_a_call_asked_anew_leaves_its_room_and_hears_what_is_true_now(
    stage: Stage, voice: TwilioVoice
) -> None:
    sid = meet(stage)
    (police, rescue) = voice.lines(sid)
    stage.product.documents["/twilio/legs/leg0/7"] = "<Say>Hej då</Say><Hangup/>"
    voice.ask_anew(police.call, "leg0", 7)
    stage.forward(10)
    assert [line.call for line in voice.lines(sid)] == [rescue.call]
    assert stage.phone(POLICE).heard[-1] == "Hej då" and stage.phone(POLICE).state == "idle"


@pytest.mark.parametrize(
    ("number", "reason"), [("+15005550001", "bad_number"), ("+12025550143", "bad_number")]
)
def test_a_number_that_is_none_is_refused_for_good(voice: TwilioVoice, number: str, reason: str) -> None:
    with pytest.raises(NotTaken) as refusal:
        voice.place("leg1", number, 25)
    assert (refusal.value.reason, refusal.value.retry) == (reason, False)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("429", NotTaken),
        ("500", Unknown),
        ("503", Unknown),
        ("hang", Unknown),
        ("timeout_after_acting", Unknown),
    ],
)
def test_what_may_have_been_done_is_told_apart(
    stage: Stage, voice: TwilioVoice, fault: str, error: type[Exception]
) -> None:
    stage.network.faults.add(Rule("rest:POST Calls", fault, times=1))
    with pytest.raises(error):
        voice.place("leg1", POLICE, 25)


def meet(stage: Stage) -> str:
    """Two lines in the room `meeting`; Twilio's id of it."""
    return stage.meet(POLICE, RESCUE, label="leg{}-1", attributes='muted="true"')


@pytest.mark.parametrize("known", [True, False])
def test_a_line_is_opened_and_closed_in_a_room_known_by_either_name(
    stage: Stage, voice: TwilioVoice, known: bool
) -> None:
    sid = meet(stage)
    room = sid if known else "meeting"
    for muted in (False, True):
        voice.set_muted(room, "leg0-1", muted)
        assert {line.label: line.muted for line in voice.lines(room)} == {"leg0-1": muted, "leg1-1": True}


def test_words_are_fetched_where_the_effect_has_them(stage: Stage, voice: TwilioVoice) -> None:
    meet(stage)
    voice.announce("meeting", 7)
    voice.whisper("meeting", "leg1-1", 8)
    stage.forward(3)
    asked = [taken.path for taken in stage.product.taken]
    assert "/twilio/words/7" in asked and "/twilio/words/8" in asked


def test_one_who_waits_alone_is_in_a_room_too(stage: Stage, voice: TwilioVoice) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, room_document("leg0-1"))
    stage.forward(4)
    assert [line.label for line in voice.lines("meeting")] == ["leg0-1"]
    voice.end_room("meeting")
    assert voice.lines("meeting") == []


def test_a_room_that_is_over_is_gone_and_ending_it_again_is_no_fault(
    stage: Stage, voice: TwilioVoice
) -> None:
    meet(stage)
    voice.end_room("meeting")
    stage.forward(1)
    assert voice.lines("meeting") == []
    voice.end_room("meeting")
    with pytest.raises(NotTaken) as refusal:
        voice.set_muted("meeting", "leg0-1", True)
    assert refusal.value.reason == "gone"


@pytest.mark.parametrize(("valid", "asked"), [(1, 5), (600, 600), (10**6, 36_000)])
def test_a_text_is_sent_for_as_long_as_anybody_wants_it(
    texting: TwilioTexting, http: Listening, valid: int, asked: int
) -> None:
    texting.send("text1", POLICE, "Räksmörgås", valid)
    assert http.sent == {
        "To": POLICE,
        "From": TEXT,
        "Body": "Räksmörgås",
        "StatusCallback": f"{BASE}/twilio/texts/text1/status{PATIENCE}",
        "ValidityPeriod": asked,
    }


def test_a_text_is_found_by_its_number_and_words(stage: Stage, texting: TwilioTexting) -> None:
    before = stage.clock.now()
    ref = texting.send("text1", POLICE, "Räksmörgås", 60)
    stage.forward(5)
    [seen] = texting.texts_to(POLICE, before)
    assert (seen.ref, seen.body) == (ref, "Räksmörgås")
    assert texting.look(ref).status in ("sent", "delivered")


def test_the_same_request_can_be_led_elsewhere() -> None:
    asked = "https://api.twilio.com/2010-04-01/Accounts/AC1/Calls.json?To=%2B46"
    assert (
        moved(asked, "http://127.0.0.1:8002")
        == "http://127.0.0.1:8002/2010-04-01/Accounts/AC1/Calls.json?To=%2B46"
    )
    assert dict(parse_qsl(moved(asked, "http://x/y").partition("?")[2])) == {"To": "+46"}
