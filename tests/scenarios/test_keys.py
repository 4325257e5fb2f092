"""Keys in the room: the star and what is behind it, for those who speak, those who listen and the chair.

Beside the phones themselves, what a carrier may do to a question: put it twice, late, or in the middle.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exercise.fetch import FetchRequest
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage
from tests.wire import into

pytestmark = pytest.mark.once

OPENS = 5 * 60
ROUND = OPENS + 6 + 45 + 75
"""Seconds from the first call to the round, when nobody hurries it."""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return a_small_thursday(tmp_path)


def gather(stage: Stage, seconds: float = 40, **words: Any) -> None:
    stage.everyone(**words)
    stage.plan(minutes=5)
    stage.forward(seconds=seconds)


def to_the_round(stage: Stage, **words: Any) -> None:
    """Into the round, where the police has the floor and its time has begun to count."""
    gather(stage, OPENS + 30, **words)
    for _ in range(2):
        stage.wish("next-block")
    stage.forward(seconds=15)
    assert stage.speaking == "polisen"


def to_the_open_floor(stage: Stage, **words: Any) -> None:
    gather(stage, OPENS + 30, **words)
    for _ in range(3):
        stage.wish("next-block")
    stage.forward(seconds=10)
    assert stage.speaking is None


def end(stage: Stage) -> None:
    stage.wish("end")
    stage.forward(seconds=60)
    stage.closes_quietly()


def keys(stage: Stage, seat: str, *pressed: str, apart: float = 1.5, after: float = 12) -> list[str]:
    """Press one key after the other, and hear what is said to that phone from the first of them on."""
    phone = stage.phone(seat)
    before = len(phone.heard)
    for key in pressed:
        phone.press(key)
        stage.forward(seconds=apart)
    stage.forward(seconds=after)
    return phone.heard[before:]


def said(heard: list[str], words: str) -> bool:
    return any(words in each for each in heard)


def open_floor(stage: Stage) -> list[str]:
    """Who has had the floor in the open floor, in order."""
    return [turn["seat"] for turn in stage.record["round"] if turn["block"] == "informationsdelning"]


def row(stage: Stage, seat: str) -> dict[str, Any]:
    return next(row for row in stage.record["seats"] if row["seat"] == seat)


# --- the star -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pressed", [("*",), ("*", "*"), ("*", "8")], ids=["silence", "star", "unknown key"])
def test_the_star_never_ends_a_call_and_leads_straight_back(stage: Stage, pressed: tuple[str, ...]) -> None:
    gather(stage)
    phone = stage.phone("polisen")
    entries = [noticed for noticed in stage.network.ears.journal if noticed.kind == "joins"]
    keys(stage, "polisen", *pressed, apart=0.7, after=20)
    assert phone.state == "talking" and stage.outcomes["polisen"] == "present"
    again = [noticed for noticed in stage.network.ears.journal if noticed.kind == "joins"]
    assert len(again) == len(entries) + 1 and again[-1].phone == phone.number
    assert stage.rings("polisen") == 1 and len(row(stage, "polisen")["legs"]) == 1
    phone.hang_up()
    stage.script("polisen", answers="never")
    stage.forward(seconds=45)
    assert row(stage, "polisen")["legs"][0]["ended"] == "hung_up"
    end(stage)


def test_a_seat_that_has_stepped_out_is_not_missing_in_the_roll_call(stage: Stage) -> None:
    gather(stage, OPENS + 6 + 44)
    stage.phone("polisen").press("*")
    stage.forward(seconds=6)
    assert said(stage.phone("rsib").heard, "Upprop: alla 6 är här.")
    end(stage)


def test_what_is_going_on_is_told_and_leads_back(stage: Stage) -> None:
    to_the_round(stage, speaks=35)
    heard = keys(stage, "kluster-nord", "*", "3")
    assert said(heard, "Punkten är Aktörsrapportering. Ordet har Polisen.")
    assert stage.phone("kluster-nord").state == "talking"
    end(stage)


def test_whoever_leaves_is_let_go_with_a_word_and_not_rung_back(stage: Stage) -> None:
    gather(stage)
    heard = keys(stage, "polisen", "*", "4", after=60)
    assert heard[-1].startswith("Tack. Ring in igen på")
    assert stage.phone("polisen").state == "idle" and stage.rings("polisen") == 1
    assert stage.outcomes["polisen"] == "present" and row(stage, "polisen")["left_at"]
    end(stage)


# --- the floor ----------------------------------------------------------------------------------------------


def test_the_open_floor_goes_to_those_who_ask_in_the_order_they_asked(stage: Stage) -> None:
    to_the_open_floor(stage)
    heard = keys(stage, "trafikverket", "*", "1", after=0)
    keys(stage, "kluster-nord", "*", "1", after=0)
    keys(stage, "polisen", "*", "1", after=0)
    stage.forward(seconds=50)
    assert said(heard + stage.phone("trafikverket").heard, "Ni står på talarlistan.")
    assert open_floor(stage) == ["trafikverket", "kluster-nord", "polisen"]
    end(stage)


def test_a_request_can_be_withdrawn(stage: Stage) -> None:
    to_the_open_floor(stage, speaks=30)
    keys(stage, "trafikverket", "*", "1", after=0)
    keys(stage, "polisen", "*", "1", after=5)
    heard = keys(stage, "polisen", "*", "6", after=45)
    assert said(heard, "Ni står inte längre på talarlistan.")
    assert open_floor(stage) == ["trafikverket"]
    end(stage)


def test_a_star_is_done_and_two_takes_it_back_for_a_while(stage: Stage) -> None:
    to_the_round(stage, speaks=35)
    keys(stage, "polisen", "*", after=0)
    assert stage.speaking == "storstockholms-brandforsvar"
    keys(stage, "polisen", "2", after=0)
    assert stage.speaking == "polisen"
    stage.forward(seconds=4)
    keys(stage, "polisen", "*", after=14)
    assert stage.speaking == "storstockholms-brandforsvar"
    heard = keys(stage, "polisen", "*", "2")
    assert said(heard, "Det går inte just nu.") and stage.speaking == "storstockholms-brandforsvar"
    end(stage)


def test_nothing_to_report_beforehand_is_read_out_in_one_sentence(stage: Stage) -> None:
    gather(stage)
    for seat in ("polisen", "trafikverket"):
        heard = keys(stage, seat, "*", "7")
        assert said(heard, "Tack, inget att rapportera är noterat.")
    stage.forward(seconds=OPENS)
    for _ in range(2):
        stage.wish("next-block") if stage.conference.block < 2 else None
    stage.forward(seconds=70)
    assert said(stage.phone("rsib").heard, "Inget att rapportera från Polisen och Trafikverket.")
    how = dict(stage.turns)
    assert how["polisen"] == how["trafikverket"] == "nothing_to_report" and how["kluster-nord"] == "spoke"
    end(stage)


# --- the chair ----------------------------------------------------------------------------------------------


def test_the_chairs_keys_move_the_floor(stage: Stage) -> None:
    to_the_round(stage, speaks=38)
    keys(stage, "lst-tib", "*", "1", after=8)
    assert stage.speaking == "storstockholms-brandforsvar"
    keys(stage, "lst-tib", "*", "3", after=3)
    assert stage.record["round"][1]["budget"] == 70
    keys(stage, "lst-tib", "*", "2", after=3)
    assert stage.speaking == "polisen"
    keys(stage, "lst-tib", "*", "4", after=3)
    assert stage.speaking == "storstockholms-brandforsvar"
    assert [how for seat, how in stage.turns if seat == "polisen"] == ["spoke", "skipped"]
    assert stage.record["round"][1]["how"] == "spoke"
    end(stage)


def test_the_chair_ends_the_meeting_by_key_and_hears_goodbye_too(stage: Stage) -> None:
    gather(stage, OPENS + 20)
    heard = keys(stage, "lst-tib", "*", "0", after=60)
    assert heard[-1].startswith("Tack för idag.") and stage.phone("lst-tib").state == "idle"
    assert stage.conference.state == "ended"
    stage.forward(seconds=60)
    stage.closes_quietly()


def test_what_is_urgent_is_heard_by_the_chair_alone(stage: Stage) -> None:
    to_the_round(stage, speaks=35)
    heard = keys(stage, "trafikverket", "*", "9")
    assert said(heard, "Ni står på talarlistan.")
    told = [n.phone for n in stage.network.ears.journal if n.kind == "hears" and "brådskande." in n.what]
    assert told == [stage.number("lst-tib")] and stage.speaking == "polisen"
    end(stage)


def test_keys_of_the_chair_are_nothing_to_others(stage: Stage) -> None:
    to_the_round(stage, speaks=35)
    keys(stage, "kluster-nord", "*", "0", after=1)
    assert stage.conference.state == "open"
    heard = keys(stage, "rsib", "*", "4", after=8)  # a leader who does not chair leaves
    assert said(heard, "Ring in igen") and stage.speaking == "polisen"
    end(stage)


# --- what a carrier may do to a question --------------------------------------------------------------------


def questions(stage: Stage, digits: str) -> FetchRequest:
    """The newest question that was answered with these keys."""
    return next(post for post in reversed(stage.post) if post.form.get("Digits") == digits)


def test_a_repeated_key_changes_nothing_and_is_answered_with_what_is_true_now(stage: Stage) -> None:
    to_the_open_floor(stage)
    keys(stage, "trafikverket", "*", "1", after=0)
    keys(stage, "polisen", "*", "1", after=2)
    asked = questions(stage, "1")
    before = stage.record["chain"]["events"]
    answers = [into(stage.web, asked) for _ in range(2)]
    assert {answer.status for answer in answers} == {200}
    assert answers[0].body == answers[1].body and "<Conference" in answers[0].body
    stage.settle()
    assert stage.record["chain"]["events"] == before
    end(stage)


def test_a_late_key_is_not_taken_for_the_question_asked_now(stage: Stage) -> None:
    gather(stage)
    first = questions(stage, "1")
    keys(stage, "polisen", "*", after=0, apart=1)
    late = next(
        p for p in stage.post if p.form.get("Digits") == "1" and p.form["To"] == stage.number("polisen")
    )
    answer = into(stage.web, late)
    assert first.url and answer.status == 200 and "<Gather" in answer.body
    stage.forward(seconds=20)
    assert stage.outcomes["polisen"] == "present"
    end(stage)


def test_a_key_over_the_prompt_wins(stage: Stage) -> None:
    stage.everyone()
    stage.script("polisen", answers=3, presses=[{"key": "1", "into": 0.5}])
    stage.plan(minutes=5)
    stage.forward(seconds=20)
    assert stage.outcomes["polisen"] == "present"
    assert not said(stage.phone("polisen").heard, "Tryck 1 för att delta, 2 nej, 3 annan kommer, 9 igen.")
    end(stage)
