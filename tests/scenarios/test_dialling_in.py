"""Dialling in: whoever rings us is known by a phone or a code, hears for whom, and comes in.

`rings_in` puts somebody at a phone who rings our number and presses what is said, an entry for each question.
"""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.small import a_small_thursday
from tests.stage import FICTION, Stage

pytestmark = pytest.mark.once

BORROWED = "+46701740690"
"""A phone that no list has."""
OTHER = "+46701740691"
CODES = dict(csv.reader((FICTION / "codes.csv").open(encoding="utf-8")))


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return a_small_thursday(tmp_path)


def gather(stage: Stage, *, without: str = "", seconds: float = 60, **settings: str) -> None:
    """Calls begin at once; everybody comes but one seat, where nobody ever answers."""
    stage.everyone()
    if without:
        for rung in ("holder", "holder_second", "substitute", "substitute_second", "switchboard"):
            stage.script(without, rung, answers="never")
    stage.plan(minutes=5)
    stage.forward(seconds=seconds)


def end(stage: Stage) -> None:
    stage.wish("end")
    stage.forward(seconds=150)
    stage.closes_quietly()


def rings_in(stage: Stage, number: str, *keys: Any, shows: str = "own", lets_pass: float = 40) -> list[str]:
    """Ring our number from there; what was heard in that call."""
    before = len(stage.network.phone(number).heard)
    words = {"answers": "never", "dials_in": {"at": 1, "from": shows, "keys": list(keys)}}
    stage.network.script({number: words})
    stage.forward(seconds=lets_pass)
    return stage.network.phone(number).heard[before:]


def row(stage: Stage, seat: str) -> dict[str, Any]:
    return next(row for row in stage.record["seats"] if row["seat"] == seat)


def seat_code(stage: Stage, seat: str) -> str:
    found = re.search(r"kod (\d{6})", stage.phone(seat).texts[-1])
    assert found
    return f"{found[1]}#"


def member(stage: Stage, id: str) -> dict[str, Any]:
    return next(row for row in stage.record["members"] if row["member"] == id)


# --- who it is ----------------------------------------------------------------------------------------------


def test_a_duty_phone_is_recognised_and_read_back(stage: Stage) -> None:
    gather(stage, without="polisen", seconds=40)
    heard = rings_in(stage, stage.number("polisen"), "9", "1")
    assert heard[0] == "Övning, övning, övning."
    assert [said.startswith("Vi känner igen numret: Polisen.") for said in heard[1:3]] == [True, True]
    assert stage.outcomes["polisen"] == "present" and row(stage, "polisen")["via"] == "dialled_in"
    end(stage)


def test_the_substitutes_phone_speaks_for_the_substitute(stage: Stage) -> None:
    gather(stage, without="polisen", seconds=40)
    rings_in(stage, stage.number("polisen", "substitute"), "1")
    assert stage.outcomes["polisen"] == "by_substitute"
    assert row(stage, "polisen")["holders"][-1]["as"] == "substitute" and row(stage, "polisen")["by"]
    end(stage)


def test_an_unknown_phone_comes_in_by_the_code_of_the_seat(stage: Stage) -> None:
    gather(stage, without="polisen", seconds=40)
    heard = rings_in(stage, BORROWED, seat_code(stage, "polisen"), "1")
    assert heard[0] == "Övning, övning, övning."
    assert any(said.startswith("Koden gäller Polisen.") for said in heard)
    assert heard.count("Övning, övning, övning.") == 1
    assert stage.outcomes["polisen"] == "present"
    end(stage)


def test_a_withheld_number_comes_in_by_the_eight_digits_of_the_function(stage: Stage) -> None:
    gather(stage, without="polisen", seconds=40)
    rings_in(stage, BORROWED, f"{CODES['polisen-tib']}#", "1", shows="withheld")
    assert stage.outcomes["polisen"] == "present"
    end(stage)


def test_two_at_the_read_back_asks_for_another_code(stage: Stage) -> None:
    gather(stage, without="polisen", seconds=40)
    heard = rings_in(
        stage, BORROWED, f"{CODES['jarfalla-tib']}#", "2", f"{CODES['polisen-tib']}#", "1", lets_pass=70
    )
    assert any("Koden gäller Polisen" in said for said in heard)
    assert stage.outcomes["polisen"] == "present"
    end(stage)


def test_a_recognised_phone_may_still_give_a_code_for_another_seat(stage: Stage) -> None:
    gather(stage, without="polisen", seconds=200)
    heard = rings_in(stage, stage.number("jarfalla-tib"), "2", f"{CODES['polisen-tib']}#", "1", lets_pass=60)
    assert any("Koden gäller Polisen" in said for said in heard)
    assert stage.outcomes["polisen"] == "present" and "jarfalla-tib" not in stage.outcomes
    end(stage)


# --- wrong codes --------------------------------------------------------------------------------------------


def test_a_wrong_code_is_told_and_the_right_one_still_counts(stage: Stage) -> None:
    gather(stage, without="polisen", seconds=40)
    heard = rings_in(stage, BORROWED, "11111111#", seat_code(stage, "polisen"), "1", lets_pass=60)
    assert "Koden stämde inte." in heard
    assert stage.outcomes["polisen"] == "present"
    end(stage)


def test_three_wrong_codes_end_the_call_politely_and_three_such_calls_lock_the_number(stage: Stage) -> None:
    gather(stage, seconds=30)
    for _ in range(3):
        heard = rings_in(stage, BORROWED, "11111111#", "22222222#", "333333#", lets_pass=60)
        assert "inte någon av gångerna" in heard[-1] and heard[-1].endswith("Hej då.")
        assert stage.network.phone(BORROWED).state == "idle"
    heard = rings_in(stage, BORROWED, lets_pass=20)
    assert len(heard) == 2 and "inte någon av gångerna" in heard[-1]
    heard = rings_in(stage, OTHER, lets_pass=20)
    assert heard[-1].startswith("Samverkan Stockholmsregionen. Slå koden")
    stage.network.phone(OTHER).hang_up()
    end(stage)


@pytest.mark.parametrize("whose", ["withheld", "of the directory"])
def test_no_number_that_others_may_need_is_ever_locked(stage: Stage, whose: str) -> None:
    gather(stage, seconds=30)
    if whose == "withheld":
        number, first, shows = BORROWED, (), "withheld"
    else:  # a duty phone whose function has no seat here
        number, first, shows = stage.number("jarfalla-tib"), ("2",), "own"
    for _ in range(4):
        heard = rings_in(
            stage, number, *first, "11111111#", "22222222#", "333333#", shows=shows, lets_pass=80
        )
        assert heard.count("Koden stämde inte.") == 2
    heard = rings_in(stage, number, *first, f"{CODES['jarfalla-tib']}#", "1", shows=shows, lets_pass=60)
    assert stage.outcomes["jarfalla-tib"] == "present", heard
    end(stage)


def test_silence_at_the_code_ends_politely_and_says_nothing_of_wrong_codes(stage: Stage) -> None:
    gather(stage, seconds=30)
    heard = rings_in(stage, BORROWED, lets_pass=120)
    assert heard[-1].startswith("Tack. Ring in igen på") and not any("stämde" in said for said in heard)
    assert stage.network.phone(BORROWED).state == "idle"
    end(stage)


# --- when there is nothing to join --------------------------------------------------------------------------


def test_before_gathering_begins_the_hour_is_told(stage: Stage) -> None:
    stage.everyone()
    stage.plan(minutes=30)
    heard = rings_in(stage, stage.number("polisen"), lets_pass=30)
    assert "Konferensen börjar klockan 10.00 och är inte öppen än." in heard[-2]
    assert stage.phone("polisen").state == "idle"
    stage.script("polisen", answers=3, presses="1")
    stage.forward(seconds=26 * 60)
    assert stage.outcomes["polisen"] == "present" and stage.rings("polisen") == 1
    end(stage)


def test_without_a_meeting_the_next_one_is_told_with_its_day(stage: Stage) -> None:
    heard = rings_in(stage, BORROWED, lets_pass=30)
    assert "Det pågår ingen konferens just nu. Nästa: torsdag 26/11 kl 10.00." in heard[-2]
    stage.plan(minutes=7 * 24 * 60 + 30)
    stage.clock.set(stage.clock.now() + timedelta(hours=3))
    heard = rings_in(stage, BORROWED, lets_pass=30)
    assert "Nästa: torsdag 3/12 kl 10.00." in heard[-2]


def test_after_the_meeting_the_next_one_is_told(stage: Stage) -> None:
    gather(stage, seconds=30)
    end(stage)
    heard = rings_in(stage, stage.number("polisen"), lets_pass=30)
    assert "Det pågår ingen konferens just nu. Nästa: torsdag 26/11 kl 10.00." in heard[-2]


# --- beside the calls ---------------------------------------------------------------------------------------


def test_dialling_in_takes_back_the_call_to_ones_other_phone(stage: Stage) -> None:
    gather(stage, without="polisen", seconds=40)
    assert stage.phone("polisen", "holder_second").state == "ringing"
    rings_in(stage, stage.number("polisen"), "1", lets_pass=30)
    assert stage.attempts("polisen") == ["holder: no_answer", "holder_second: cancelled"]
    assert stage.phone("polisen", "holder_second").state == "idle"
    end(stage)


def test_dialling_in_takes_back_a_call_still_in_the_carriers_queue_and_the_line_is_rung_back(
    tmp_path: Path,
) -> None:
    stage = a_small_thursday(tmp_path, calls_per_second=0.1)
    gather(stage, seconds=4)
    rings_in(stage, stage.number("trafikverket"), "1", lets_pass=120)
    assert stage.rings("trafikverket") == 0 and stage.outcomes["trafikverket"] == "present"
    assert stage.attempts("trafikverket") == ["holder: cancelled"]
    stage.script("trafikverket", answers=3, presses="1")
    stage.phone("trafikverket").hang_up()
    stage.forward(seconds=60)
    assert stage.rings("trafikverket") == 1 and stage.attempts("trafikverket")[-1] == "holder: joined"
    end(stage)


def test_a_phone_that_is_ringing_us_is_not_rung_and_the_ladder_goes_on_if_nothing_comes_of_it(
    tmp_path: Path,
) -> None:
    stage = a_small_thursday(tmp_path, calls_per_second=0.2)
    gather(stage, seconds=2)
    stage.script("trafikverket", "holder_second", answers=3, presses="1")
    rings_in(stage, stage.number("trafikverket"), lets_pass=25)
    stage.phone("trafikverket").hang_up()
    stage.forward(seconds=60)
    assert stage.rings("trafikverket") == 0
    assert stage.attempts("trafikverket") == ["holder: cancelled", "holder_second: joined"]
    end(stage)


def test_a_listening_municipality_is_counted_and_heard_by_nobody(stage: Stage) -> None:
    gather(stage)
    assert member(stage, "jarfalla")["outcome"] == "by_cluster"
    number = stage.number("jarfalla-tib")
    rings_in(stage, number, "1")
    assert member(stage, "jarfalla") == {"member": "jarfalla", "outcome": "present", "seat": "jarfalla-tib"}
    stage.network.phone(number).speak("Hallå, hörs jag?", 3)
    stage.forward(seconds=5)
    journal = stage.network.ears.journal
    assert not [noticed for noticed in journal if noticed.kind == "hears" and noticed.speaker == number]
    end(stage)


def test_whoever_comes_late_is_told_that_the_meeting_is_on_and_may_speak_in_its_turn(stage: Stage) -> None:
    gather(stage, without="polisen", seconds=5 * 60 + 10)
    assert stage.conference.state == "open" and stage.outcomes["polisen"] == "not_reached"
    heard = rings_in(stage, stage.number("polisen"), "1", lets_pass=20)
    assert any(said.startswith("Konferensen pågår redan.") for said in heard)
    assert stage.outcomes["polisen"] == "present" and row(stage, "polisen")["late"]
    end(stage)
