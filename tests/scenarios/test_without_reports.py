"""Reports of the carrier are lost, late or out of turn: a question tells of a line too, and so does a look.

Whoever presses the star asks us what comes after it, and that arrives wherever there is a call at all.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conference.domain.meeting.commands import ObserveRoom
from exercise.faults import Rule
from tests.exercise.sdk import sdk
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once

OF_CALLS = ("initiated", "ringing", "answered", "completed")
OF_ROOMS = ("participant-*", "conference-*", "announcement-*")
MENU = "3 läget"

DISTURBANCES: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "all reports come": ((), {}),
    "none ever comes": ((*OF_CALLS, *OF_ROOMS, "message-*"), {"does": "lose"}),
    "none of the room's own comes": (("conference-*",), {"does": "lose"}),
    "those of the room come late": (OF_ROOMS, {"does": "delay", "seconds": 20}),
    "those of the room come out of turn": (
        OF_ROOMS,
        {"does": "reorder", "seconds": 5, "chance": 0.5, "seed": 3},
    ),
}
"""Which reports, and what becomes of them."""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Everybody comes when called, and nobody begins to speak before the story says so."""
    stage = a_small_thursday(tmp_path)
    stage.minded = True
    stage.everyone(speaks=None)
    return stage


def disturb(stage: Stage, what: str) -> None:
    reports, becomes = DISTURBANCES[what]
    for report in reports:
        stage.network.faults.add(Rule(f"callback:{report}", **becomes))


def gather(stage: Stage) -> None:
    stage.plan(minutes=0.5)
    stage.forward(seconds=50)


def to_the_round(stage: Stage) -> None:
    while stage.block_now != "rapportering":
        stage.wish("next-block")
    stage.forward(seconds=15)
    assert stage.speaking == "polisen"


def star(stage: Stage, seat: str, seconds: float = 4) -> list[str]:
    """What is heard on that phone within so many seconds of its star."""
    phone = stage.phone(seat)
    before = len(phone.heard)
    phone.press("*")
    stage.forward(seconds=seconds)
    return phone.heard[before:]


def open_now(stage: Stage) -> set[str]:
    """The speakers whose lines are open at the carrier."""
    numbers = stage.network.open_lines.speakers_at(stage.clock.now())
    return {place.seat for place in stage.places.speakers if stage.number(place.seat) in numbers}


def let_the_room_end(stage: Stage) -> str:
    """The carrier ends it, and here is its id for it."""
    client = sdk(stage.network)
    (room,) = client.conferences.list(status="in-progress")
    client.conferences(room.sid).update(status="completed")
    return str(room.sid)


@pytest.mark.parametrize("what", DISTURBANCES)
def test_who_has_the_floor_and_presses_the_star_is_done_when(what: str, stage: Stage) -> None:
    disturb(stage, what)
    gather(stage)
    to_the_round(stage)
    assert open_now(stage) == {"polisen"}
    star(stage, "polisen")
    assert stage.speaking == "storstockholms-brandforsvar"
    assert open_now(stage) == {"storstockholms-brandforsvar"}
    stage.forward(seconds=10)
    star(stage, "storstockholms-brandforsvar")
    stage.forward(seconds=10)
    done, after_it, _ = stage.record["round"]
    assert (done["ended_by"], after_it["ended_by"]) == ("speaker", "speaker")
    assert after_it["used"] < 15
    police = stage.phone("polisen").call
    assert police is not None and police.room is not None
    assert open_now(stage) == {"kluster-nord"}


def test_a_meeting_without_reports_has_the_room_in_its_record_and_ends_as_any(stage: Stage) -> None:
    disturb(stage, "none ever comes")
    gather(stage)
    assert len(stage.record["conference"]["rooms"]) == 1
    assert set(stage.outcomes.values()) == {"present"}
    stage.wish("end")
    stage.forward(minutes=2)
    stage.wish("approve")
    stage.forward(minutes=3)
    stage.closes_quietly()


def test_the_star_leads_out_of_a_room_that_nobody_has_told_of_or_looked_at_yet(stage: Stage) -> None:
    stage.minded = False
    disturb(stage, "none ever comes")
    stage.plan(minutes=5)
    stage.forward(seconds=30)
    assert stage.conference.rooms == ()
    assert any(MENU in said for said in star(stage, "polisen", seconds=8))


def test_the_star_leads_out_of_the_next_room_too_though_nothing_was_told_of_it(stage: Stage) -> None:
    gather(stage)
    to_the_round(stage)
    for report in ("conference-start", "participant-join"):
        stage.network.faults.add(Rule(f"callback:{report}", "lose"))
    let_the_room_end(stage)
    stage.forward(seconds=6)
    assert stage.speaking == "polisen"
    assert len(stage.record["conference"]["rooms"]) == 2
    star(stage, "polisen")
    assert stage.speaking == "storstockholms-brandforsvar"


def test_a_beginning_told_after_that_of_the_next_room_does_not_bring_the_first_one_back(stage: Stage) -> None:
    """Nothing else was ever told of the first, and nobody looked while it was up."""
    stage.minded = False
    disturb(stage, "none ever comes")
    stage.plan(minutes=0.5)
    stage.forward(seconds=28)
    first = let_the_room_end(stage)
    stage.minded = True
    stage.forward(seconds=30)
    stage.do(ObserveRoom(stage.conference.room, first, ended=False))
    to_the_round(stage)
    star(stage, "polisen")
    assert stage.speaking == "storstockholms-brandforsvar"


def test_a_room_that_has_ended_under_a_speaker_is_no_star_though_only_its_own_end_was_told(
    stage: Stage,
) -> None:
    gather(stage)
    to_the_round(stage)
    stage.network.faults.add(Rule("callback:participant-leave", "lose"))
    stage.network.faults.add(Rule("callback:voice", "delay", seconds=0.5))
    let_the_room_end(stage)
    stage.forward(seconds=8)
    assert stage.speaking == "polisen"
    assert open_now(stage) == {"polisen"}
