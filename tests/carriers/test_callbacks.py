"""Twilio's reports become facts by a table; what lacks something, or makes no sense, becomes nothing."""

from datetime import UTC, datetime

import pytest

from conference.carriers.twilio.callbacks import (
    OfLeg,
    OfRoom,
    call_report,
    caller,
    inbound_report,
    machine_report,
    room_report,
    text_report,
)
from conference.domain.meeting.facts import Fact, Told

CALL, ROOM, TEXT = "CA" + "1" * 32, "CF" + "2" * 32, "SM" + "3" * 32
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
SAID_AT = "Thu, 26 Nov 2026 08:59:58 +0000"
AT = datetime(2026, 11, 26, 8, 59, 58, tzinfo=UTC)

A_CALL = {"CallSid": CALL, "CallStatus": "ringing", "SequenceNumber": "1", "Timestamp": SAID_AT}
A_LINE = {
    "ConferenceSid": ROOM,
    "StatusCallbackEvent": "participant-join",
    "SequenceNumber": "7",
    "Timestamp": SAID_AT,
    "CallSid": CALL,
    "ParticipantLabel": "leg1-2",
    "Muted": "true",
}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("queued", Told.ACCEPTED),
        ("initiated", Told.ACCEPTED),
        ("ringing", Told.RINGING),
        ("in-progress", Told.ANSWERED),
        ("completed", Told.HUNG_UP),
        ("busy", Told.BUSY),
        ("no-answer", Told.NO_ANSWER),
        ("failed", Told.FAILED),
        ("canceled", Told.CANCELLED),
    ],
)
def test_a_calls_status_is_a_fact_in_the_calls_own_order(status: str, kind: Told) -> None:
    told = call_report("leg1", {**A_CALL, "CallStatus": status}, NOW)
    assert told == OfLeg("leg1", Fact(kind, "call", 1, AT, f"{CALL}/1"), CALL)


@pytest.mark.parametrize(
    ("event", "more", "kind", "detail"),
    [
        ("participant-join", {}, Told.JOINED, "muted"),
        ("participant-join", {"Muted": "false"}, Told.JOINED, "open"),
        ("participant-mute", {}, Told.MUTED, None),
        ("participant-unmute", {"Muted": "false"}, Told.UNMUTED, None),
        (
            "participant-leave",
            {"ReasonParticipantLeft": "participant_hung_up"},
            Told.LEFT,
            None,
        ),
        (
            "participant-leave",
            {"ReasonParticipantLeft": "conference_ended_via_api"},
            Told.LEFT,
            "room_ended",
        ),
    ],
)
def test_a_rooms_report_of_a_line_is_a_fact_of_that_entry(
    event: str, more: dict[str, str], kind: Told, detail: str | None
) -> None:
    told = room_report({**A_LINE, "StatusCallbackEvent": event, **more}, NOW)
    assert told == OfLeg("leg1", Fact(kind, ROOM, 7, AT, f"{ROOM}/7", 2, detail), CALL)


@pytest.mark.parametrize(("event", "ended"), [("conference-start", False), ("conference-end", True)])
def test_a_rooms_beginning_and_end_are_told_of_the_room(event: str, ended: bool) -> None:
    assert room_report({**A_LINE, "StatusCallbackEvent": event}, NOW) == OfRoom(ROOM, ended, f"{ROOM}/7")


@pytest.mark.parametrize(
    "noise",
    [
        {"StatusCallbackEvent": "participant-leave", "ReasonParticipantLeft": "participant_add_failed"},
        {"StatusCallbackEvent": "participant-modify"},
        {"StatusCallbackEvent": "participant-speech-start"},
        {"StatusCallbackEvent": "announcement-end"},
        {"StatusCallbackEvent": "something-new"},
        {"StatusCallbackEvent": ""},
        {"ConferenceSid": "CF-not-one"},
        {"SequenceNumber": ""},
        {"SequenceNumber": "-1"},
        {"SequenceNumber": "99999999999999999999"},
        {"SequenceNumber": "٣"},
        {"CallSid": ""},
        {"ParticipantLabel": ""},
        {"ParticipantLabel": "leg1"},
        {"ParticipantLabel": "leg1-x"},
        {"ParticipantLabel": "../leg-1"},
    ],
)
def test_a_rooms_noise_is_nothing(noise: dict[str, str]) -> None:
    assert room_report({**A_LINE, **noise}, NOW) is None


@pytest.mark.parametrize(
    "noise",
    [
        {"CallStatus": "dancing"},
        {"CallStatus": ""},
        {"CallSid": "x"},
        {"SequenceNumber": "one"},
        {"CallSid": ""},
    ],
)
def test_a_calls_noise_is_nothing(noise: dict[str, str]) -> None:
    assert call_report("leg1", {**A_CALL, **noise}, NOW) is None


def test_an_empty_form_is_nothing_anywhere() -> None:
    assert call_report("leg1", {}, NOW) is None
    assert inbound_report("leg1", {}, NOW) is None
    assert machine_report("leg1", {}, NOW) is None
    assert room_report({}, NOW) is None
    assert text_report({}) is None


@pytest.mark.parametrize(
    "written", ["", "yesterday", "26 Nov", "Thu, 99 Nov 2026 08:59:58 +0000", "0" * 4000]
)
def test_a_time_that_cannot_be_read_is_ours(written: str) -> None:
    told = call_report("leg1", {**A_CALL, "Timestamp": written}, NOW)
    assert told is not None and told.fact.at == NOW


@pytest.mark.parametrize(
    ("answered_by", "machine"),
    [
        ("machine_start", True),
        ("machine_end_beep", True),
        ("fax", True),
        ("human", False),
        ("unknown", False),
        ("", False),
    ],
)
def test_only_a_machine_is_told_as_one(answered_by: str, machine: bool) -> None:
    assert (machine_report("leg1", {"CallSid": CALL, "AnsweredBy": answered_by}, NOW) is not None) is machine


@pytest.mark.parametrize(
    ("status", "code", "ours", "error"),
    [
        ("sent", "", "sent", None),
        ("delivered", "", "delivered", None),
        ("undelivered", "30003", "failed", "unreachable"),
        ("undelivered", "30006", "failed", "landline"),
        ("failed", "21610", "failed", "opted_out"),
        ("failed", "30036", "expired", None),
        ("failed", "nonsense", "failed", "carrier_fault"),
        ("sending", "", "pending", None),
    ],
)
def test_a_texts_status_in_our_words(status: str, code: str, ours: str, error: str | None) -> None:
    told = text_report({"MessageSid": TEXT, "MessageStatus": status, "ErrorCode": code})
    assert told is not None
    assert (told.status, told.ref, told.error, told.stamp) == (ours, TEXT, error, f"{TEXT}/{status}")


@pytest.mark.parametrize(
    ("number", "ours"),
    [
        ("+46701740605", "+46701740605"),
        ("anonymous", None),
        ("+266696687", None),  # ANONYMOUS, as letters on a phone
        ("+7378742833", None),
        ("unknown", None),
        ("", None),
        ("+46701740605 ", None),
        ("sip:someone@example.com", None),
    ],
)
def test_a_withheld_number_is_no_number(number: str, ours: str | None) -> None:
    assert caller({"From": number}) == ours
