"""The Thursday that is held on Rakel: a text and no call, the same round and record, ticked by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from conference.domain.errors import NotAllowed, Refused
from conference.domain.meeting import commands as c
from conference.views.why import why
from tests.scenarios.asking import ask
from tests.stage import Stage, set_up

pytestmark = pytest.mark.once

HEARD = ("lst-tib", "rsib", "polisen", "storstockholms-brandforsvar", "kluster-nord")
"""Who answers the roll-call on the radio."""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Ten o'clock: the roll-call has been held, and the round is under way."""
    stage = set_up(tmp_path)
    stage.everyone()
    stage.plan("ordinarie-rakel")
    stage.forward_to("10.00")
    for seat in HEARD:
        ask(stage, "present", seat=seat)
    stage.forward(minutes=4)
    return stage


def end(stage: Stage) -> None:
    stage.wish("end")
    stage.forward(minutes=1)
    assert stage.conference.state == "ended"  # nothing was waited for
    stage.wish("approve")
    stage.forward(minutes=5)
    stage.closes_quietly()


def test_nobody_is_rung_for_a_meeting_on_rakel_and_everybody_is_texted(tmp_path: Path) -> None:
    stage = set_up(tmp_path)
    stage.plan("ordinarie-rakel")
    stage.forward_to("09.58")
    called = [seat.seat for seat in stage.conference.format.seats if seat.summoned]
    assert [stage.rings(seat) for seat in called] == [0] * len(called)
    for seat in called:
        [told] = stage.phone(seat).texts
        assert "på Rakel kl 10.00" in told and "Ingen rings upp" in told


def test_whoever_is_ticked_is_here_and_the_round_goes_by_the_ticks(stage: Stage) -> None:
    assert stage.block_now == "rapportering" and stage.speaking == "polisen"
    stage.forward(seconds=70)
    assert stage.speaking == "polisen"  # no clock takes the floor from anybody on the radio
    stage.wish("next")
    assert stage.speaking == "storstockholms-brandforsvar"
    ask(stage, "nothing", seat="storstockholms-brandforsvar")
    assert stage.speaking == "kluster-nord"
    stage.wish("next")
    assert stage.speaking is None and stage.block_now == "rapportering"
    stage.wish("next")
    assert stage.block_now == "informationsdelning"
    assert stage.turns[:3] == [
        ("polisen", "spoke"),
        ("storstockholms-brandforsvar", "nothing_to_report"),
        ("kluster-nord", "spoke"),
    ]
    assert ("trafikverket", "absent") in stage.turns
    assert stage.record["round"][0]["used"] == pytest.approx(130, abs=10)  # since the round began
    end(stage)


def test_a_seat_ticked_late_has_its_turn(stage: Stage) -> None:
    for _ in range(3):
        stage.wish("next")
    assert stage.speaking is None
    ask(stage, "present", seat="trafikverket")
    assert stage.speaking == "trafikverket"
    end(stage)


def test_a_seat_that_falls_silent_is_unticked_and_comes_next_when_it_is_back(stage: Stage) -> None:
    stage.wish("next")
    stage.forward(seconds=15)
    ask(stage, "absent", seat="storstockholms-brandforsvar")
    assert stage.speaking == "kluster-nord"
    assert stage.outcomes["storstockholms-brandforsvar"] == "not_reached"
    ask(stage, "present", seat="storstockholms-brandforsvar")
    stage.wish("next")
    assert stage.speaking == "storstockholms-brandforsvar"
    assert stage.outcomes["storstockholms-brandforsvar"] == "by_radio"
    end(stage)


def test_the_record_tells_who_was_heard_by_radio_and_who_was_not_ticked(stage: Stage) -> None:
    ask(stage, "absent", seat="sos-alarm")
    ask(stage, "present", seat="jarfalla-tib")  # who may listen may be ticked too
    end(stage)
    rows = {row["seat"]: row for row in stage.record["seats"]}
    assert {slug for slug, row in rows.items() if row["outcome"] == "by_radio"} == {*HEARD, "jarfalla-tib"}
    assert rows["polisen"]["via"] == "radio" and rows["polisen"]["joined_at"] is not None
    assert rows["sos-alarm"]["reason"] == "no_answer" and rows["trafikverket"]["reason"] == "not_ticked"
    assert all(row["attempts"] == [] for row in rows.values())
    members = {row["member"]: row["outcome"] for row in stage.record["members"]}
    assert (members["polisen"], members["sigtuna"], members["huddinge"]) == (
        "by_radio",
        "by_cluster",
        "not_reached",
    )
    assert stage.record["conference"]["rooms"] == []
    summary = stage.record["summary"]["text"]
    assert summary.startswith("SSR v48 sammanfattning: 5 av 19 svarade.")


def test_why_nobody_was_rung_is_told(stage: Stage) -> None:
    end(stage)
    with stage.upprop.store.reading() as work:
        told = {
            seat: why(work, stage.conference, seat, "Europe/Stockholm").told for seat in ("polisen", "rkk")
        }
    assert "is not held by phone. At 10.00.00 it was heard on the radio, and ticked." in told["polisen"]
    assert told["rkk"].endswith("it was given up: not ticked on the radio.")


def test_nothing_is_asked_of_the_carrier_but_texts(stage: Stage) -> None:
    end(stage)
    stage.lookout.look_round()
    assert {request.path.rsplit("/", 1)[-1] for request in stage.network.requests} == {"Messages.json"}


def test_a_chair_is_not_missed_where_there_are_no_lines(tmp_path: Path) -> None:
    stage = set_up(tmp_path)
    stage.plan("ordinarie-rakel")
    stage.forward_to("10.00")
    ask(stage, "present", seat="rsib")
    stage.forward(minutes=1)
    assert stage.conference.chair == "lst-tib"


def test_nobody_is_called_again(stage: Stage) -> None:
    with pytest.raises(Refused, match="not held by phone"):
        ask(stage, "call", seat="trafikverket")


def test_a_report_by_text_is_noted_and_leaves_the_roll_call_to_the_radio(stage: Stage) -> None:
    stage.phone("trafikverket").text("Köer på E4 norrut.")
    stage.forward(seconds=5)
    assert stage.outcomes["trafikverket"] == "expected"
    assert [note["text"] for note in stage.record["notes"]] == ["Köer på E4 norrut."]
    end(stage)


def test_whoever_rings_in_hears_that_there_is_nothing_to_join(stage: Stage) -> None:
    stage.script("polisen", answers="never", dials_in={"at": 1})
    stage.forward(seconds=60)
    assert stage.phone("polisen").state == "idle"
    assert any("Det pågår ingen konferens" in said for said in stage.phone("polisen").heard)
    end(stage)


def test_only_leaders_and_the_office_tick_and_only_on_the_radio(tmp_path: Path, stage: Stage) -> None:
    with pytest.raises(NotAllowed):
        ask(stage, "present", as_="polisen", seat="trafikverket")
    with pytest.raises(NotAllowed):
        ask(stage, "nothing", as_="polisen", seat="trafikverket")
    ask(stage, "present", as_="rsib", seat="sos-alarm")
    assert stage.outcomes["sos-alarm"] == "by_radio"
    other = set_up(tmp_path / "other")
    other.everyone()
    other.plan(minutes=1)
    other.forward(minutes=1)
    with pytest.raises(Refused, match="told by the lines"):
        ask(other, "present", seat="polisen")


def test_the_calendar_plans_it_once_a_month(tmp_path: Path) -> None:
    stage = set_up(tmp_path, start=datetime(2026, 10, 9, 7, 0, tzinfo=UTC))
    stage.do(c.PlanAhead())
    with stage.upprop.store.reading() as work:
        held = sorted(work.reads.conferences(), key=lambda meeting: meeting.planned_at)
    local = [(one.format.id, one.planned_at.astimezone(ZoneInfo("Europe/Stockholm"))) for one in held]
    assert [f"{at:%d/%m}" for format, at in local if format == "ordinarie-rakel"] == ["05/11"]
