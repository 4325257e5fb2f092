"""What storms and hard looks have found: each a story of its own, told with as few phones as it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.meeting import commands as c
from exercise.faults import Rule
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

COMES = {"answers": 3, "presses": "1"}


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return a_small_thursday(tmp_path)


def gathered(stage: Stage, *seats: str) -> None:
    """These are in the room half a minute on; nobody else has answered."""
    stage.only(*seats)
    stage.plan(minutes=5)
    stage.forward(seconds=30)


def lose(stage: Stage, *reports: str) -> None:
    for report in reports:
        stage.network.faults.add(Rule(f"callback:{report}", "lose"))


def end(stage: Stage, seconds: float = 60) -> None:
    stage.wish("end")
    stage.forward(seconds=seconds)


def alive(stage: Stage) -> list[str | None]:
    with stage.upprop.store.reading() as work:
        return [leg.seat for leg in work.legs.of(stage.id)]


# --- the end ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lost", [(), ("participant-join",), ("participant-join", "conference-*")])
def test_whoever_comes_in_as_the_meeting_ends_is_let_go(stage: Stage, lost: tuple[str, ...]) -> None:
    """Shown the door while the meeting was on, in the room when it was not: alone for ever."""
    gathered(stage, "lst-tib")
    jarfalla = stage.phone("jarfalla-tib")
    jarfalla.dial()
    stage.forward(seconds=6)
    jarfalla.press("1")
    lose(stage, *lost)
    stage.forward(seconds=0.5)
    end(stage, 120)
    assert "joins" in {entry.kind for entry in stage.network.ears.journal if entry.phone == jarfalla.number}
    assert jarfalla.state == "idle"
    assert alive(stage) == []
    if not lost:
        assert any("Tack för idag" in said for said in jarfalla.heard)


def test_no_line_is_thought_up_when_the_meeting_is_over(stage: Stage) -> None:
    """Every report of the end was lost, and nobody watches the room of a meeting that is over."""
    gathered(stage, "lst-tib", "polisen")
    lose(stage, "participant-leave", "completed")
    end(stage, 120)
    assert alive(stage) == []


def test_lines_that_will_not_be_set_do_not_keep_the_room_from_ending(stage: Stage) -> None:
    gathered(stage, "lst-tib", "polisen")
    stage.network.faults.add(Rule("rest:POST Participants/Sid", "429"))
    stage.do(c.SetOwnLine(stage.id, "lst-tib", False, "lst-tib"))
    end(stage, 8)
    assert stage.phone("polisen").state == "idle"


# --- the room -----------------------------------------------------------------------------------------------


def both_leave_and_come_back(stage: Stage, *lost: str) -> list[str]:
    """Their room ends without a word and another comes after it. What the police hear in that one."""
    for report in ("conference-end", "conference-start", *lost):
        stage.network.faults.add(Rule(f"callback:{report}", "lose"))
    for seat in ("lst-tib", "polisen"):
        stage.phone(seat).hang_up()
    stage.forward(seconds=45)
    before = len(stage.phone("polisen").heard)
    stage.forward(seconds=60)
    return stage.phone("polisen").heard[before:]


def test_a_room_of_which_only_the_joins_were_told_is_spoken_to(stage: Stage) -> None:
    gathered(stage, "lst-tib", "polisen")
    heard = both_leave_and_come_back(stage)
    assert any("är här" in said for said in heard)


def test_a_room_of_which_nothing_was_told_is_found(stage: Stage) -> None:
    gathered(stage, "lst-tib", "polisen")
    stage.minded = True
    heard = both_leave_and_come_back(stage, "participant-join")
    assert any("är här" in said for said in heard)


# --- calls --------------------------------------------------------------------------------------------------


def test_a_call_known_only_by_its_ringing_is_asked_after(stage: Stage) -> None:
    """The answer to its request was lost, and so was all but one of its reports."""
    stage.minded = True
    stage.everyone()
    for rung in ("holder", "holder_second"):
        stage.script("lst-tib", rung, answers="never")
    stage.network.faults.add(Rule("rest:POST Calls", "timeout_after_acting", times=1))
    lose(stage, "initiated")
    stage.plan(minutes=5)
    stage.forward(seconds=15)
    lose(stage, "completed")
    stage.forward(seconds=180)
    assert stage.attempts("lst-tib")[0] == "holder: no_answer"


def test_a_phone_that_rings_us_and_gives_up_is_rung_back_all_the_same(stage: Stage) -> None:
    """It was on a line of ours when it was to be rung back. That was put off, not forgotten."""
    gathered(stage, "lst-tib", "polisen")
    police = stage.phone("polisen")
    police.hang_up()
    stage.forward(seconds=3)
    police.dial()
    stage.forward(seconds=6)
    police.hang_up()
    stage.forward(seconds=200)
    assert police.rings == 2
    assert police.state == "talking"


def test_who_has_been_here_and_says_no_later_has_been_here(stage: Stage) -> None:
    gathered(stage, "lst-tib")
    while stage.phone("polisen").state != "idle":
        stage.forward(seconds=1)  # whoever comes to a phone that rings answers it
    stage.script("polisen", **{**COMES, "presses": [["1"], ["2", "2"]], "drops": {"after_join": 10}})
    stage.forward(seconds=200)
    assert stage.attempts("polisen")[-2:] == ["holder: joined", "holder: declined"]
    assert stage.outcomes["polisen"] == "present"
    end(stage)
    stage.closes_quietly()


# --- texts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hangs", "fate"), [(18, "delivered"), (None, "failed")])
def test_a_text_that_is_not_found_is_sent_again_and_comes_to_something(
    stage: Stage, hangs: int | None, fate: str
) -> None:
    """Six texts, and a carrier that does not answer three times six requests, or never."""
    stage.minded = True
    stage.only()
    stage.network.faults.add(Rule("rest:POST Messages", "hang", times=hangs))
    stage.plan(minutes=5)
    stage.forward(minutes=1)
    assert [text["status"] for text in stage.record["texts"]] == [fate] * 6
    assert len(stage.phone("polisen").texts) == (1 if fate == "delivered" else 0)


def test_a_text_without_a_fate_is_asked_after_more_and_more_seldom(stage: Stage) -> None:
    """A phone that is off has its text waiting for ten hours: that is no reason to ask six hundred times."""
    stage.only()
    stage.script("polisen", answers="never", delivery="silent")
    stage.plan(minutes=5)
    stage.forward(minutes=5)
    end(stage)
    stage.wish("approve")
    stage.forward(minutes=11 * 60)
    looks = [request for request in stage.network.requests if request.resource == "Messages/Sid"]
    assert len(looks) < 40
    assert {text["status"] for text in stage.record["texts"] if text["seat"] == "polisen"} == {"sent"}
    stage.closes_quietly()
