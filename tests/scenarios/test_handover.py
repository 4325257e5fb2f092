"""A meeting that grows out of another keeps its room: who has a place in it stays, others hear goodbye."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conference.domain.meeting import commands as c
from tests.scenarios.kinds import a_county, convene, kind
from tests.stage import Stage

pytestmark = pytest.mark.once

GUEST = "+46701740698"
"""A phone that the directory does not know."""
BLUE = kind("bla", "Blå avstämning", speakers="polisen storstockholms-brandforsvar trafikverket")
GREEN = kind(
    "gron",
    "Samverkanskonferens i aktiverat läge",
    speakers="polisen-tib=polisen-tib brandforsvaret=storstockholms-brandforsvar-tib kluster-nord",
    leaders="lst-tib rsib",
    gather_lead=300,
)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return a_county(tmp_path, BLUE, GREEN)


def blue(stage: Stage, **words: Any) -> str:
    """Police, fire brigade, traffic and the county's officer are in a blue meeting."""
    stage.everyone(**words)
    id = convene(stage, "bla", minutes=1)
    stage.forward(seconds=90)
    assert set(stage.outcomes.values()) == {"present"}
    return id


def events_at(stage: Stage, seat: str, kind: str) -> list[str]:
    number = stage.number(seat)
    return [
        noticed.what
        for noticed in stage.network.ears.journal
        if (noticed.phone, noticed.kind) == (number, kind)
    ]


def code_of(stage: Stage, seat: str) -> str:
    with stage.upprop.store.reading() as work:
        return work.seats.get(stage.id, seat).code + "#"


def give(stage: Stage, seat: str) -> None:
    stage.do(c.GiveFloor(stage.id, seat, "cli:test"))


def close(stage: Stage) -> None:
    """The meeting ends, and everything of both is in order."""
    stage.wish("end")
    stage.forward(minutes=3)
    stage.closes_quietly()


def test_blue_becomes_green_in_the_same_room(stage: Stage) -> None:
    before = blue(stage)
    convene(stage, "gron", parent=before, minutes=2)
    stage.forward(seconds=40)
    for seat in ("lst-tib", "polisen", "storstockholms-brandforsvar"):
        assert stage.rings(seat) == 1, seat
        assert events_at(stage, seat, "leaves") == [], seat
        assert any(
            "Ligg kvar. Samverkanskonferens i aktiverat läge" in said for said in stage.phone(seat).heard
        )
    assert stage.rings("kluster-nord") == 1 and stage.rings("rsib") == 1
    assert set(stage.outcomes.values()) == {"present"}
    assert len(stage.network.exchange.rooms.all) == 1
    stage.forward(minutes=2)
    assert stage.conference.state == "open" and stage.conference.chair == "lst-tib"
    close(stage)
    stage.id = before
    stage.closes_quietly()


def test_whoever_has_no_place_in_the_new_meeting_hears_goodbye_and_is_let_go(stage: Stage) -> None:
    before = blue(stage)
    convene(stage, "gron", parent=before, minutes=2)
    stage.forward(seconds=20)
    assert stage.phone("trafikverket").heard[-1].startswith("Tack för idag.")
    assert stage.phone("trafikverket").state == "idle"
    close(stage)


def test_a_phone_that_rings_for_the_meeting_before_goes_on_ringing_for_this_one(stage: Stage) -> None:
    stage.everyone()
    stage.script("polisen", answers=15, presses="1")
    before = convene(stage, "bla", minutes=1)
    stage.forward(seconds=12)
    assert stage.phone("polisen").state == "ringing"
    convene(stage, "gron", parent=before, minutes=5)
    stage.forward(seconds=50)
    assert stage.rings("polisen") == 1
    assert stage.attempts("polisen-tib") == ["holder: joined"]
    assert stage.rings("polisen", "holder_second") == 0
    close(stage)
    stage.id = before
    assert stage.attempts("polisen") == ["holder: overtaken"]
    stage.closes_quietly()


def test_a_call_that_waits_for_its_slot_is_placed_for_the_new_meeting(stage: Stage) -> None:
    stage.everyone()
    before = convene(stage, "bla", minutes=1)
    convene(stage, "gron", parent=before, minutes=5)
    stage.forward(seconds=60)
    assert set(stage.outcomes.values()) == {"present"}
    assert [stage.rings(seat) for seat in ("lst-tib", "polisen", "storstockholms-brandforsvar")] == [1, 1, 1]
    assert stage.rings("trafikverket") <= 1
    close(stage)


def test_whoever_has_not_pressed_a_key_yet_presses_it_for_the_new_meeting(stage: Stage) -> None:
    stage.everyone()
    before = convene(stage, "bla", minutes=1)
    stage.forward(seconds=14)
    assert stage.phone("polisen").state == "talking" and stage.outcomes["polisen"] == "expected"
    convene(stage, "gron", parent=before, minutes=5)
    stage.forward(seconds=60)
    assert stage.outcomes["polisen-tib"] == "present" and stage.rings("polisen") == 1
    close(stage)


def test_whoever_is_at_the_menu_comes_back_into_the_new_meeting(stage: Stage) -> None:
    before = blue(stage)
    stage.phone("polisen").press("*")
    stage.forward(seconds=1)
    convene(stage, "gron", parent=before, minutes=5)
    stage.forward(seconds=15)
    assert stage.outcomes["polisen-tib"] == "present"
    assert events_at(stage, "polisen", "joins")[-1].endswith("-2")
    close(stage)


def test_the_speaker_is_silent_when_the_meeting_is_another(stage: Stage) -> None:
    before = blue(stage, speaks=40)
    give(stage, "polisen")
    stage.forward(seconds=6)
    assert stage.number("polisen") in stage.network.open_lines.speakers_at(stage.clock.now())
    convene(stage, "gron", parent=before, minutes=2)
    stage.forward(seconds=5)
    assert stage.network.open_lines.speakers_at(stage.clock.now()) == [stage.number("lst-tib")]
    stage.forward(minutes=2, seconds=10)
    give(stage, "polisen-tib")
    stage.forward(seconds=6)
    assert stage.number("polisen") in stage.network.open_lines.speakers_at(stage.clock.now())
    close(stage)
    stage.id = before
    assert stage.turns == [("polisen", "spoke")]
    stage.closes_quietly()


def test_a_line_lost_after_it_was_moved_is_rung_back_for_the_new_meeting(stage: Stage) -> None:
    before = blue(stage)
    convene(stage, "gron", parent=before, minutes=5)
    stage.forward(seconds=20)
    stage.phone("polisen").hang_up()
    stage.forward(seconds=40)
    assert stage.rings("polisen") == 2
    assert stage.attempts("polisen-tib") == ["holder: joined"]
    close(stage)


def test_the_code_sent_for_the_meeting_before_leads_into_this_one(stage: Stage) -> None:
    stage.everyone()
    stage.nobody_at("polisen")
    before = convene(stage, "bla", minutes=1)
    stage.forward(seconds=10)
    code = code_of(stage, "polisen")
    convene(stage, "gron", parent=before, minutes=5)
    stage.forward(seconds=20)
    stage.network.script({GUEST: {"answers": "never", "dials_in": {"at": 1, "keys": [code, "1"]}}})
    stage.forward(seconds=40)
    assert stage.outcomes["polisen-tib"] == "present"
    close(stage)


def test_the_room_inherited_may_be_lost_like_any_other(stage: Stage) -> None:
    before = blue(stage)
    convene(stage, "gron", parent=before, minutes=5)
    stage.forward(seconds=40)
    (room,) = stage.network.exchange.rooms.all.values()
    stage.network.exchange.rooms.end(room)
    stage.forward(seconds=10)
    assert set(stage.outcomes.values()) == {"present"}
    assert len(stage.record["conference"]["rooms"]) == 2
    assert stage.record["conference"]["parent"] == before
    close(stage)


def test_each_record_tells_how_long_the_room_was_its_own(stage: Stage) -> None:
    before = blue(stage)
    after = convene(stage, "gron", parent=before, minutes=2)
    stage.forward(seconds=20)
    (mine,) = stage.record["conference"]["rooms"]
    stage.id = before
    (theirs,) = stage.record["conference"]["rooms"]
    assert theirs["to"] == mine["from"] == stage.record["conference"]["ended_at"]
    police = next(row for row in stage.record["seats"] if row["seat"] == "polisen")
    assert [leg["ended"] for leg in police["legs"]] == ["moved"]
    assert police["outcome"] == "present" and police["holders"][0]["to"] == theirs["to"]
    stage.id = after
    close(stage)


def test_a_meeting_whose_parent_is_over_has_a_room_of_its_own(stage: Stage) -> None:
    before = blue(stage)
    stage.wish("end")
    stage.forward(seconds=30)
    convene(stage, "gron", parent=before, minutes=5)
    stage.forward(seconds=60)
    assert len(stage.network.exchange.rooms.all) == 2
    assert stage.rings("polisen") == 2 and set(stage.outcomes.values()) == {"present"}
    close(stage)


def test_whoever_watches_the_room_finds_nothing_to_put_right(stage: Stage) -> None:
    stage.minded = True
    before = blue(stage)
    convene(stage, "gron", parent=before, minutes=2)
    stage.forward(seconds=60)
    assert set(stage.outcomes.values()) == {"present"}
    assert stage.network.open_lines.speakers_at(stage.clock.now()) == [
        stage.number("lst-tib"),
        stage.number("rsib"),
    ]
    assert stage.phone("trafikverket").state == "idle" and stage.rings("trafikverket") == 1
    stage.minded = False
    close(stage)


def test_whoever_gave_up_the_place_goes_on_listening(stage: Stage) -> None:
    stage.everyone()
    stage.script("polisen", answers="busy")
    stage.script("polisen", "holder_second", answers="busy")
    stage.script("polisen", "substitute", answers=3, presses="1")
    before = convene(stage, "bla", minutes=1)
    stage.forward(seconds=60)
    stage.script("polisen", answers="never", dials_in={"at": 1, "keys": ["3"]})
    stage.forward(seconds=30)
    assert stage.outcomes["polisen"] == "present"
    convene(stage, "gron", parent=before, minutes=5)
    stage.forward(seconds=20)
    row = next(row for row in stage.record["seats"] if row["seat"] == "polisen-tib")
    assert sorted(leg["listening"] for leg in row["legs"]) == [False, True]
    assert row["outcome"] == "present"
    close(stage)
