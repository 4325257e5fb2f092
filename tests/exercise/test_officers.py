"""Officers at their phones: what a script makes them do."""

import pytest

from exercise.officers.reading import BadScript
from tests.exercise.product import BASE
from tests.exercise.stage import POLICE, REGION, RESCUE, TEXT, VOICE, Stage, room_document

QUESTION = f'<Gather numDigits="1" timeout="5" action="{BASE}/key"><Say>Tryck ett.</Say></Gather>'


def _announce(stage: Stage, room: str, words: str) -> None:
    stage.product.documents["/say"] = f"<Say>{words}</Say>"
    stage.client.conferences(room).update(announce_url=f"{BASE}/say", announce_method="POST")


def _kinds(stage: Stage, phone: str) -> list[str]:
    return [noticed.kind for noticed in stage.network.ears.journal if noticed.phone == phone]


def test_each_question_has_its_own_keys_and_null_is_silence(stage: Stage) -> None:
    stage.product.documents |= {"/voice": QUESTION + QUESTION + QUESTION, "/key": "<Hangup/>"}
    stage.phone(POLICE).script({"answers": 1, "presses": [None, None, {"key": "3", "after": 2}]})
    stage.call(POLICE)
    stage.forward(40)
    assert [form["Digits"] for form in stage.product.asked("/key")] == ["3"]
    assert stage.phone(POLICE).heard == ["Tryck ett."] * 3


def test_answers_and_presses_may_differ_from_call_to_call(stage: Stage) -> None:
    stage.product.documents |= {"/voice": QUESTION, "/key": "<Hangup/>"}
    stage.phone(POLICE).script({"answers": ["busy", 1, 1], "presses": [[], ["1"], ["2"]]})
    for _ in range(4):
        stage.call(POLICE)
        stage.forward(20)
    assert [form["Digits"] for form in stage.product.asked("/key")] == ["1", "2", "2"]


@pytest.mark.parametrize(
    ("preset", "digits"), [("declines", ["2", "2"]), ("someone_else", ["3"]), ("voicemail", [])]
)
def test_common_officers_have_short_names(stage: Stage, preset: str, digits: list[str]) -> None:
    stage.product.documents |= {"/voice": QUESTION, "/key": QUESTION}
    stage.phone(POLICE).script({preset: True})
    stage.call(POLICE)
    stage.forward(60)
    assert [form["Digits"] for form in stage.product.asked("/key")] == digits


def test_a_script_given_during_a_call_is_followed_at_once(stage: Stage) -> None:
    room = stage.meet(POLICE, RESCUE)
    stage.phone(POLICE).script({"called": "Polisen", "speaks": 25})
    _announce(stage, room, "Polisen, varsågod.")
    stage.forward(5)
    assert _kinds(stage, POLICE)[-1] == "speaks"


def test_the_floor_is_taken_and_given_back(stage: Stage) -> None:
    stage.product.documents["/left"] = '<Gather numDigits="1" timeout="4"/>'
    for number, label in ((POLICE, "police"), (RESCUE, "rescue")):
        name = {"police": "Polisen", "rescue": "Brandkåren"}[label]
        stage.phone(number).script({"answers": 1, "called": name, "speaks": 25, "says": "Lugnt i länet."})
        stage.call(number, room_document(label, dial=f'hangupOnStar="true" action="{BASE}/left"'))
    stage.forward(5)
    _announce(stage, stage.client.conferences.list()[0].sid, "Polisen, varsågod.")
    stage.forward(20)
    assert _kinds(stage, POLICE)[-2:] == ["hears", "speaks"]
    assert stage.phone(RESCUE).heard == ["Polisen, varsågod.", "Lugnt i länet."]
    stage.forward(10)
    assert _kinds(stage, POLICE)[-3:] == ["falls_silent", "presses", "leaves"]
    assert "speaks" not in _kinds(stage, RESCUE)


def test_whoever_misses_its_name_begins_at_the_tones_meant_for_it_alone(stage: Stage) -> None:
    room = stage.meet(POLICE, RESCUE)
    for number, name in ((POLICE, "Polisen"), (RESCUE, "Brandkåren")):
        stage.phone(number).script({"called": name, "speaks": 25})
    stage.product.documents["/tones"] = "<Play>https://product.example/tones.wav</Play>"
    stage.client.conferences(room).participants("leg-0").update(announce_url=f"{BASE}/tones")
    stage.forward(10)
    assert _kinds(stage, POLICE)[-2:] == ["hears", "speaks"]
    stage.client.conferences(room).update(announce_url=f"{BASE}/tones")
    stage.forward(10)
    assert "speaks" not in _kinds(stage, RESCUE)


def test_it_falls_silent_when_the_word_goes_on(stage: Stage) -> None:
    for number, name in ((POLICE, "Polisen"), (RESCUE, "Brandkåren")):
        stage.phone(number).script({"answers": 1, "called": name, "speaks": 60})
        stage.call(number, room_document(number[1:]))
    stage.forward(5)
    room = stage.client.conferences.list()[0].sid
    _announce(stage, room, "Polisen, varsågod.")
    stage.forward(10)
    _announce(stage, room, "Tack, ordet går vidare.")
    stage.forward(60)
    assert _kinds(stage, POLICE)[-2:] == ["hears", "falls_silent"]


def test_a_star_may_be_followed_by_a_key_at_the_menu(stage: Stage) -> None:
    menu = f'<Gather numDigits="1" timeout="4" action="{BASE}/menu"/>'
    stage.product.documents["/left"] = menu
    acts = {"at": 8, "does": [{"star": "2"}]}
    stage.phone(POLICE).script({"answers": 1, "when": [acts]})
    stage.call(POLICE, room_document("police", dial=f'hangupOnStar="true" action="{BASE}/left"'))
    stage.forward(12)
    assert [form["Digits"] for form in stage.product.asked("/menu")] == ["2"]


@pytest.mark.parametrize(("speaks", "breaks"), [(25, True), (5, False)])
def test_a_line_breaks_within_a_turn_and_not_after_it(stage: Stage, speaks: int, breaks: bool) -> None:
    room = stage.meet(POLICE, RESCUE)
    stage.phone(POLICE).script({"called": "Polisen", "speaks": speaks, "drops": {"in_turn": 10}})
    _announce(stage, room, "Polisen, varsågod.")
    stage.forward(30)
    assert (stage.phone(POLICE).state == "idle") == breaks


def test_a_line_that_breaks_calls_back_and_gives_its_code(stage: Stage) -> None:
    stage.product.documents |= {
        "/voice": f'<Gather finishOnKey="#" action="{BASE}/code"/>',
        "/code": f'<Gather numDigits="1" action="{BASE}/key"/>',
    }
    script = {
        "answers": 1,
        "drops": {"after_join": 10},
        "calls_back": 20,
        "dial_in": {"keys": ["{code}#", "1"]},
    }
    stage.phone(POLICE).script(script)
    stage.client.messages.create(to=POLICE, from_=TEXT, body="Er kod är 271828.")
    stage.call(POLICE, room_document("police"))
    stage.forward(45)
    assert stage.product.asked("/code")[0]["Digits"] == "271828"
    assert stage.product.asked("/key")[0]["Digits"] == "1"
    arrived = stage.product.asked("/voice")[0]
    assert (arrived["From"], arrived["To"], arrived["Direction"]) == (POLICE, VOICE, "inbound")
    assert arrived["CallStatus"] == "ringing"


@pytest.mark.parametrize(("shown", "seen"), [("own", POLICE), ("withheld", "anonymous"), (REGION, REGION)])
def test_it_dials_in_at_its_time_showing_what_it_likes(stage: Stage, shown: str, seen: str) -> None:
    stage.product.documents["/voice"] = '<Pause length="5"/>'
    stage.phone(POLICE).script({"dials_in": {"at": "+00:03:00", "from": shown}})
    stage.forward(179)
    assert stage.product.asked("/voice") == []
    stage.forward(2)
    assert stage.product.asked("/voice")[0]["From"] == seen


def test_it_answers_a_text_and_acts_on_what_it_hears(stage: Stage) -> None:
    when = [
        {"reads": "sammanfattning", "does": [{"text": "OK"}]},
        {"hears": "hej", "once": True, "after": 1, "does": [{"speak": 3}, {"hang_up": True}]},
    ]
    stage.phone(POLICE).script({"answers": 1, "when": when})
    stage.client.messages.create(to=POLICE, from_=TEXT, body="Sammanfattning 1")
    stage.call(POLICE, '<Say>Hej.</Say><Pause length="30"/>')
    stage.forward(15)
    assert stage.product.asked("/text")[0]["Body"] == "OK"
    assert _kinds(stage, POLICE)[-3:] == ["speaks", "falls_silent", "hangs_up"]


def test_an_incoming_call_may_be_turned_away(stage: Stage) -> None:
    stage.product.documents["/voice"] = '<Reject reason="busy"/>'
    stage.phone(POLICE).dial()
    stage.forward(2)
    assert stage.phone(POLICE).state == "idle"
    assert stage.client.calls.list(from_=POLICE)[0].status == "busy"


@pytest.mark.parametrize(
    "script",
    [
        {"anwsers": 4},
        {"answers": "sometimes"},
        {"when": [{"does": [{"press": "1"}]}]},
        {"when": [{"hears": "x", "does": [{"sing": True}]}]},
        {"when": [{"hears": "(", "does": []}]},
        {"drops": {"sometime": 4}},
        {"dials_in": {"when": 3}},
        "answers",
    ],
)
def test_a_script_nobody_can_follow_is_refused(stage: Stage, script: object) -> None:
    with pytest.raises(BadScript):
        stage.phone(POLICE).script(script)  # type: ignore[arg-type]
