"""Thursdays at ten, whatever the clocks, the red days and the office do to them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.county.calendar import Calendar, Monthly, Move, OnHoliday, PlannedMeeting, meetings

ZONE = "Europe/Stockholm"
RED = frozenset(
    {
        date(2026, 5, 14),  # Ascension Day, always a Thursday
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2025, 12, 24),
        date(2025, 12, 25),
    }
)


def thursdays(
    on_holiday: OnHoliday = "day_before",
    moves: tuple[Move, ...] = (),
    cancelled: tuple[date, ...] = (),
    monthly: Monthly | None = None,
) -> Calendar:
    return Calendar(3, "10:00", ZONE, "ordinarie", on_holiday, moves, cancelled, monthly)


def held(calendar: Calendar, from_: date, to: date) -> list[tuple[int, str]]:
    """Week and local time of each meeting."""
    return [
        (meeting.week, meeting.planned_at.astimezone(ZoneInfo(ZONE)).strftime("%m-%d %H:%M"))
        for meeting in meetings(calendar, RED, from_, to)
    ]


def test_an_ordinary_thursday_is_at_ten_local_time() -> None:
    assert meetings(thursdays(), RED, date(2026, 11, 26), date(2026, 11, 26)) == (
        PlannedMeeting(48, datetime(2026, 11, 26, 9, tzinfo=UTC), "ordinarie"),
    )


@pytest.mark.parametrize(
    ("from_", "utc_hours"),
    [(date(2026, 10, 22), [8, 9]), (date(2027, 3, 25), [9, 8])],
)
def test_it_stays_at_ten_when_the_clocks_are_changed(from_: date, utc_hours: list[int]) -> None:
    two = meetings(thursdays(), RED, from_, from_ + timedelta(days=7))
    assert [meeting.planned_at.hour for meeting in two] == utc_hours


def test_ascension_day_is_met_the_day_before() -> None:
    assert held(thursdays(), date(2026, 5, 11), date(2026, 5, 17)) == [(20, "05-13 10:00")]


def test_a_red_day_before_a_red_day_is_passed_too() -> None:
    assert held(thursdays(), date(2025, 12, 22), date(2025, 12, 28)) == [(52, "12-23 10:00")]


def test_a_red_monday_is_met_on_the_friday_before() -> None:
    mondays = Calendar(0, "10:00", ZONE, "ordinarie")
    easter_monday = date(2026, 4, 6)
    (meeting,) = meetings(mondays, {easter_monday, date(2026, 4, 3)}, date(2026, 3, 31), easter_monday)
    assert meeting.planned_at == datetime(2026, 4, 2, 8, tzinfo=UTC)
    assert (meeting.week, meeting.moved_from) == (15, easter_monday)


def test_christmas_and_new_year_keep_their_week_numbers() -> None:
    assert held(thursdays(), date(2026, 12, 17), date(2027, 1, 7)) == [
        (51, "12-17 10:00"),
        (52, "12-23 10:00"),
        (53, "12-30 10:00"),
        (1, "01-07 10:00"),
    ]


def test_a_county_may_rather_cancel_on_red_days() -> None:
    assert held(thursdays("cancel"), date(2026, 12, 21), date(2027, 1, 7)) == [(1, "01-07 10:00")]


def test_what_the_office_moves_is_held_where_it_says() -> None:
    moves = (
        Move(date(2026, 12, 24), date(2026, 12, 21), "09:30"),
        Move(date(2026, 11, 26), start="13:00"),
        Move(date(2026, 12, 10), date(2026, 12, 11)),
    )
    assert held(thursdays(moves=moves), date(2026, 11, 26), date(2026, 12, 28)) == [
        (48, "11-26 13:00"),
        (49, "12-03 10:00"),
        (50, "12-11 10:00"),
        (51, "12-17 10:00"),
        (52, "12-21 09:30"),
    ]


def test_a_meeting_moved_far_is_found_on_the_day_it_is_held_and_on_no_other() -> None:
    calendar = thursdays(moves=(Move(date(2026, 7, 16), date(2026, 8, 28)),))
    assert held(calendar, date(2026, 8, 28), date(2026, 8, 28)) == [(29, "08-28 10:00")]
    assert held(calendar, date(2026, 7, 13), date(2026, 7, 19)) == []


def test_a_cancelled_week_has_no_meeting() -> None:
    assert held(thursdays(cancelled=(date(2026, 7, 16),)), date(2026, 7, 13), date(2026, 7, 19)) == []


def test_one_meeting_of_the_month_may_have_a_format_of_its_own() -> None:
    calendar = thursdays(monthly=Monthly(1, "ordinarie-rakel"))
    formats = [meeting.format for meeting in meetings(calendar, RED, date(2026, 9, 1), date(2026, 9, 30))]
    assert formats == ["ordinarie-rakel", "ordinarie", "ordinarie", "ordinarie"]


@given(
    st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    st.integers(0, 60),
    st.sets(st.dates(date(2026, 1, 1), date(2027, 8, 1)), max_size=40),
)
def test_each_week_is_met_once_never_on_a_red_day_and_the_stretch_may_be_cut_anywhere(
    from_: date, days: int, red: set[date]
) -> None:
    to = from_ + timedelta(days=days)
    whole = meetings(thursdays(), red, from_, to)
    weeks = [meeting.moved_from or meeting.planned_at.date() for meeting in whole]
    assert len(set(weeks)) == len(weeks)
    assert all(meeting.planned_at.date() not in red for meeting in whole)
    middle = from_ + timedelta(days=days // 2)
    rest = meetings(thursdays(), red, middle + timedelta(days=1), to)
    assert meetings(thursdays(), red, from_, middle) + rest == whole
