"""Documents for Twilio, attribute by attribute: the settled ones are settled here."""

from xml.etree import ElementTree as ET

import pytest

from conference.carriers.twilio.addresses import PATIENCE, Addresses
from conference.carriers.twilio.tones import two_tones
from conference.carriers.twilio.twiml import Documents
from conference.domain.meeting.prompt import Door, Prompt

BASE = "https://upprop.example"
DOCUMENTS = Documents(Addresses(BASE))


def drawn(prompt: Prompt, *words: str, language: str = "sv") -> ET.Element:
    return ET.fromstring(DOCUMENTS.prompt(prompt, words, language, "leg1"))


def verbs(document: ET.Element) -> list[str]:
    return [verb.tag for verb in document]


def test_a_question_takes_keys_over_its_words_and_hears_of_silence_too() -> None:
    document = drawn(Prompt((), 3, keys=1, silence=4), "Tryck 1.")
    gather = document.find("Gather")
    assert verbs(document) == ["Gather", "Redirect"]
    assert gather is not None and gather.attrib == {
        "action": f"{BASE}/twilio/legs/leg1/3{PATIENCE}",
        "actionOnEmptyResult": "true",
        "finishOnKey": "",
        "input": "dtmf",
        "method": "POST",
        "numDigits": "1",
        "timeout": "4",
    }
    assert [say.text for say in gather] == ["Tryck 1."]


def test_a_code_ends_with_the_key_that_ends_it() -> None:
    gather = drawn(Prompt((), 1, keys=8, finish="#", silence=10)).find("Gather")
    assert gather is not None
    assert (gather.get("numDigits"), gather.get("finishOnKey"), gather.get("timeout")) == ("8", "#", "10")


@pytest.mark.parametrize("muted", [True, False])
def test_the_door_has_all_its_settled_attributes(muted: bool) -> None:
    document = drawn(Prompt((), 5, door=Door("room1", "leg1-2", muted)), "Ni är inne.")
    dial, room = document.find("Dial"), document.find("Dial/Conference")
    assert verbs(document) == ["Say", "Dial", "Pause", "Redirect"]
    assert dial is not None and dial.attrib == {
        "action": f"{BASE}/twilio/legs/leg1/5/left{PATIENCE}",
        "hangupOnStar": "true",
        "method": "POST",
    }
    assert room is not None and room.text == "room1"
    assert room.attrib == {
        "participantLabel": "leg1-2",
        "muted": "true" if muted else "false",
        "startConferenceOnEnter": "true",
        "endConferenceOnExit": "false",
        "beep": "false",
        "waitUrl": f"{BASE}/twilio/wait/leg1{PATIENCE}",
        "waitMethod": "POST",
        "statusCallback": f"{BASE}/twilio/rooms/room1/status{PATIENCE}",
        "statusCallbackEvent": "start end join leave mute modify announcement",
        "statusCallbackMethod": "POST",
    }


@pytest.mark.parametrize(
    ("prompt", "then"),
    [
        (Prompt((), 1, hang_up=True), ["Hangup"]),
        (Prompt((), 1), ["Pause", "Redirect"]),
        (Prompt((), 1, pause=2, hang_up=True), ["Pause", "Hangup"]),
        (Prompt((), 1, keys=1), ["Gather", "Redirect"]),
    ],
)
def test_no_document_is_empty_and_each_leads_somewhere(prompt: Prompt, then: list[str]) -> None:
    assert verbs(drawn(prompt)) == then


@pytest.mark.parametrize(
    ("language", "spoken", "voice"),
    [
        ("sv", "sv-SE", "Polly.Elin-Neural"),
        ("en", "en-GB", "Polly.Amy-Neural"),
        ("fi", "sv-SE", "Polly.Elin-Neural"),
    ],
)
def test_words_are_spoken_in_their_language(language: str, spoken: str, voice: str) -> None:
    say = drawn(Prompt((), 1, hang_up=True), "Hej då.", language=language).find("Say")
    assert say is not None and say.attrib == {"language": spoken, "voice": voice}


def test_what_cannot_stand_in_a_document_is_left_out() -> None:
    say = drawn(Prompt((), 1, hang_up=True), "A\x00B\x0b & <C> \ud800").find("Say")
    assert say is not None and say.text == "AB & <C>"


def test_a_room_is_only_ever_given_speech_and_sound() -> None:
    for document in (
        DOCUMENTS.announcement("Hej.", "sv"),
        DOCUMENTS.announcement(" ", "sv"),
        DOCUMENTS.tones(),
    ):
        assert set(verbs(ET.fromstring(document))) <= {"Say", "Play", "Pause"}
        assert verbs(ET.fromstring(document))


def test_the_tones_are_a_sound_of_less_than_a_second() -> None:
    assert two_tones()[:4] == b"RIFF"
    assert 2000 < len(two_tones()) < 16000
