"""Two carriers before the same phones: accounts, rooms, pace and faults apart, and one line to each phone."""

from __future__ import annotations

from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from exercise.carrier import Carrier
from exercise.faults import Rule
from tests.exercise.sdk import sdk
from tests.exercise.stage import ACCOUNT, POLICE, RESCUE, TEXT, TOKEN, VOICE, Stage, room_document

SID, OTHER_VOICE, OTHER_TEXT = "AC" + "b" * 32, "+46846500498", "+46701740696"
HOLD = "<Response><Pause length='60'/></Response>"


@pytest.fixture
def other(stage: Stage) -> Carrier:
    return stage.network.add_carrier(SID, "another-token", OTHER_VOICE, OTHER_TEXT, 10)


def by(stage: Stage, carrier: Carrier) -> Client:
    return sdk(stage.network, carrier.account)


def call(stage: Stage, carrier: Carrier, to: str = POLICE, document: str = HOLD) -> str:
    client = by(stage, carrier)
    return str(client.calls.create(to=to, from_=carrier.account.voice_number, twiml=document).sid)


def kinds(stage: Stage, ours: str, phone: str = POLICE) -> list[str]:
    return [one.kind for one in stage.network.ears.journal if (one.phone, one.ours) == (phone, ours)]


def test_a_phone_that_talks_by_one_is_engaged_for_the_other(stage: Stage, other: Carrier) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, "<Pause length='60'/>")
    stage.forward(3)
    sid = call(stage, other)
    stage.forward(2)
    assert by(stage, other).calls(sid).fetch().status == "busy"
    assert kinds(stage, OTHER_VOICE) == ["busy"]
    stage.phone(POLICE).hang_up()
    again = call(stage, other)
    stage.forward(2)
    assert by(stage, other).calls(again).fetch().status == "in-progress"
    assert stage.phone(POLICE).rings == 2


def test_what_is_pressed_and_said_goes_to_the_carrier_whose_line_it_is(stage: Stage, other: Carrier) -> None:
    stage.phone(POLICE).script({"answers": 1})
    asks = "<Response><Gather numDigits='1' action='http://product.example/key'/></Response>"
    stage.product.documents["/key"] = "<Pause length='9'/>"
    call(stage, other, document=asks)
    stage.forward(3)
    stage.phone(POLICE).press("7")
    stage.forward(1)
    [asked] = stage.product.asked("/key")
    assert (asked["Digits"], asked["AccountSid"], asked["From"]) == ("7", SID, OTHER_VOICE)
    stage.phone(POLICE).speak("Hallå?", 1)
    stage.phone(POLICE).hang_up()
    assert set(kinds(stage, OTHER_VOICE)) >= {"rings", "answers", "presses", "speaks", "hangs_up"}
    assert kinds(stage, VOICE) == []


def test_neither_sees_what_is_the_others(stage: Stage, other: Carrier) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.phone(RESCUE).script({"answers": 1})
    document = room_document("leg", "startConferenceOnEnter='true'")
    mine, theirs = (
        stage.call(POLICE, document),
        call(stage, other, RESCUE, f"<Response>{document}</Response>"),
    )
    stage.forward(4)
    first, second = stage.client, by(stage, other)
    assert [one.sid for one in first.calls.list()] == [mine]
    assert [one.sid for one in second.calls.list()] == [theirs]
    rooms = [client.conferences.list(friendly_name="meeting") for client in (first, second)]
    assert [len(found) for found in rooms] == [1, 1] and rooms[0][0].sid != rooms[1][0].sid
    with pytest.raises(TwilioRestException):
        first.calls(theirs).fetch()


def test_neither_token_opens_the_others_account(stage: Stage, other: Carrier) -> None:
    client = stage.network.app.test_client()
    path = f"/2010-04-01/Accounts/{SID}/Calls.json"
    assert client.get(path, auth=(ACCOUNT, TOKEN)).status_code == 401
    assert client.get(path, auth=(SID, "another-token")).status_code == 200


def test_a_number_leads_to_the_carrier_that_has_it(stage: Stage, other: Carrier) -> None:
    stage.phone(POLICE).dial(OTHER_VOICE)
    stage.phone(RESCUE).text("Hej", OTHER_TEXT)
    stage.phone(RESCUE).text("Hej", TEXT)
    stage.forward(2)
    assert [form["AccountSid"] for form in stage.product.asked("/voice")] == [SID]
    assert sorted(form["AccountSid"] for form in stage.product.asked("/text")) == [ACCOUNT, SID]


@pytest.mark.parametrize("rule", [Rule("rest:*", "503"), Rule("callback:*", "lose"), Rule("lines:*", "fall")])
def test_what_goes_wrong_at_one_touches_no_other(stage: Stage, other: Carrier, rule: Rule) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.network.faults.add(rule)
    stage.product.documents["/hold"] = "<Pause length='60'/>"
    sid = by(stage, other).calls.create(to=POLICE, from_=OTHER_VOICE, url="http://product.example/hold").sid
    stage.forward(4)
    assert by(stage, other).calls(sid).fetch().status == "in-progress"
    assert len(stage.product.asked("/hold")) == 1


def test_lines_fall_when_they_are_told_to_and_those_that_come_up_after(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.phone(RESCUE).script({"answers": 1})
    stage.meet(POLICE, RESCUE)
    stage.network.faults.add(Rule(f"lines:{RESCUE}", "stay"))
    stage.network.faults.add(Rule("lines:*", "fall"))
    stage.forward(1)
    assert (stage.phone(POLICE).state, stage.phone(RESCUE).state) == ("idle", "talking")
    stage.call(POLICE, "<Pause length='60'/>")
    stage.forward(3)
    assert stage.phone(POLICE).state == "idle" and stage.phone(POLICE).rings == 2


def test_one_number_of_ours_rings_and_texts_another_by_whichever_carrier(
    stage: Stage, other: Carrier
) -> None:
    stage.product.documents["/voice"] = "<Pause length='2'/>"
    stage.client.calls.create(to=OTHER_VOICE, from_=VOICE, twiml=HOLD)
    call(stage, other, VOICE)
    by(stage, other).messages.create(to=TEXT, from_=OTHER_TEXT, body="LÄNKTEST 1")
    stage.forward(4)
    came = [(form["AccountSid"], form["From"], form["To"]) for form in stage.product.asked("/voice")]
    assert sorted(came) == [(ACCOUNT, OTHER_VOICE, VOICE), (SID, VOICE, OTHER_VOICE)]
    assert [(form["AccountSid"], form["From"]) for form in stage.product.asked("/text")] == [
        (ACCOUNT, OTHER_TEXT)
    ]
    assert stage.network.unexpected == []


def test_who_has_said_stop_to_one_is_reached_by_the_other(stage: Stage, other: Carrier) -> None:
    stage.phone(POLICE).text("STOP")
    stage.forward(2)
    with pytest.raises(TwilioRestException) as refused:
        stage.client.messages.create(to=POLICE, from_=TEXT, body="Hej")
    assert refused.value.code == 21610
    by(stage, other).messages.create(to=POLICE, from_=OTHER_TEXT, body="Hej")
    stage.phone(POLICE).text("START")
    stage.forward(2)
    stage.client.messages.create(to=POLICE, from_=TEXT, body="Hej igen")
    stage.forward(3)
    assert stage.phone(POLICE).texts == ["Hej", "Hej igen"]


def test_a_reply_goes_to_whoever_wrote(stage: Stage, other: Carrier) -> None:
    stage.phone(POLICE).script({"when": [{"reads": "Svara OK", "does": [{"text": "OK"}]}]})
    by(stage, other).messages.create(to=POLICE, from_=OTHER_TEXT, body="Svara OK")
    stage.forward(4)
    assert [(form["To"], form["Body"]) for form in stage.product.asked("/text")] == [(OTHER_TEXT, "OK")]


def test_each_is_led_apart(stage: Stage, other: Carrier) -> None:
    control = stage.network.app.test_client()

    def ask(method: str, path: str, **words: Any) -> Any:
        return control.open(f"/exercise/v1/{path}", method=method, **words)

    fault = {"where": "rest:POST Calls", "does": "503"}
    assert ask("POST", f"faults?account={SID}", json=fault).status_code == 200
    assert ask("GET", "faults").json == {"faults": []}
    with pytest.raises(TwilioRestException):
        call(stage, other)
    requests = [ask("GET", f"requests{query}").json["requests"] for query in ("", f"?account={SID}")]
    assert [len(taken) for taken in requests] == [0, 1]
    assert ask("GET", f"settings?account={SID}").json["voice_number"] == OTHER_VOICE
    assert ask("POST", f"settings?account={SID}", json={"calls_per_second": 3}).json["calls_per_second"] == 3
    assert ask("GET", "settings").json["calls_per_second"] == 1
    assert ask("GET", "faults?account=AC1").status_code == 404
