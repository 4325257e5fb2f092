"""Ladders: what becomes of a seat whose first phone does not simply answer, told until somebody comes or not.

Six seats are called, at one call a second, from five minutes before the hour. `gather` stops where everybody
has had time for the first round; a story looks on from there.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conference.domain.errors import Refused
from conference.domain.meeting.wish import Ask
from conference.domain.meeting.wishes import WISHES
from exercise.faults import Rule
from tests.scenarios.small import CALLED, a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once

RUNGS = ("holder", "holder_second", "substitute", "substitute_second", "switchboard")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return a_small_thursday(tmp_path)


def gather(stage: Stage, seconds: float = 60) -> None:
    """Plan the meeting for when calls begin at once, and let so many seconds pass."""
    stage.plan(minutes=5)
    stage.forward(seconds=seconds)


def end(stage: Stage) -> None:
    stage.wish("end")
    stage.forward(seconds=60)
    stage.closes_quietly()


def police(stage: Stage, **rungs: dict[str, Any]) -> None:
    """Everybody comes; at the phones of the police it is as said, and the other rungs never answer."""
    stage.everyone()
    for rung in RUNGS:
        stage.script("polisen", rung, **rungs.get(rung, {"answers": "never"}))


COMES = {"answers": 3, "presses": "1"}


def heard(stage: Stage, rung: str, words: str) -> bool:
    return any(words in said for said in stage.phone("polisen", rung).heard)


def row(stage: Stage, seat: str = "polisen") -> dict[str, Any]:
    return next(row for row in stage.record["seats"] if row["seat"] == seat)


def call_again(stage: Stage, seat: str) -> None:
    """The chair's wish."""
    stage.do(WISHES["call"].build(Ask(stage.id, "lst-tib", "lst-tib", {"seat": seat})))


def rung_at(stage: Stage, seat: str, rung: str = "holder") -> list[datetime]:
    number = stage.number(seat, rung)
    journal = stage.network.ears.journal
    return [datetime.fromisoformat(n.at) for n in journal if n.phone == number and n.kind == "rings"]


# --- the next rung ------------------------------------------------------------------------------------------


def test_a_busy_phone_is_followed_by_the_second_number(stage: Stage) -> None:
    police(stage, holder={"answers": "busy"}, holder_second=COMES)
    gather(stage)
    assert stage.attempts("polisen") == ["holder: busy", "holder_second: joined"]
    assert stage.outcomes["polisen"] == "present"
    end(stage)


def test_a_machine_is_never_a_person_and_the_next_number_is_rung(stage: Stage) -> None:
    police(stage, holder={"answers": {"voicemail": 5}}, holder_second=COMES)
    gather(stage, 200)
    assert stage.attempts("polisen") == ["holder: voicemail", "holder_second: joined"]
    assert row(stage)["by"] != "" and len(row(stage)["holders"]) == 1
    end(stage)


def test_a_machine_that_is_named_after_its_call_is_over_was_a_machine_all_the_same(stage: Stage) -> None:
    police(stage, holder={"answers": {"voicemail": 5}}, holder_second=COMES)
    stage.network.faults.add(Rule("callback:amd", "delay", seconds=180))
    gather(stage, 120)
    assert stage.attempts("polisen") == ["holder: no_key", "holder_second: joined"]
    stage.forward(seconds=100)
    assert stage.attempts("polisen") == ["holder: voicemail", "holder_second: joined"]
    end(stage)


def test_nobody_answers_and_the_substitute_comes_by_name(stage: Stage) -> None:
    police(stage, substitute=COMES)
    gather(stage, 120)
    assert stage.attempts("polisen") == [
        "holder: no_answer", "holder_second: no_answer", "substitute: joined",
    ]  # fmt: skip
    assert stage.outcomes["polisen"] == "by_substitute"
    holder = row(stage)["holders"][-1]
    assert holder["as"] == "substitute" and holder["by"]
    end(stage)


def test_a_phone_put_down_unheard_is_followed_by_the_next(stage: Stage) -> None:
    police(stage, holder={"answers": "rejects"}, holder_second=COMES)
    gather(stage)
    assert stage.attempts("polisen") == ["holder: busy", "holder_second: joined"]
    end(stage)


# --- keys at the question -----------------------------------------------------------------------------------


def test_a_wrong_key_is_told_and_asked_again(stage: Stage) -> None:
    police(stage, holder={"answers": 3, "presses": [{"key": "7", "into": 1}, "1"]})
    gather(stage)
    assert heard(stage, "holder", "Den siffran finns inte")
    assert heard(stage, "holder", "söker Polisen")
    assert stage.attempts("polisen") == ["holder: joined"]
    end(stage)


def test_no_key_makes_the_next_number_due_and_the_line_may_still_win(stage: Stage) -> None:
    police(stage, holder={"answers": 3, "presses": [None, {"key": "1", "into": 8}]}, holder_second=COMES)
    stage.script("polisen", "holder_second", answers=22, presses="1")
    gather(stage, 90)
    assert stage.attempts("polisen") == ["holder: joined", "holder_second: cancelled"]
    assert stage.rings("polisen", "holder_second") == 1
    assert stage.phone("polisen", "holder_second").state == "idle"
    end(stage)


def test_the_second_to_answer_hears_that_the_place_is_taken_and_may_listen(stage: Stage) -> None:
    police(stage, holder={"answers": 3, "presses": [None, {"key": "1", "into": 8}]})
    stage.script("polisen", "holder_second", answers=10, presses=[{"key": "9", "after": 1}, {"key": "1"}])
    gather(stage, 100)
    assert stage.attempts("polisen") == ["holder: joined", "holder_second: taken"]
    assert heard(stage, "holder_second", "har platsen för Polisen")
    assert heard(stage, "holder_second", "kopplas in för att lyssna")
    assert [leg["listening"] for leg in row(stage)["legs"]] == [False, True]
    end(stage)


def test_the_first_to_press_has_the_place_and_the_line_without_a_key_is_told_so(stage: Stage) -> None:
    police(stage, holder={"answers": 3, "presses": [None, None, "3", "2"]}, holder_second=COMES)
    gather(stage, 100)
    assert stage.attempts("polisen") == ["holder: taken", "holder_second: joined"]
    assert heard(stage, "holder", "har platsen för")  # and the 3 pressed meanwhile was no answer to that
    assert stage.outcomes["polisen"] == "present"
    assert stage.phone("polisen").state == "idle"
    assert stage.rings("polisen") == stage.rings("polisen", "holder_second") == 1
    end(stage)


def test_two_twice_is_no_and_nobody_else_is_called(stage: Stage) -> None:
    police(stage, holder={"answers": 3, "declines": True})
    gather(stage, 200)
    assert heard(stage, "holder", "Ska platsen stå tom?")
    assert stage.outcomes["polisen"] == "declined"
    assert stage.attempts("polisen") == ["holder: declined"]
    assert row(stage)["reason"] == "declined"
    end(stage)


def test_two_and_then_one_is_yes_after_all(stage: Stage) -> None:
    police(stage, holder={"answers": 3, "presses": ["2", "1"]})
    gather(stage)
    assert stage.attempts("polisen") == ["holder: joined"]
    assert stage.outcomes["polisen"] == "present"
    end(stage)


def test_someone_else_comes_and_neither_number_of_the_holder_is_tried_again(stage: Stage) -> None:
    police(stage, holder={"answers": 3, "someone_else": True}, substitute=COMES)
    gather(stage, 60)
    assert stage.attempts("polisen") == ["holder: someone_else", "substitute: joined"]
    assert stage.outcomes["polisen"] == "by_substitute"
    end(stage)


# --- rounds -------------------------------------------------------------------------------------------------


def test_a_bad_number_is_not_tried_in_the_second_round(stage: Stage) -> None:
    police(stage, holder={"answers": "unreachable"})
    for rung in RUNGS[2:]:
        stage.script("polisen", rung, answers="busy")
    stage.script("polisen", "holder_second", answers=["busy", 3], presses="1")
    gather(stage, 150)
    assert stage.attempts("polisen")[0] == "holder: bad_number"
    assert stage.attempts("polisen")[-1] == "holder_second: joined"
    assert stage.rings("polisen") == 0
    assert [attempt["to"] for attempt in row(stage)["attempts"]].count("holder") == 1
    end(stage)


def test_the_second_round_comes_within_three_minutes_of_the_first(stage: Stage) -> None:
    police(stage, holder={"answers": ["never", 3], "presses": "1"})
    for rung in RUNGS[1:]:
        stage.script("polisen", rung, answers="busy")
    gather(stage, 150)
    first, second = rung_at(stage, "polisen")
    assert 60 < (second - first).total_seconds() < 180
    assert [attempt["round"] for attempt in row(stage)["attempts"]] == [1, 1, 1, 1, 1, 2]
    assert stage.outcomes["polisen"] == "present"
    end(stage)


def test_nobody_is_reached_and_the_roll_call_says_so(stage: Stage) -> None:
    police(stage, **{rung: {"answers": "busy"} for rung in RUNGS})
    gather(stage, 180)
    assert stage.outcomes["polisen"] == "not_reached"
    assert row(stage)["reason"] == "busy"
    assert len(stage.attempts("polisen")) == 2 * len(RUNGS)
    stage.forward(seconds=120 + 60)
    assert any("Upprop: 5 av 6 är här. Saknas: Polisen." in said for said in stage.phone("rsib").heard)
    end(stage)


def test_no_rung_is_rung_twice_in_one_round(stage: Stage) -> None:
    police(stage)
    gather(stage, 295)
    tried = [(attempt["to"], attempt["round"]) for attempt in row(stage)["attempts"]]
    assert len(tried) == len(set(tried))
    for rung in RUNGS:
        assert stage.rings("polisen", rung) == sum(to == rung for to, _ in tried)
    end(stage)


# --- pace, and the chair's wish -----------------------------------------------------------------------------


def test_calls_start_a_second_apart_leaders_first_and_then_in_speaking_order(stage: Stage) -> None:
    stage.everyone()
    gather(stage, 30)
    at = {seat: rung_at(stage, seat)[0] for seat in CALLED}
    assert sorted(CALLED, key=at.__getitem__) == list(CALLED)
    moments = sorted(at.values())
    apart = [(b - a).total_seconds() for a, b in pairwise(moments)]
    assert apart == [pytest.approx(1, abs=0.05)] * (len(CALLED) - 1)
    assert all(stage.attempts(seat) == ["holder: joined"] for seat in CALLED)
    end(stage)


def test_the_chair_has_a_missing_seat_called_again_from_the_top_of_its_ladder(stage: Stage) -> None:
    police(stage, holder={"answers": "busy"})
    for rung in RUNGS[2:]:
        stage.script("polisen", rung, answers="busy")
    stage.script("polisen", "holder_second", answers=["busy", "busy", 3], presses="1")
    gather(stage, 180)
    assert stage.outcomes["polisen"] == "not_reached"
    call_again(stage, "polisen")
    stage.forward(seconds=60)
    assert stage.attempts("polisen")[-2:] == ["holder: busy", "holder_second: joined"]
    assert stage.outcomes["polisen"] == "present" and row(stage)["reason"] is None
    end(stage)


def test_a_seat_that_is_here_or_being_called_is_not_called_again(stage: Stage) -> None:
    police(stage, holder={"answers": 20, "presses": "1"})
    gather(stage, 15)
    for seat, why in (("polisen", "is being called"), ("rsib", "is here")):
        stage.forward(seconds=10 if seat == "rsib" else 0)
        with pytest.raises(Refused, match=why):
            call_again(stage, seat)
    stage.forward(seconds=40)
    assert stage.rings("polisen") == stage.rings("rsib") == 1
    end(stage)


def test_the_meeting_ends_while_a_line_is_up_without_a_key_and_the_reason_is_true(stage: Stage) -> None:
    police(stage, holder={"answers": 3})
    gather(stage, 15)
    end(stage)
    assert row(stage)["outcome"] == "not_reached" and row(stage)["reason"] == "no_key"
    assert heard(stage, "holder", "Hej då")
