"""Gather: what a key does, and what silence does."""

import pytest

from tests.exercise.product import BASE
from tests.exercise.stage import POLICE, Stage

LONG = "Övning, övning, övning. Tryck ett för att komma med, två för att avstå."


def _ask(stage: Stage, gather: str, then: str = "<Say>Ingen knapp.</Say>") -> None:
    stage.product.documents["/voice"] = gather + then
    stage.call(POLICE)


def test_a_key_after_the_prompt_answers_the_question(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1, "presses": "1"})
    _ask(stage, f'<Gather numDigits="1" action="{BASE}/key"><Say>{LONG}</Say></Gather>')
    stage.forward(20)
    assert stage.phone(POLICE).heard == [LONG]
    assert stage.product.asked("/key")[0]["Digits"] == "1"


def test_a_key_cuts_the_prompt(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1, "presses": {"key": "1", "into": 2}})
    _ask(stage, f'<Gather numDigits="1" action="{BASE}/key"><Say>{LONG}</Say></Gather>')
    stage.forward(6)
    assert stage.product.asked("/key")[0]["Digits"] == "1"
    (heard,) = stage.phone(POLICE).heard
    assert LONG.startswith(heard) and len(heard) < len(LONG)


@pytest.mark.parametrize("keys", [None, "#"])
def test_silence_and_the_finishing_key_alone_fall_through(stage: Stage, keys: str | None) -> None:
    stage.phone(POLICE).script({"answers": 1, "presses": [keys and {"key": keys}]})
    _ask(stage, f'<Gather timeout="4" action="{BASE}/key"/>')
    stage.forward(10)
    assert stage.product.asked("/key") == []
    assert stage.phone(POLICE).heard == ["Ingen knapp."]


def test_silence_is_told_where_the_document_asks_for_it(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1})
    _ask(stage, f'<Gather timeout="4" actionOnEmptyResult="true" action="{BASE}/key"/>')
    stage.forward(10)
    assert stage.product.asked("/key")[0]["Digits"] == ""


def test_keys_are_gathered_until_the_finishing_key(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1, "presses": "123456#"})
    _ask(stage, f'<Gather action="{BASE}/key"/>')
    stage.forward(10)
    assert stage.product.asked("/key")[0]["Digits"] == "123456"


def test_a_question_without_action_is_answered_to_its_own_address(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1, "presses": ["7"]})
    _ask(stage, '<Gather numDigits="1" timeout="3"/>', "<Hangup/>")
    stage.forward(10)
    assert [form.get("Digits") for form in stage.product.asked("/voice")] == [None, "7"]


@pytest.mark.parametrize(("answer", "code"), [("", 12100), ("<Oops", 12100)])
def test_an_empty_or_broken_document_hangs_up(stage: Stage, answer: str, code: int) -> None:
    stage.phone(POLICE).script({"answers": 1})
    sid = stage.client.calls.create(to=POLICE, from_="+46846500400", twiml=answer or " ").sid
    stage.forward(5)
    assert stage.client.calls(sid).fetch().status == "completed"
    assert stage.network.account.troubles[0].code == code


@pytest.mark.parametrize(
    "circle", [f"<Redirect>{BASE}/voice</Redirect>", '<Gather timeout="0" actionOnEmptyResult="true"/>']
)
def test_a_document_that_only_leads_to_itself_is_given_up(stage: Stage, circle: str) -> None:
    stage.phone(POLICE).script({"answers": 1})
    _ask(stage, circle)
    stage.forward(5)
    assert len(stage.product.asked("/voice")) == 10
    assert stage.network.account.troubles[0].code == 11215
