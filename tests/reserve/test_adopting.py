"""What the house had asked for just before it lost its database is not asked for again."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.faults import Rule
from tests.reserve.test_pressing import PRESSED, Away
from tests.scenarios.activations.night import PAGED
from tests.webhooks.api.caller import Caller


def pressed_twice(folder: Path, *, lost_after: float, **lst_tib: object) -> Away:
    """Green is pressed, the database is lost so many seconds later, and somebody presses again."""
    night = Away(folder)
    night.nobody_at("rsib", "rkk")
    night.script("lst-tib", **lst_tib)
    night.host.house.keeper().refresh()
    night.press()
    night.stage.forward(seconds=lost_after)
    night.host.take_away()
    assert Caller(night.stage).post("/activations", {**PRESSED, "member": "haninge"}).status_code == 201
    return night


def test_a_phone_that_rings_is_not_rung_beside_it_and_answers_to_the_reserve(tmp_path: Path) -> None:
    night = pressed_twice(tmp_path, lost_after=2, answers=8, presses=["1"])
    night.stage.forward(seconds=40)
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]
    assert "Haninge kommun: " in night.heard("lst-tib")
    night.only_activation()
    assert night.activation.acknowledged_by == "lst-tib"


def test_whoever_hears_the_house_is_asked_by_the_reserve(tmp_path: Path) -> None:
    night = pressed_twice(tmp_path, lost_after=8, answers=2, presses=[None, {"key": "1", "into": 30}])
    night.stage.forward(seconds=50)
    assert night.phone("lst-tib").rings == 1
    assert "Haninge kommun: " in night.heard("lst-tib")


def test_a_call_that_has_ended_is_the_attempt_and_the_rounds_go_on(tmp_path: Path) -> None:
    night = pressed_twice(tmp_path, lost_after=30, answers="busy")
    night.stage.forward(seconds=2)
    night.only_activation()
    assert night.tried("lst-tib")[0] == "holder: busy"
    night.stage.forward(minutes=5)
    assert night.tried("lst-tib").count("holder: busy") > 1, "the reserve has rounds of its own"


def test_coming_home_with_both_rings_nobody_for_what_was_rung(tmp_path: Path) -> None:
    night = pressed_twice(tmp_path, lost_after=2, answers=8, presses=["1"])
    night.stage.forward(seconds=40)
    before = night.phone("lst-tib").rings
    night.host.come_home()
    night.stage.forward(seconds=5)
    with night.stage.upprop.store.reading() as look:
        begun = {one.first.member for one in look.activations.alive()}
    assert begun == {"huddinge", "haninge"}
    assert night.phone("lst-tib").rings == before


@pytest.mark.parametrize("fault", ["500", "429"])
def test_a_list_that_cannot_be_had_keeps_nobody_from_being_paged(tmp_path: Path, fault: str) -> None:
    night = Away(tmp_path)
    night.nobody_at(*PAGED)
    night.host.lose()
    night.stage.network.faults.add(Rule("rest:GET Calls", fault))
    assert Caller(night.stage).post("/activations", PRESSED).status_code == 201
    night.stage.forward(seconds=1)
    assert [night.phone(function).rings for function in PAGED] == [0, 0, 0]
    night.stage.forward(seconds=9)
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]
