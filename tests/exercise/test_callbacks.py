"""Callbacks beside the documented tables of their fields, and the rules of who is told what."""

import re
from email.utils import parsedate_to_datetime

import pytest

from tests.exercise.product import BASE
from tests.exercise.stage import ALL_CALL_EVENTS, POLICE, RESCUE, TEXT, VOICE, Stage, room_document

VOICE_FIELDS = {
    "CallSid",
    "AccountSid",
    "From",
    "To",
    "CallStatus",
    "ApiVersion",
    "Direction",
    "Caller",
    "Called",
}
CALL_FIELDS = VOICE_FIELDS | {"Timestamp", "CallbackSource", "SequenceNumber"}
ROOM_FIELDS = {
    "ConferenceSid",
    "FriendlyName",
    "AccountSid",
    "SequenceNumber",
    "Timestamp",
    "StatusCallbackEvent",
}
MEMBER_FIELDS = {
    "CallSid",
    "Muted",
    "Hold",
    "Coaching",
    "EndConferenceOnExit",
    "StartConferenceOnEnter",
    "ParticipantLabel",
}
# What Twilio documents beyond the fields every conference callback has.
ROOM_TABLE: dict[str, set[str]] = {
    "conference-start": set(),
    "participant-join": MEMBER_FIELDS,
    "participant-mute": MEMBER_FIELDS,
    "participant-unmute": MEMBER_FIELDS,
    "participant-hold": MEMBER_FIELDS,
    "participant-unhold": MEMBER_FIELDS,
    "participant-modify": MEMBER_FIELDS,
    "participant-speech-start": MEMBER_FIELDS,
    "participant-speech-stop": MEMBER_FIELDS,
    "participant-leave": MEMBER_FIELDS | {"ParticipantCallStatus", "ReasonParticipantLeft"},
    "announcement-end": {"AnnounceUrl"},
    "announcement-fail": {"AnnounceUrl", "ReasonAnnouncementFailed"},
    "conference-end": {"ReasonConferenceEnded", "Reason"},
}
TEXT_STATUS_FIELDS = {
    "MessageSid",
    "MessageStatus",
    "AccountSid",
    "From",
    "To",
    "ApiVersion",
    "SmsSid",
    "SmsStatus",
}
TEXT_FIELDS = {
    "MessageSid",
    "SmsSid",
    "AccountSid",
    "From",
    "To",
    "Body",
    "NumMedia",
    "NumSegments",
    "ApiVersion",
}


def test_call_callbacks_have_the_documented_fields(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1})
    watched = {"status_callback": f"{BASE}/status", "status_callback_event": ALL_CALL_EVENTS}
    stage.call(POLICE, '<Pause length="90"/>', **watched)
    stage.forward(120)
    told = stage.product.asked("/status")
    for form in told:
        assert set(form) >= CALL_FIELDS
        assert form["CallbackSource"] == "call-progress-events"
        assert parsedate_to_datetime(form["Timestamp"]).tzinfo is not None
    assert {"CallDuration", "Duration", "SipResponseCode"} <= set(told[-1])
    assert (told[-1]["CallDuration"], told[-1]["Duration"]) == ("90", "2")


def test_only_the_events_asked_for_are_told_and_completed_is_the_default(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, "<Hangup/>", status_callback=f"{BASE}/status")
    stage.forward(5)
    assert [(form["CallStatus"], form["SequenceNumber"]) for form in stage.product.asked("/status")] == [
        ("completed", "0")
    ]


def test_room_callbacks_have_the_documented_fields(stage: Stage) -> None:
    stage.product.documents |= {"/say": "<Say>Hej.</Say>", "/broken": 500}
    room = stage.meet(POLICE, RESCUE)
    conference = stage.client.conferences(room)
    line = conference.participants("leg-0")
    for change in (
        {"muted": True},
        {"muted": False},
        {"hold": True},
        {"hold": False},
        {"end_conference_on_exit": True},
    ):
        line.update(**change)  # type: ignore[arg-type]
    stage.phone(POLICE).speak("Lugnt.", 3)
    line.update(announce_url=f"{BASE}/say")
    conference.update(announce_url=f"{BASE}/broken", announce_method="POST")
    stage.forward(10)
    conference.update(status="completed")
    stage.forward(1)
    told = stage.product.asked("/room")
    assert {form["StatusCallbackEvent"] for form in told} == set(ROOM_TABLE)
    for form in told:
        assert set(form) >= ROOM_FIELDS | ROOM_TABLE[form["StatusCallbackEvent"]]
    numbers = [int(form["SequenceNumber"]) for form in told]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_one_whose_leaving_ends_the_room_is_named(stage: Stage) -> None:
    stage.meet(POLICE, RESCUE, attributes='endConferenceOnExit="true"')
    stage.phone(POLICE).hang_up()
    stage.forward(1)
    told = stage.product.asked("/room")
    assert told[-1]["ReasonConferenceEnded"] == "participant-with-end-conference-on-exit-left"
    assert told[-1]["ParticipantLabelEndingConference"] == "leg-0"
    assert told[-2]["ReasonParticipantLeft"] == "moderator_ended_conference"


def test_the_first_to_come_names_the_address_for_all(stage: Stage) -> None:
    for number in (POLICE, RESCUE):
        stage.phone(number).script({"answers": 1})
        document = room_document(number[1:]).replace("/room", "/first" if number == POLICE else "/second")
        stage.call(number, document)
    stage.forward(5)
    assert stage.product.events("/first") == ["participant-join", "participant-join", "conference-start"]
    assert stage.product.asked("/second") == []


@pytest.mark.parametrize(
    ("script", "answered_by"), [({"answers": 1}, "human"), ({"voicemail": True}, "machine_start")]
)
def test_machine_detection_reports_beside_the_call(
    stage: Stage, script: dict[str, object], answered_by: str
) -> None:
    stage.phone(POLICE).script(script)
    stage.call(
        POLICE,
        '<Pause length="60"/>',
        machine_detection="Enable",
        async_amd="true",
        async_amd_status_callback=f"{BASE}/amd",
    )
    stage.forward(30)
    (form,) = stage.product.asked("/amd")
    assert set(form) == {"CallSid", "AccountSid", "AnsweredBy", "MachineDetectionDuration"}
    assert form["AnsweredBy"] == answered_by


def test_machine_detection_in_line_holds_the_first_document_back(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, machine_detection="Enable")
    stage.forward(5)
    assert stage.product.asked("/voice") == []
    stage.forward(1)
    assert stage.product.asked("/voice")[0]["AnsweredBy"] == "human"


def test_text_callbacks_have_the_documented_fields(stage: Stage) -> None:
    stage.phone(RESCUE).script({"delivery": "undelivered"})
    for number in (POLICE, RESCUE):
        stage.client.messages.create(to=number, from_=TEXT, body="Hej", status_callback=f"{BASE}/texts")
    stage.phone(POLICE).text("Hej själv")
    stage.forward(5)
    for form in stage.product.asked("/texts"):
        assert set(form) >= TEXT_STATUS_FIELDS
        final = form["MessageStatus"] in ("delivered", "undelivered")
        assert not final or re.fullmatch(r"\d{10}", form["RawDlrDoneDate"])
        assert ("ErrorCode" in form) == (form["MessageStatus"] == "undelivered")
    assert set(stage.product.asked("/text")[0]) >= TEXT_FIELDS


def test_a_text_may_be_answered_in_the_reply(stage: Stage) -> None:
    stage.product.documents["/text"] = "<Message>Tack, noterat.</Message>"
    stage.phone(POLICE).text("JA")
    stage.forward(5)
    assert stage.phone(POLICE).texts == ["Tack, noterat."]


def test_voice_requests_have_the_documented_fields(stage: Stage) -> None:
    stage.phone(POLICE).dial(from_="withheld")
    stage.forward(2)
    (form,) = stage.product.asked("/voice")
    assert set(form) >= VOICE_FIELDS
    assert (form["From"], form["To"], form["Direction"]) == ("anonymous", VOICE, "inbound")
