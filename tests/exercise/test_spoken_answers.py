"""Gather with an ear: questions that may be answered by voice, by key, or by whichever comes first."""

from typing import Any

import pytest

from exercise.officers.reading import BadScript
from tests.exercise.product import BASE
from tests.exercise.stage import POLICE, Stage

FIRE = "Det brinner på ett vårdboende"
LONG = "Säg vad som har hänt, eller tryck en siffra för det som stämmer bäst."


def _ask(
    stage: Stage, attributes: str = "", answer: Any = None, then: str = "<Say>Inget svar.</Say>"
) -> None:
    """One question, about what has happened, to an officer who answers after a second."""
    stage.phone(POLICE).script({"answers": 1, "presses": [answer]})
    swedish = 'language="sv-SE" hints="brand, vårdboende" speechTimeout="2"'
    gather = (
        f'<Gather input="dtmf speech" {swedish} {attributes} action="{BASE}/why"><Say>{LONG}</Say></Gather>'
    )
    stage.call(POLICE, gather + then)


def _told(stage: Stage) -> list[dict[str, str]]:
    """What the product was told, but for what is told of every call."""
    wanted = ("Digits", "SpeechResult", "Confidence")
    return [{name: form[name] for name in wanted if name in form} for form in stage.product.asked("/why")]


def test_what_is_said_is_told_in_words_and_without_digits(stage: Stage) -> None:
    _ask(stage, answer={"says": FIRE})
    stage.forward(30)
    assert _told(stage) == [{"SpeechResult": FIRE, "Confidence": "0.9"}]


def test_a_key_is_told_as_ever_and_without_words(stage: Stage) -> None:
    _ask(stage, 'numDigits="1"', {"key": "3"})
    stage.forward(30)
    assert _told(stage) == [{"Digits": "3"}]


def test_the_first_word_cuts_the_prompt(stage: Stage) -> None:
    _ask(stage, answer={"says": FIRE, "into": 2})
    stage.forward(6)
    (heard,) = stage.phone(POLICE).heard
    assert LONG.startswith(heard) and len(heard) < len(LONG)


def test_an_answer_is_over_when_there_has_been_silence(stage: Stage) -> None:
    _ask(stage, answer={"says": FIRE, "into": 1, "seconds": 4})
    stage.forward(1 + 1 + 1 + 4 + 1)
    assert _told(stage) == []
    stage.forward(2)
    assert len(_told(stage)) == 1


def test_a_pause_for_breath_is_not_the_end(stage: Stage) -> None:
    _ask(stage, answer={"says": "Det brinner", "into": 1, "seconds": 2})
    stage.forward(6)
    stage.phone(POLICE).speak("på ett vårdboende", 2)
    stage.forward(10)
    assert [told["SpeechResult"] for told in _told(stage)] == [FIRE]


def test_without_a_silence_of_its_own_it_waits_as_long_as_for_a_key(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1, "presses": [{"says": "Ja", "seconds": 1}]})
    stage.call(POLICE, f'<Gather input="speech" timeout="7" action="{BASE}/why"/>')
    stage.forward(10)
    assert _told(stage) == []
    stage.forward(1)
    assert len(_told(stage)) == 1


def test_nobody_is_listened_to_for_more_than_a_minute(stage: Stage) -> None:
    _ask(stage, answer={"says": FIRE, "into": 1, "seconds": 300})
    stage.forward(1 + 1 + 1 + 59)
    assert _told(stage) == []
    stage.forward(2)
    assert len(_told(stage)) == 1


def test_whoever_has_begun_to_speak_is_not_heard_pressing(stage: Stage) -> None:
    _ask(stage, 'numDigits="1"', {"says": FIRE, "into": 1, "seconds": 4})
    stage.forward(5)
    stage.phone(POLICE).press("3")
    stage.phone(POLICE).press("#")
    stage.forward(20)
    assert [list(told) for told in _told(stage)] == [["SpeechResult", "Confidence"]]


def test_whoever_has_begun_to_press_is_not_heard_speaking(stage: Stage) -> None:
    _ask(stage, 'numDigits="2"', {"key": "3", "into": 1})
    stage.forward(4)
    stage.phone(POLICE).speak(FIRE, 2)
    stage.forward(20)
    assert _told(stage) == [{"Digits": "3"}]


def test_silence_falls_through(stage: Stage) -> None:
    _ask(stage)
    stage.forward(30)
    assert _told(stage) == []
    assert stage.phone(POLICE).heard == [LONG, "Inget svar."]


@pytest.mark.parametrize(
    ("takes", "told"), [("dtmf speech", {"Digits": ""}), ("speech", {"SpeechResult": ""})]
)
def test_silence_is_told_where_the_document_asks_for_it(
    stage: Stage, takes: str, told: dict[str, str]
) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, f'<Gather input="{takes}" actionOnEmptyResult="true" action="{BASE}/why"/>')
    stage.forward(10)
    assert _told(stage) == [told]


def test_a_question_for_keys_alone_has_no_ear(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1, "presses": [{"says": FIRE}]})
    stage.call(POLICE, f'<Gather timeout="4" action="{BASE}/why"/><Say>Inget svar.</Say>')
    stage.forward(10)
    assert _told(stage) == []
    assert stage.phone(POLICE).heard == ["Inget svar."]


def test_a_question_for_words_alone_has_no_keys(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1, "presses": [{"key": "1", "into": 1}]})
    stage.call(POLICE, f'<Gather input="speech" action="{BASE}/why"><Say>{LONG}</Say></Gather>')
    stage.forward(20)
    assert _told(stage) == []
    assert stage.phone(POLICE).heard == [LONG]


def test_what_was_said_can_be_read_from_the_ears_and_said_by_hand(stage: Stage) -> None:
    _ask(stage)
    stage.forward(10)
    client = stage.network.app.test_client()
    said = client.post(f"/exercise/v1/phones/{POLICE}/speak", json={"text": FIRE, "seconds": 2})
    assert said.status_code == 200
    stage.forward(10)
    assert [told["SpeechResult"] for told in _told(stage)] == [FIRE]
    spoken = [noticed.what for noticed in stage.network.ears.journal if noticed.kind == "speaks"]
    assert spoken == [FIRE]


@pytest.mark.parametrize(
    ("attributes", "codes"),
    [
        ('speechTimeout="3"', []),
        ('speechTimeout="auto" speechModel="phone_call"', []),
        ('speechTimeout="auto"', [13335]),
        ('speechTimeout="soon"', [13327]),
        ('speechTimeout="0"', [13327]),
    ],
)
def test_the_carrier_complains_of_a_silence_it_cannot_measure(
    stage: Stage, attributes: str, codes: list[int]
) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, f'<Gather input="speech" {attributes}/>')
    stage.forward(3)
    assert [trouble.code for trouble in stage.network.account.troubles] == codes


@pytest.mark.parametrize(
    "answer", [{"says": FIRE, "key": "1"}, {"key": "1", "seconds": 3}, {"says": FIRE, "wen": 1}, {"into": 2}]
)
def test_an_answer_is_either_keys_or_words(stage: Stage, answer: dict[str, Any]) -> None:
    with pytest.raises(BadScript):
        stage.phone(POLICE).script({"presses": [answer]})
