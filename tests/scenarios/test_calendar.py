"""The weeks to come are planned by the calendar, once, and what the office has cancelled stays so."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from conference.domain.meeting import commands as c
from tests.stage import Stage, set_up

pytestmark = pytest.mark.once


def planned(stage: Stage) -> list[str]:
    """Every meeting known, as weekday, date and hour in Stockholm, with its state where it is not planned."""

    with stage.upprop.store.reading() as work:
        meetings = sorted(work.reads.conferences(), key=lambda meeting: meeting.planned_at)
    local = [(m.planned_at.astimezone(ZoneInfo("Europe/Stockholm")), str(m.state)) for m in meetings]
    return [f"{at:%a %d/%m %H.%M}" + ("" if state == "planned" else f" {state}") for at, state in local]


def look_ahead(stage: Stage) -> None:
    stage.do(c.PlanAhead())


@pytest.mark.parametrize(
    ("start", "meetings"),
    [
        pytest.param(
            datetime(2026, 10, 9, 7, 0, tzinfo=UTC),
            ["Thu 15/10 10.00", "Thu 22/10 10.00", "Thu 29/10 10.00", "Thu 05/11 10.00", "Thu 12/11 10.00"],
            id="ten by the wall on both sides of the autumn change of the clock",
        ),
        pytest.param(
            datetime(2027, 3, 19, 7, 0, tzinfo=UTC),
            ["Thu 25/03 10.00", "Thu 01/04 10.00", "Thu 08/04 10.00", "Thu 15/04 10.00", "Thu 22/04 10.00"],
            id="and of the spring change",
        ),
        pytest.param(
            datetime(2027, 4, 30, 7, 0, tzinfo=UTC),
            ["Wed 05/05 10.00", "Thu 13/05 10.00", "Thu 20/05 10.00", "Thu 27/05 10.00", "Thu 03/06 10.00"],
            id="the day before where Thursday is red",
        ),
    ],
)
def test_five_thursdays_are_planned(start: datetime, meetings: list[str], tmp_path: Path) -> None:
    stage = set_up(tmp_path, start=start)
    look_ahead(stage)
    assert planned(stage) == meetings


def test_a_week_is_planned_once_however_often_the_calendar_is_looked_at(tmp_path: Path) -> None:
    stage = set_up(tmp_path)
    look_ahead(stage)
    first = planned(stage)
    look_ahead(stage)
    look_ahead(stage)
    assert planned(stage) == first


def test_what_the_office_has_cancelled_is_not_planned_again(tmp_path: Path) -> None:
    stage = set_up(tmp_path)
    look_ahead(stage)
    with stage.upprop.store.reading() as work:
        stage.id = min(work.reads.conferences(), key=lambda meeting: meeting.planned_at).id
    stage.wish("cancel", why="annan konferens samma dag")
    look_ahead(stage)
    assert [meeting for meeting in planned(stage) if "cancelled" in meeting] == [planned(stage)[0]]
    stage.forward_to("11.00")
    assert stage.phone("polisen").rings == 0


def test_a_thursday_that_nobody_has_touched_runs_from_the_calendar_alone(tmp_path: Path) -> None:
    stage = set_up(tmp_path, start=datetime(2026, 11, 26, 7, 0, tzinfo=UTC))
    stage.everyone(speaks=5)
    look_ahead(stage)
    with stage.upprop.store.reading() as work:
        stage.id = min(work.reads.conferences(), key=lambda meeting: meeting.planned_at).id
    stage.forward_to("10.20")
    assert stage.conference.state == "ended"
    assert set(stage.outcomes.values()) == {"present"}
    assert "Nästa konferens torsdag 3/12 kl 10.00" in stage.phone("lst-tib").texts[-1]


def test_a_meeting_cancelled_after_the_reminder_tells_those_who_were_reminded(tmp_path: Path) -> None:
    stage = set_up(tmp_path)
    stage.everyone()
    stage.plan()
    stage.forward(minutes=2)
    assert "Vi ringer kl 09.55" in stage.phone("polisen").texts[-1]
    stage.wish("cancel", why="övas en annan dag")
    stage.forward(minutes=5)
    assert "kl 10.00 är inställd" in stage.phone("polisen").texts[-1]
    stage.forward(minutes=40)
    assert stage.phone("polisen").rings == 0
    assert stage.conference.state == "cancelled"


def test_a_meeting_held_the_day_before_keeps_its_week(tmp_path: Path) -> None:
    stage = set_up(tmp_path, start=datetime(2027, 4, 30, 7, 0, tzinfo=UTC))
    look_ahead(stage)
    with stage.upprop.store.reading() as work:
        weeks = sorted((meeting.planned_at, meeting.week) for meeting in work.reads.conferences())
    assert [week for _, week in weeks] == [18, 19, 20, 21, 22]
