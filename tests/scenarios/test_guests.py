"""Somebody who is no member is wanted in one meeting: called to a place of their own, and heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.county.numbers import e164_of
from conference.domain.errors import BadInput, Refused
from conference.domain.meeting import commands as c
from tests.scenarios.small import a_small_thursday

pytestmark = pytest.mark.once

WATER = "+46980319299"
"""A phone that no function has."""


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("070-174 06 05", "+46701740605"),
        ("+46 (0)70 174 06 05", "+46701740605"),
        ("0046701740605", "+46701740605"),
        ("08-465 004 01", "+46846500401"),
        ("+4684650", "+4684650"),
        ("12", None),
        ("ring mig", None),
        ("", None),
    ],
)
def test_a_number_is_understood_as_people_write_it(written: str, number: str | None) -> None:
    assert e164_of(written) == number


def test_a_guest_is_called_into_an_open_meeting_texted_a_code_and_given_the_floor(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    stage.everyone()
    stage.plan(minutes=5)
    stage.forward(minutes=6)
    stage.network.script({WATER: {"answers": 3, "presses": "1", "called": "Stockholm Vatten", "speaks": 5}})
    stage.wish("guest", name="Stockholm Vatten", number="0980-31 92 99")
    stage.forward(seconds=30)
    assert "kod" in stage.network.phone(WATER).texts[-1]
    assert stage.outcomes["gast-1"] == "present"
    stage.do(c.GiveFloor(stage.id, "gast-1", "lst-tib"))
    stage.forward(seconds=15)
    assert ("gast-1", "spoke") in stage.turns
    stage.wish("end")
    stage.forward(minutes=2)
    stage.closes_quietly()


def test_a_guest_invited_beforehand_is_called_with_the_others(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    stage.everyone()
    stage.network.script({WATER: {"answers": 3, "presses": "1", "called": "Stockholm Vatten", "speaks": 5}})
    stage.plan(minutes=10)
    stage.wish("guest", name="Stockholm Vatten", number="0980-319299")
    assert stage.network.phone(WATER).rings == 0
    stage.forward(minutes=7)
    assert stage.outcomes["gast-1"] == "present"
    stage.wish("end")
    stage.forward(minutes=2)
    stage.closes_quietly()


def test_an_exercise_invites_nobody_real_and_a_meeting_that_is_over_nobody_at_all(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    stage.everyone()
    stage.plan(minutes=5)
    with pytest.raises(BadInput, match="fiction"):
        stage.wish("guest", name="Någon", number="+4684650")
    with pytest.raises(BadInput, match="phone number"):
        stage.wish("guest", name="Någon", number="inget")
    stage.forward(minutes=1)
    stage.wish("end")
    stage.forward(minutes=2)
    with pytest.raises(Refused):
        stage.wish("guest", name="Någon", number=WATER)
    stage.closes_quietly()
