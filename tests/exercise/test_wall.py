"""The wall: how phones look from outside, what is new since one looked, and who stands at them."""

from typing import Any

from conference.exercises.network import Network as Control
from tests.control import control_of
from tests.exercise.stage import POLICE, REGION, RESCUE, Stage, set_up


def seen(control: Control, number: str) -> Any:
    return control.phone(number)


def test_a_phone_is_seen_to_ring_to_be_asked_and_to_be_idle_again(stage: Stage) -> None:
    control = control_of(stage.network)
    stage.product.documents["/voice"] = '<Gather numDigits="1" action="/key"><Say>Tryck 1</Say></Gather>'
    stage.product.documents["/key"] = "<Hangup/>"
    stage.call(POLICE)
    stage.forward(2)
    assert (seen(control, POLICE)["state"], seen(control, POLICE)["asked"]) == ("ringing", False)
    control.press(POLICE, "answer", {})
    stage.forward(3)
    assert (seen(control, POLICE)["asked"], seen(control, POLICE)["last"]["what"]) == (True, "Tryck 1")
    control.press(POLICE, "press", {"keys": "1"})
    stage.forward(1)
    assert (seen(control, POLICE)["state"], seen(control, POLICE)["asked"]) == ("idle", False)
    kinds = [one["kind"] for one in seen(control, POLICE)["noticed"]]
    assert kinds == ["rings", "answers", "hears", "presses", "hangs_up"]


def test_a_phone_whose_key_has_been_taken_is_asked_no_more_while_it_goes_on_listening(stage: Stage) -> None:
    control = control_of(stage.network)
    stage.product.documents["/voice"] = '<Gather numDigits="1" action="/key" timeout="30"/>'
    stage.product.documents["/key"] = '<Pause length="20"/>'
    stage.call(POLICE)
    stage.forward(2)
    control.press(POLICE, "answer", {})
    stage.forward(1)
    assert seen(control, POLICE)["asked"] is True
    control.press(POLICE, "press", {"keys": "1"})
    stage.forward(1)
    assert (seen(control, POLICE)["state"], seen(control, POLICE)["asked"]) == ("talking", False)


def test_only_phones_that_look_different_are_told_again(stage: Stage) -> None:
    control = control_of(stage.network)
    control.give_scripts({POLICE: {"answers": 1}, RESCUE: {"answers": 1}})
    version, phones = control.wall()
    assert {one["number"] for one in phones} == {POLICE, RESCUE}
    assert control.wall(version) == (version, [])
    stage.phone(RESCUE).text("Hej")
    newer, phones = control.wall(version)
    assert newer > version and [one["number"] for one in phones] == [RESCUE]
    assert control.version() == newer
    assert phones[0]["version"] <= newer


def test_a_phone_that_rings_us_looks_different_before_anybody_has_answered(stage: Stage) -> None:
    control = control_of(stage.network)
    version = control.version()
    control.press(REGION, "dial", {})
    (phone,) = control.wall(version)[1]
    assert (phone["number"], phone["state"], phone["inbound"]) == (REGION, "ringing", True)


def test_whoever_knew_another_network_is_told_of_everything(stage: Stage) -> None:
    control = control_of(stage.network)
    control.give_scripts({POLICE: {}, RESCUE: {}})
    later = control.version() + 1
    assert {one["number"] for one in control.wall(later)[1]} == {POLICE, RESCUE}


def test_a_network_that_takes_anothers_place_is_taken_for_newer(stage: Stage) -> None:
    before = stage.network.wall.version
    assert set_up().network.wall.version >= before


def test_in_a_room_each_sees_whose_voice_reaches_it(stage: Stage) -> None:
    control = control_of(stage.network)
    stage.meet(POLICE, RESCUE)
    version = control.version()
    control.press(POLICE, "speak", {"text": "Läget är lugnt.", "seconds": 4})
    assert seen(control, POLICE)["speaking"] and seen(control, POLICE)["speakers"] == []
    assert seen(control, RESCUE)["speakers"] == [POLICE]
    assert seen(control, RESCUE)["last"]["speaker"] == POLICE
    assert {one["number"] for one in control.wall(version)[1]} == {POLICE, RESCUE}
    stage.forward(5)
    assert seen(control, RESCUE)["speakers"] == []


def test_a_closed_line_reaches_nobody(stage: Stage) -> None:
    control = control_of(stage.network)
    stage.meet(POLICE, RESCUE, attributes='muted="true"')
    control.press(POLICE, "speak", {"text": "Hallå?", "seconds": 4})
    assert seen(control, POLICE)["muted"] is True
    assert seen(control, RESCUE)["speakers"] == []


def test_whoever_takes_a_phone_over_is_not_answered_for(stage: Stage) -> None:
    control = control_of(stage.network)
    stage.product.documents["/voice"] = '<Gather numDigits="1" action="/key"/>'
    control.give_scripts({POLICE: {"answers": 3, "presses": "1"}})
    control.take_over(POLICE)
    control.take_over(POLICE)
    assert (seen(control, POLICE)["officer"], seen(control, POLICE)["aside"]) == (False, True)
    stage.call(POLICE)
    stage.forward(10)
    assert stage.phone(POLICE).state == "ringing"
    control.give_back(POLICE)
    assert (seen(control, POLICE)["officer"], seen(control, POLICE)["aside"]) == (True, False)
    stage.forward(3.5)
    assert stage.phone(POLICE).state == "talking"
    stage.forward(5)
    assert stage.product.asked("/key")[0]["Digits"] == "1"
    assert stage.network.unexpected == []


def test_an_officer_relieved_in_mid_call_is_silent_from_then_on(stage: Stage) -> None:
    control = control_of(stage.network)
    stage.product.documents["/voice"] = (
        '<Gather numDigits="1" action="/key" timeout="30"><Say>Hej</Say></Gather>'
    )
    control.give_scripts({POLICE: {"answers": 1, "presses": [{"key": "1", "after": 5}]}})
    stage.call(POLICE)
    stage.forward(3)
    control.take_over(POLICE)
    stage.forward(15)
    assert stage.product.asked("/key") == []
    control.press(POLICE, "press", {"keys": "2"})
    stage.forward(1)
    assert stage.product.asked("/key")[0]["Digits"] == "2"


def test_a_phone_nobody_played_is_given_back_to_nobody(stage: Stage) -> None:
    control = control_of(stage.network)
    control.take_over(REGION)
    control.give_back(REGION)
    assert (seen(control, REGION)["officer"], seen(control, REGION)["aside"]) == (False, False)


def test_an_officer_who_is_taken_away_stands_aside_no_more(stage: Stage) -> None:
    control = control_of(stage.network)
    control.give_scripts({POLICE: {"answers": 2}})
    control.take_over(POLICE)
    control.give_scripts({POLICE: None})
    control.give_back(POLICE)
    assert seen(control, POLICE)["officer"] is False
