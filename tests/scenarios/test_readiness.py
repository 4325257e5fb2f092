"""An hour before a meeting its leaders are told by one text whether it can be held, or what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conference.domain.county.gsm7 import not_gsm7, segments
from conference.domain.meeting.commands import CancelConference, TryLinks
from conference.views.readiness import readiness
from exercise.faults import Rule
from tests.scenarios.small import a_small_thursday
from tests.scenarios.test_two_routes import Sim, asks, refusing
from tests.stage import Stage

pytestmark = pytest.mark.once

LEADERS = ("lst-tib", "rsib")
WELL = "Klart att ringa 6, alla rings inom 6 s."


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """It is half past nine, and the meeting is at noon."""
    stage = a_small_thursday(tmp_path)
    stage.everyone()
    stage.plan(minutes=150)
    return stage


def told(
    stage: Stage, seat: str = "lst-tib", words: str = "Ordinarie samverkanskonferens kl 12.00."
) -> list[str]:
    """What that phone has read of whether it can be held, without the words of an exercise."""
    read = [text for text in stage.phone(seat).texts if f"SSR: {words}" in text and "Länktest: " in text]
    return [text.removeprefix("ÖVNING ").removesuffix(" ÖVNING") for text in read]


def sql(stage: Stage, statement: str) -> None:
    with stage.upprop.store.writing() as work:
        work.connection.exec_driver_sql(statement)


def test_an_hour_before_each_leader_is_told_once_and_nobody_else(stage: Stage) -> None:
    stage.forward(minutes=89)
    assert told(stage) == []
    stage.forward(minutes=2)
    for leader in LEADERS:
        [text] = told(stage, leader)
        assert WELL in text
    stage.forward(minutes=58)
    assert [len(told(stage, leader)) for leader in LEADERS] == [1, 1]
    assert told(stage, "polisen") == []
    [first, *_] = [text for text in stage.record["texts"] if text["purpose"] == "readiness"]
    assert first["seat"] == "lst-tib" and first["status"] == "delivered"


def test_it_fits_in_one_part_where_all_is_well_and_is_marked_in_an_exercise(stage: Stage) -> None:
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=91)
    [whole] = [text for text in stage.phone("lst-tib").texts if "Klart att ringa" in text]
    assert whole.startswith("ÖVNING SSR: ") and whole.endswith(" ÖVNING")
    assert segments(whole) == 1 and not_gsm7(whole) == ()


def test_what_is_known_of_the_ways_is_told_with_its_hour(stage: Stage) -> None:
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=91)
    assert told(stage)[0].endswith("Länktest: röst hördes kl 09.30 och sms kan inte provas.")


def test_a_way_that_nobody_has_tried_is_said_to_be_untried(stage: Stage) -> None:
    stage.forward(minutes=91)
    assert "Länktest: röst har inte provats" in told(stage)[0]


def test_a_test_of_another_day_is_told_with_its_day_and_one_too_old_as_the_last(stage: Stage) -> None:
    stage.do(TryLinks("cli:test"))
    stage.plan(minutes=(24 + 2) * 60)
    stage.plan(minutes=(24 + 4) * 60)
    stage.forward(minutes=27 * 60 + 1)
    [earlier] = told(stage, words="Ordinarie samverkanskonferens kl 11.30.")
    assert "Länktest: röst hördes torsdag 26/11 kl 09.30" in earlier
    [later] = told(stage, words="Ordinarie samverkanskonferens kl 13.30.")
    assert "Länktest: röst via twilio hördes senast torsdag 26/11 kl 09.30." in later


def test_a_way_that_is_silent_is_named(stage: Stage) -> None:
    stage.network.faults.add(Rule("rest:POST Calls", "500"))
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=91)
    assert told(stage)[0].endswith("Länktest: röst via twilio hördes inte kl 09.30.")


def test_a_seat_that_nobody_holds_or_that_has_no_number_is_named(stage: Stage) -> None:
    sql(stage, "DELETE FROM shifts WHERE function = 'trafikverket-tib'")
    sql(stage, "DELETE FROM phones WHERE function = 'polisen-tib'")
    stage.forward(minutes=91)
    [text] = told(stage)
    assert "Klart" not in text
    assert "Saknar nummer: Polisen. " in text and "Ingen i jour: Trafikverket. " in text


def test_two_seats_with_one_number_are_named(stage: Stage) -> None:
    [police] = [stage.number("polisen")]
    sql(
        stage,
        f"UPDATE phones SET number = '{police}' WHERE function = 'trafikverket-tib' AND rung = 'holder'",
    )
    stage.forward(minutes=91)
    assert "Delar nummer: Polisen och Trafikverket." in told(stage)[0]


def test_of_many_the_first_are_named_and_how_many_more_in_two_parts(stage: Stage) -> None:
    sql(stage, "DELETE FROM shifts")
    sql(stage, "DELETE FROM phones WHERE function NOT IN ('lst-tib', 'rsib')")
    stage.forward(minutes=91)
    [text] = told(stage)
    assert "Saknar nummer: Polisen" in text and " till." in text
    assert segments(f"ÖVNING {text} ÖVNING") == 2


def test_whoever_has_english_is_told_in_english(stage: Stage) -> None:
    sql(stage, "UPDATE people SET language = 'en'")
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=91)
    [text] = [text for text in stage.phone("lst-tib").texts if "Ready to call" in text]
    assert text == (
        "EXERCISE SSR: Ordinary coordination conference at 12.00. Ready to call 6, all ring within 6 s. "
        "Link test: voice heard at 09.30 and texts cannot be tried. EXERCISE"
    )


def test_of_a_meeting_called_off_or_planned_later_than_that_nothing_is_told(stage: Stage) -> None:
    stage.do(CancelConference(stage.id, "lst-tib", "inställt"))
    stage.plan(minutes=50)
    stage.forward(minutes=120)
    assert [text for seat in LEADERS for text in stage.phone(seat).texts if "Klart att ringa" in text] == []


def test_whoever_has_been_told_that_it_can_be_held_is_told_when_it_is_called_off(stage: Stage) -> None:
    stage.forward(minutes=91)
    stage.do(CancelConference(stage.id, "lst-tib", "inställt"))
    stage.forward(minutes=1)
    assert all("kl 12.00 är inställd" in stage.phone(leader).texts[-1] for leader in LEADERS)
    assert not any("inställd" in text for text in stage.phone("polisen").texts), "which has been told nothing"


@pytest.mark.parametrize("lead", [0, 5400])
def test_when_it_is_told_is_the_formats_to_say(tmp_path: Path, lead: int) -> None:
    stage = a_small_thursday(tmp_path, change=_with(lead))
    stage.everyone()
    stage.plan(minutes=150)
    stage.forward(minutes=61)
    assert len(told(stage)) == (1 if lead else 0)
    stage.forward(minutes=80)
    assert len(told(stage)) == (1 if lead else 0)


def _with(lead: int) -> Callable[[Path], object]:
    def change(county: Path) -> None:
        file = county / "formats" / "ordinarie.yaml"
        kept = [
            line for line in file.read_text("utf-8").splitlines() if not line.startswith("readiness_lead")
        ]
        file.write_text("\n".join([*kept, f"readiness_lead: {lead}", ""]), "utf-8")

    return change


def test_a_route_of_texts_that_is_rested_is_told_of_by_the_other(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path, CARRIERS="twilio,modem")
    stage.everyone()
    sim = Sim(stage)
    stage.plan(minutes=61)
    stage.forward(seconds=30)
    refusing(stage)
    for _ in range(3):
        asks(stage)
    sim.works()
    stage.forward(seconds=60)
    sim.works()
    [text] = [text for text in sim.sent_to(stage.number("lst-tib")) if "Klart att ringa" in text]
    assert "Inga sms går via twilio just nu." in text


def test_whoever_asks_is_told_the_same(stage: Stage) -> None:
    sql(stage, "DELETE FROM shifts WHERE function = 'trafikverket-tib'")
    stage.network.faults.add(Rule("rest:POST Calls", "500"))
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=91)
    with stage.upprop.store.reading() as look:
        found = readiness(look, 1.0, stage.clock.now())
    assert found is not None
    assert found.id == stage.id and found.without_holder == ("trafikverket",)
    assert [(str(way.by), str(way.state)) for way in found.ways] == [("voice", "silent"), ("text", "cannot")]
    assert "Ingen i jour: Trafikverket. Länktest: röst via twilio hördes inte kl 09.30." in told(stage)[0]
