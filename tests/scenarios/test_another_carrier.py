"""A meeting moved whole to another carrier: everybody is called from there, and the round is where it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from conference.domain.errors import BadInput, Refused
from exercise.faults import Rule
from tests.exercise.sdk import sdk
from tests.scenarios.moving import (
    LETS_GO,
    dead,
    ends,
    in_mid_round,
    in_their_seats,
    rung_from_there,
    there,
    to_the_second,
)
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage, set_up

pytestmark = pytest.mark.once

BACK_WITHIN = 60
"""Seconds from the move in which everybody must be back, at ten calls a second."""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The whole Thursday, with a second carrier beside the first."""
    stage = set_up(tmp_path, calls_per_second=10, CARRIERS="twilio,second")
    yield in_mid_round(stage)
    stage.upprop.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Stage]:
    stage = a_small_thursday(tmp_path, CARRIERS="twilio,second", SECOND_CALLS_PER_SECOND="10")
    yield stage
    stage.upprop.close()


def seconds_until_back(stage: Stage, seats: set[str]) -> float:
    """How long it takes until all these are in their seats again."""
    moved_at: datetime = stage.clock.now()
    while not seats <= in_their_seats(stage):
        stage.forward(seconds=1)
        passed = (stage.clock.now() - moved_at).total_seconds()
        assert passed <= BACK_WITHIN, f"{sorted(seats - in_their_seats(stage))} are not back"
    return (stage.clock.now() - moved_at).total_seconds()


def open_beside_leaders(stage: Stage) -> list[str]:
    """Whom the room there hears, but for the leaders."""
    leaders = {stage.number(place.seat) for place in stage.places.leaders}
    lines, now = stage.network.open_lines, stage.clock.now()
    heard = lines.speakers_at(now, stage.conference.room)
    return [number for number in heard if number not in leaders]


@pytest.mark.parametrize("how", ["gone", "silent", "alive"])
def test_all_of_the_thursday_are_back_within_a_minute_and_the_round_is_where_it_was(
    stage: Stage, how: str
) -> None:
    before, heard, speaking = in_their_seats(stage), stage.turns[:-1], stage.speaking
    outcomes = stage.outcomes
    assert len(before) == 19 and speaking is not None
    engaged = how == "silent"
    if engaged:
        stage.everyone(speaks=20, when=[LETS_GO])
    if how != "alive":
        dead(stage, how)
        stage.forward(seconds=5)
    stage.wish("move", carrier="second", by="lst-tib")
    assert seconds_until_back(stage, before) <= BACK_WITHIN
    stage.forward(seconds=5)

    assert stage.outcomes == outcomes
    assert stage.turns[: len(heard)] == heard
    assert stage.turns[len(heard)] == (speaking, "lost_line")
    assert stage.speaking == speaking
    assert open_beside_leaders(stage) == [stage.number(speaking)]
    for seat in before:
        assert rung_from_there(stage, seat) == (["busy", "rings"] if engaged else ["rings"])
        assert stage.rings(seat) == 2, "once by each"
    moved = [text for text in stage.record["texts"] if text["purpose"] == "moved"]
    assert sorted(text["seat"] for text in moved) == sorted(before)
    assert {(text["status"], text["route"]) for text in moved} == {("delivered", "second")}

    stage.forward(minutes=8)
    order = [place.seat for place in stage.places.speakers]
    spoke = [seat for seat, did in stage.turns if did == "spoke"]
    assert spoke == order, "each is heard once, in the order there is"
    meeting = stage.record["conference"]
    assert meeting["carrier"] == "second"
    assert [(move["from"], move["to"], move["by"]) for move in meeting["moves"]] == [
        ("twilio", "second", "lst-tib")
    ]
    assert [room["carrier"] for room in meeting["rooms"]] == ["twilio", "second"]
    assert all(room["to"] for room in meeting["rooms"][:1])


# --- the same with few phones -----------------------------------------------------------------------------


def test_what_the_turn_and_the_block_have_used_is_kept_and_what_the_move_takes_is_not_counted(
    small: Stage,
) -> None:
    in_mid_round(small, heard=1)
    with small.upprop.store.reading() as work:
        floor = work.floors.get(small.id)
    assert floor.turn is not None and floor.block_ends_at is not None
    left, minutes_left = floor.turn.left(small.clock.now()), floor.block_ends_at - small.clock.now()
    to_the_second(small)
    while small.speaking is None:
        small.forward(seconds=1)
    with small.upprop.store.reading() as work:
        floor = work.floors.get(small.id)
    assert floor.turn is not None and floor.block_ends_at is not None
    assert floor.turn.budget == pytest.approx(left)
    assert abs((floor.block_ends_at - small.clock.now() - minutes_left).total_seconds()) <= 1
    small.forward(seconds=5)
    assert any("Vi är tillbaka. 6 av" in said for said in small.phone("polisen").heard)
    ends(small)


def test_nobody_is_left_on_the_old_line_where_that_can_be_put_down(small: Stage) -> None:
    in_mid_round(small)
    to_the_second(small)
    small.forward(seconds=1)
    assert [call for call in small.network.exchange.calls.values() if call.is_up] == []
    ends(small)


def test_whoever_has_not_come_yet_goes_on_being_called_from_there(small: Stage) -> None:
    small.everyone()
    small.nobody_at("polisen")
    small.plan(minutes=2)
    small.forward(seconds=8)
    assert small.phone("polisen").state == "ringing"
    to_the_second(small)
    small.forward(seconds=5)
    call = small.phone("polisen").call
    assert call is not None and call.ours == there(small).account.voice_number
    assert small.phone("polisen").state == "ringing"
    small.forward(minutes=6)
    assert small.outcomes["polisen"] == "not_reached"
    assert small.rings("polisen", "substitute") >= 1
    assert [seat for seat, outcome in small.outcomes.items() if outcome == "present"]
    ends(small)


def test_the_round_waits_for_those_who_were_here_and_not_for_ever(small: Stage) -> None:
    in_mid_round(small)
    speaking = small.speaking
    assert speaking is not None
    small.script(speaking, answers="never")
    to_the_second(small)
    small.forward(seconds=40)
    small.wish("ask", by="trafikverket", seat="trafikverket")  # whoever is back first is not heard first
    assert small.speaking is None and small.block_now == "rapportering"
    small.forward(seconds=10)
    assert small.speaking not in (None, speaking)
    ends(small)


def test_the_new_number_leads_into_the_meeting_and_the_old_one_tells_of_it(small: Stage) -> None:
    in_mid_round(small)
    to_the_second(small)
    small.forward(seconds=30)
    there_now = there(small).account.voice_number
    small.script("jarfalla-tib", answers="never", dials_in={"at": 1, "keys": ["1"], "to": there_now})
    small.forward(seconds=40)
    assert small.outcomes["jarfalla-tib"] == "present"

    police = small.phone("polisen")
    police.hang_up()
    police.dial()
    small.forward(seconds=12)
    assert any("Konferensen har flyttat till ett annat nummer." in said for said in police.heard)
    small.forward(seconds=40)
    assert small.outcomes["polisen"] == "present" and police.state == "talking"
    ends(small)


def test_what_the_old_carrier_still_tells_changes_nothing(small: Stage) -> None:
    in_mid_round(small)
    small.network.faults.add(Rule("callback:*", "delay", seconds=25))
    old_room = small.conference.carrier_room
    to_the_second(small)
    small.forward(seconds=24)
    speaking, room = small.speaking, small.conference.carrier_room
    assert room not in (None, old_room)
    for request in [one for one in small.post if "/rooms/" in one.url or "/legs/" in one.url]:
        small.fetch(request)  # and all that it has ever told, again
    small.settle()
    small.forward(seconds=10)
    assert small.conference.carrier_room == room
    assert small.speaking == speaking or small.turns[-2] == (speaking, "spoke")
    assert len(in_their_seats(small)) == 6
    ends(small)


def test_an_old_room_first_heard_of_after_the_move_is_not_taken_for_the_new_one(small: Stage) -> None:
    for told in ("participant-join", "conference-start"):
        small.network.faults.add(Rule(f"callback:{told}", "delay", seconds=30))
    small.everyone()
    small.plan(minutes=2)
    small.forward(seconds=28)
    assert small.conference.carrier_room is None and small.network.exchange.rooms.all
    to_the_second(small)
    small.forward(seconds=60)
    (room,) = sdk(small.network, there(small).account).conferences.list(status="in-progress")
    assert small.conference.carrier_room == room.sid
    assert len(in_their_seats(small)) == 6
    ends(small)


def test_the_chair_need_not_wait_for_those_who_are_on_their_way(small: Stage) -> None:
    in_mid_round(small)
    small.script("kluster-nord", answers=28, presses="1")
    speaking, block = small.speaking, small.block_now
    to_the_second(small)
    small.forward(seconds=26)
    assert small.speaking is None
    small.wish("next", by="lst-tib")
    assert (small.speaking, small.block_now) == (speaking, block)
    ends(small)


def test_back_again_to_the_first(small: Stage) -> None:
    in_mid_round(small)
    to_the_second(small)
    small.forward(seconds=30)
    small.wish("move", carrier="twilio")
    small.forward(seconds=40)
    assert len(in_their_seats(small)) == 6
    assert [move["to"] for move in small.record["conference"]["moves"]] == ["second", "twilio"]
    ends(small)


def test_whoever_watches_the_room_finds_nothing_to_put_right(small: Stage) -> None:
    small.minded = True
    in_mid_round(small, when=[LETS_GO])
    dead(small, "silent")
    to_the_second(small)
    small.forward(seconds=40)
    assert len(in_their_seats(small)) == 6
    assert open_beside_leaders(small) == [small.number(str(small.speaking))]
    told = small.record["reconciled"]
    assert told == []


def test_a_meeting_is_not_moved_to_nowhere_nor_when_there_is_none_nor_twice(small: Stage) -> None:
    small.everyone()
    small.plan(minutes=30)
    with pytest.raises(Refused, match="planned has no room to move"):
        to_the_second(small)
    small.forward(minutes=29)
    with pytest.raises(BadInput, match="no carrier of calls is called modem; there is twilio, second"):
        small.wish("move", carrier="modem")
    with pytest.raises(Refused, match="held at twilio already"):
        small.wish("move", carrier="twilio")
