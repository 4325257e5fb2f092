"""Exercises that begin with a press: what may be called for, whose phone is meant, and who is expected."""

from pathlib import Path

import pytest

from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.scenario import Moment, Press
from conference.county.faults import CountyFaults
from tests.rehearse.county import scenario, stockholm

FIRE = """\
title: Brand på ett vårdboende
begins: 2027-05-05T17:05
press: {button: green, by: huddinge, why: Brand på ett vårdboende}
formats: [formote, gron]
calls_per_second: 10
speed: {start: 20, gron.gathering: 10, gron.varvet: 60, stand_down_proposed: 60}
phones:
  rsib:
    holder: {answers: busy}
  region-stockholm-tib:
    holder: {answers: 9}
  sodertalje-chef:
    holder: {answers: 7}
do:
  - {when: {activation: acknowledged}, after: 20, run: "activation {activation} plan"}
  - {when: {format: gron, block: varvet}, run: "end {conference:gron}"}
expect:
  activation: {state: stood_down, acknowledged: {by: lst-tib}}
  conferences:
    formote: {state: ended, seats: {huddinge-tib: present}}
    gron: {state: summarised, seats: {polisen-kib: present}}
  phones: {rkk: {reads: ["gröna knappen"]}}
"""


def faults_of(folder: Path, words: str) -> list[str]:
    with pytest.raises(CountyFaults) as refused:
        scenario(folder, words)
    return [str(fault) for fault in refused.value.faults]


def test_an_exercise_may_begin_with_a_press(tmp_path: Path) -> None:
    read = scenario(tmp_path, FIRE)
    assert read.meeting is None
    assert read.press == Press("green", by="huddinge", why="Brand på ett vårdboende")
    assert (read.formats, read.calls_per_second) == (("formote", "gron"), 10)
    assert read.steps[0].moment == Moment(activation="acknowledged")
    assert read.steps[1].moment == Moment(format="gron", block="varvet")
    assert read.expect.activation == {"state": "stood_down", "acknowledged": {"by": "lst-tib"}}
    assert read.expect.meetings["formote"].seats["huddinge-tib"].outcome == "present"
    assert read.expect.phones["rkk"].reads == ("gröna knappen",)


def test_somebody_may_press_by_phone(tmp_path: Path) -> None:
    by_phone = FIRE.replace("by: huddinge, why: Brand på ett vårdboende", "phone: huddinge-tib")
    assert scenario(tmp_path, by_phone).press == Press("green", phone="huddinge-tib")


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("button: green", "button: red", "liten.yaml:3: button is red; it may be green, blue"),
        ("by: huddinge", "by: knivsta", "liten.yaml:3: by is knivsta; it may be"),
        ("by: huddinge, ", "", "liten.yaml:3: by is missing"),
        (", why: Brand på ett vårdboende}", "}", "liten.yaml:3: why is missing"),
        ("by: huddinge", "phone: knivsta-tib", "liten.yaml:3: there is no seat and no function knivsta-tib"),
        ("by: huddinge, why: Brand", "by: huddinge, phone: rsib, why: B", "liten.yaml:3: by is not a field"),
        ("formats: [formote, gron]", "formats: [grön]", "liten.yaml:4: there is no format grön"),
        ("formats: [formote, gron]\n", "", "liten.yaml:1: formats is missing"),
        ("calls_per_second: 10", "calls_per_second: 0", "liten.yaml:5: calls_per_second should be"),
        ("gron.varvet", "bla.varvet", "liten.yaml:6: bla.varvet is no phase of formote, gron"),
        ("block: varvet", "block: upprop, format: bla", "liten.yaml:16: format is bla; it may be"),
        ("format: gron, block", "format: formote, block", "liten.yaml:16: block is varvet; it may be"),
        ("activation: acknowledged", "activation: ack", "liten.yaml:15: activation is ack; it may be"),
        ("{activation: acknowl", "{format: gron, activation: acknowl", "liten.yaml:15: an activation is in"),
        ("{activation: acknowledged}", "{format: gron}", "liten.yaml:15: when is one of activation, state"),
        ("state: stood_down", "state: standing", "liten.yaml:18: “standing” is none of pressed"),
        ("    formote: {state", "    bla: {state", "liten.yaml:20: there is no format bla"),
        ("huddinge-tib: present", "polisen: present", "liten.yaml:20: there is no seat polisen"),
        ("phones: {rkk:", "phones: {tib:", "liten.yaml:22: there is no seat and no function tib"),
        (
            "press: {button",
            "conference: {format: gron, in: 60}\npress: {button",
            "liten.yaml:1: an exercise begins with either",
        ),
    ],
)
def test_a_fault_is_told_by_its_line(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    assert right in FIRE
    found = faults_of(tmp_path, FIRE.replace(right, wrong))
    assert any(told.startswith(fault) for told in found), found


def test_what_comes_of_one_meeting_is_not_said_of_an_activation(tmp_path: Path) -> None:
    flat = FIRE.replace("expect:\n", "expect:\n  state: ended\n")
    assert any("state is not a field" in told for told in faults_of(tmp_path, flat))


def activated(*formats: str) -> Cast:
    county, directory = stockholm()
    return Cast(county, directory, formats)


def test_everybody_who_is_paged_or_called_to_any_meeting_has_an_officer(tmp_path: Path) -> None:
    county, _ = stockholm()
    cast = activated("formote", "gron")
    scripts = cast.scripts(scenario(tmp_path, FIRE))
    called = {seat.function for seat in county.formats["gron"].seats if seat.summoned}
    assert len(scripts) == len(called | {*county.paged, "sodertalje-chef"})
    assert scripts[cast.number("rsib", "holder")]["answers"] == "busy"


def test_who_is_only_told_by_text_is_expected_too(tmp_path: Path) -> None:
    blue = """\
begins: 2027-05-05T17:05
press: {button: blue, by: sos-alarm, why: Driftstörning}
formats: [bla]
expect: {}
"""
    cast = activated("bla")
    scripts = cast.scripts(scenario(tmp_path, blue))
    assert {cast.number(function, "holder") for function in ("rsib", "rkk")} <= scripts.keys()


def test_a_function_goes_by_its_seat_and_answers_to_every_name_it_has() -> None:
    cast = activated("ordinarie", "gron")
    number = cast.number("region-stockholm-tib", "holder")
    assert number == cast.number("region-stockholm-hsf", "holder")
    part = cast.part(number)
    assert part is not None and (part.place, part.called) == (
        "region-stockholm-hsf",
        "Region Stockholms sjukvård",
    )
    names = cast.places.plans("region-stockholm-hsf")
    assert {plan.called for plan in names} == {"Region Stockholm", "Region Stockholms sjukvård"}


def test_a_phone_without_a_seat_is_named_by_its_function() -> None:
    cast = activated("formote", "gron")
    part = cast.part(cast.number("sodertalje-chef", "holder"))
    assert part is not None and part.name == "Södertälje, chef"
