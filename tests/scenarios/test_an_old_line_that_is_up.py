"""A meeting has been moved, and the carrier it has left puts no line down: phones are engaged by them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise.faults import Rule
from tests.scenarios.moving import (
    LETS_GO,
    dead,
    ends,
    in_mid_round,
    in_their_seats,
    rung_from_there,
    to_the_second,
)
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Stage]:
    stage = a_small_thursday(tmp_path, CARRIERS="twilio,second", SECOND_CALLS_PER_SECOND="10")
    yield stage
    stage.upprop.close()


def test_a_line_that_the_old_carrier_will_not_put_down_is_told_where_the_meeting_is(small: Stage) -> None:
    in_mid_round(small)
    small.network.faults.add(Rule("rest:POST Calls/Sid", "hang"))
    to_the_second(small)
    small.forward(seconds=8)
    seats = in_their_seats(small) or {place.seat for place in small.places.seats if place.summoned}
    assert all(small.phone(seat).state == "talking" for seat in seats)
    for seat in seats:
        small.phone(seat).press("*")
    small.forward(seconds=8)
    said = small.phone("polisen").heard
    assert any("Konferensen har flyttat till ett annat nummer." in words for words in said)
    small.forward(seconds=40)
    assert in_their_seats(small) == seats and rung_from_there(small, "polisen") == ["busy", "busy", "rings"]
    ends(small)


def test_what_a_moved_meeting_writes_goes_by_its_carrier_and_waits_for_no_other(small: Stage) -> None:
    in_mid_round(small, when=[LETS_GO])
    dead(small, "silent")
    to_the_second(small)
    small.forward(seconds=40)
    assert len(in_their_seats(small)) == 6
    ends(small)
    [summary] = [
        text for text in small.record["texts"] if text["seat"] == "polisen" and text["purpose"] == "summary"
    ]
    assert (summary["status"], summary["route"]) == ("delivered", "second")
    assert small.conference.state == "summarised"


def test_a_phone_that_stays_engaged_is_tried_three_times_and_the_round_goes_on(small: Stage) -> None:
    in_mid_round(small, when=[LETS_GO])
    speaking = small.speaking
    assert speaking is not None
    small.script(speaking, speaks=300)
    dead(small, "silent")
    to_the_second(small)
    small.forward(seconds=50)
    assert small.speaking not in (None, speaking)
    small.forward(seconds=30)
    assert rung_from_there(small, speaking) == ["busy"] * 3
    assert small.rings(speaking) == 1 and small.rings(speaking, "substitute") == 0
    small.phone(speaking).hang_up()
    ends(small)
