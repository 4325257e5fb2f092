"""Whose place it is: the substitute's until the holder comes, and the holder's again after a lost line.

The meeting opens three minutes after the first calls, so that everybody is in the room and the round is near.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once

COMES = {"answers": 3, "presses": "1"}
TO_THE_ROUND = 5 * 60 + 140
"""Seconds from the first call until the first of the round has begun to speak."""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return a_small_thursday(tmp_path)


def gather(stage: Stage, seconds: float, *, substitute_of: str = "", **words: Any) -> None:
    """Everybody comes; for one seat it is the substitute who does."""
    stage.everyone(**words)
    if substitute_of:
        stage.script(substitute_of, answers="busy")
        stage.script(substitute_of, "holder_second", answers="busy")
        stage.script(substitute_of, "substitute", **{**COMES, "speaks": 12, **words})
    stage.plan(minutes=5)
    stage.forward(seconds=seconds)


def end(stage: Stage) -> None:
    stage.wish("end")
    stage.forward(seconds=150)
    stage.closes_quietly()


def comes_late(stage: Stage, seat: str, *keys: str, lets_pass: float = 25, **words: Any) -> list[str]:
    """The holder rings in from the duty phone and is told that the place is taken."""
    before = len(stage.phone(seat).heard)
    stage.script(seat, answers="never", dials_in={"at": 1, "keys": list(keys)}, **words)
    stage.forward(seconds=lets_pass)
    return stage.phone(seat).heard[before:]


def row(stage: Stage, seat: str) -> dict[str, Any]:
    return next(row for row in stage.record["seats"] if row["seat"] == seat)


# --- the holder comes late ----------------------------------------------------------------------------------


def test_the_late_holder_is_offered_the_place_and_has_it_at_once_when_nobody_there_is_speaking(
    stage: Stage,
) -> None:
    gather(stage, 60, substitute_of="polisen")
    substitute = row(stage, "polisen")["by"]
    heard = comes_late(stage, "polisen", "3")
    assert any(f"{substitute} har platsen för" in said and "3 för att ta över" in said for said in heard)
    assert stage.outcomes["polisen"] == "present"
    assert [holder["as"] for holder in row(stage, "polisen")["holders"]] == ["substitute", "holder"]
    assert row(stage, "polisen")["holders"][0]["to"] is not None
    told = stage.phone("polisen", "substitute").heard
    assert any("har tagit över platsen. Ni är kvar som lyssnare." in said for said in told)
    end(stage)


def test_whoever_gave_up_the_place_only_listens_and_may_go_without_being_missed(stage: Stage) -> None:
    gather(stage, 60, substitute_of="polisen")
    comes_late(stage, "polisen", "3", called="Polisen", speaks=12)
    stage.forward(seconds=TO_THE_ROUND - 85 + 25)
    assert ("polisen", "spoke") in stage.turns
    substitute = stage.phone("polisen", "substitute")
    assert stage.number("polisen", "substitute") not in {
        noticed.phone for noticed in stage.network.ears.journal if noticed.kind == "unmuted"
    }
    substitute.hang_up()
    stage.forward(seconds=20)
    assert stage.rings("polisen", "substitute") == 1 and stage.outcomes["polisen"] == "present"
    assert row(stage, "polisen")["holders"][-1]["to"] is None
    end(stage)


def test_while_the_seat_has_the_floor_the_late_holder_waits_until_the_turn_is_over(stage: Stage) -> None:
    gather(stage, 5 * 60 + 100, substitute_of="polisen", speaks=35)
    while stage.speaking != "polisen":
        stage.forward(seconds=1)
    heard = comes_late(stage, "polisen", "3", lets_pass=20)
    assert any("Platsen är er så snart ordet har gått vidare." in said for said in heard)
    assert stage.speaking == "polisen" and row(stage, "polisen")["holders"][-1]["as"] == "substitute"
    stage.forward(seconds=25)
    assert stage.speaking == "storstockholms-brandforsvar"
    assert row(stage, "polisen")["holders"][-1]["as"] == "holder"
    assert stage.turns[0] == ("polisen", "spoke")
    end(stage)


def test_the_late_holder_may_choose_to_listen(stage: Stage) -> None:
    gather(stage, 60, substitute_of="polisen")
    comes_late(stage, "polisen", "1")
    assert stage.outcomes["polisen"] == "by_substitute"
    assert [leg["listening"] for leg in row(stage, "polisen")["legs"]] == [False, True]
    end(stage)


def test_a_third_person_cannot_take_the_place_of_the_holder(stage: Stage) -> None:
    gather(stage, 40)
    number = stage.number("polisen", "substitute")
    stage.network.script({number: {"answers": "never", "dials_in": {"at": 1, "keys": ["3"]}}})
    stage.forward(seconds=30)
    assert [holder["as"] for holder in row(stage, "polisen")["holders"]] == ["holder"]
    assert stage.outcomes["polisen"] == "present"
    end(stage)


# --- a lost line --------------------------------------------------------------------------------------------


def test_a_lost_line_is_rung_back_after_five_seconds(stage: Stage) -> None:
    gather(stage, 60)
    stage.phone("polisen").hang_up()
    stage.forward(seconds=4)
    assert stage.rings("polisen") == 1
    stage.forward(seconds=40)
    assert stage.rings("polisen") == 2
    assert stage.attempts("polisen") == ["holder: joined", "holder: joined"]
    assert stage.outcomes["polisen"] == "present"
    end(stage)


def test_whoever_rings_in_first_is_not_rung_back(stage: Stage) -> None:
    gather(stage, 60)
    stage.script("polisen", answers=3, dials_in={"at": 2, "keys": ["1"]})
    stage.phone("polisen").hang_up()
    stage.forward(seconds=60)
    assert stage.rings("polisen") == 1
    assert [leg["via"] for leg in row(stage, "polisen")["legs"]] == ["called", "dialled_in"]
    end(stage)


def test_a_line_lost_in_mid_turn_comes_next_with_what_was_left(stage: Stage) -> None:
    gather(stage, 5 * 60 + 60, speaks=25)
    stage.script("polisen", **COMES, called="Polisen", speaks=25, drops={"in_turn": 10})
    stage.forward(seconds=220)
    turns = [(turn["seat"], turn["how"]) for turn in stage.record["round"]]
    assert turns[:3] == [
        ("polisen", "lost_line"),
        ("storstockholms-brandforsvar", "spoke"),
        ("polisen", "spoke"),
    ]
    lost, _, back = stage.record["round"][:3]
    assert back["budget"] == pytest.approx(lost["budget"] - lost["used"], abs=0.1)
    assert any("Vi tappade Polisen" in said for said in stage.phone("rsib").heard)
    end(stage)


def test_the_holder_whose_dead_line_is_still_up_takes_the_place_with_the_next_call(stage: Stage) -> None:
    gather(stage, 60)
    holder = row(stage, "polisen")["by"]
    stage.phone("polisen", "holder_second").script({"answers": "never", "dials_in": {"at": 1, "keys": ["3"]}})
    stage.forward(seconds=30)
    assert [leg["listening"] for leg in row(stage, "polisen")["legs"]] == [False, False]
    assert [each["by"] for each in row(stage, "polisen")["holders"]] == [holder, holder]
    stage.phone("polisen").hang_up()
    stage.forward(seconds=30)
    assert stage.rings("polisen") == 1 and row(stage, "polisen")["holders"][-1]["to"] is None
    end(stage)
