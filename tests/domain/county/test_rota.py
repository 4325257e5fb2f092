"""The rota in local time, over both clock changes, with its gaps, overlaps and covers."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.county.functions import OnDuty, Person
from conference.domain.county.rota import Gap, Rota, Shift, WeeklyRota, gaps, on_duty, overlaps

ZONE = "Europe/Stockholm"
FRIDAY = 4
VERA, HELGE, LIV = Person("p1", "Vera"), Person("p2", "Helge"), Person("p3", "Liv")


def utc(*when: int) -> datetime:
    year, month, day, hour, minute = (*when, 0, 0)[:5]
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def weekly(
    from_local: date, weeks: int = 4, *, persons: tuple[Person, ...] = (VERA, HELGE, LIV)
) -> WeeklyRota:
    return WeeklyRota("lst-tib", persons, from_local, FRIDAY, 8, weeks)


def shift(person: Person, first_day: int, last_day: int, *, substitute: bool = False) -> Shift:
    return Shift("lst-tib", person, utc(2026, 9, first_day), utc(2026, 9, last_day), substitute)


@pytest.mark.parametrize(
    ("from_local", "hours"),
    [
        (date(2026, 9, 4), 168),
        (date(2026, 10, 23), 169),  # back to winter time on Sunday 25 October
        (date(2027, 3, 26), 167),  # summer time from Sunday 28 March
    ],
)
def test_a_week_on_duty_is_as_long_as_the_clocks_make_it(from_local: date, hours: int) -> None:
    first = weekly(from_local).shifts(ZONE)[0]
    assert first.ends - first.starts == timedelta(hours=hours)
    assert first.ends.astimezone(ZoneInfo(ZONE)).hour == 8


def test_the_next_in_turn_is_substitute_meanwhile() -> None:
    shifts = weekly(date(2026, 9, 4)).shifts(ZONE)
    assert on_duty(shifts, "lst-tib", utc(2026, 9, 4, 6)) == OnDuty(VERA, HELGE)
    assert on_duty(shifts, "lst-tib", utc(2026, 9, 11, 5, 59)) == OnDuty(VERA, HELGE)
    assert on_duty(shifts, "lst-tib", utc(2026, 9, 11, 6)) == OnDuty(HELGE, LIV)


def test_the_turn_that_covers_the_first_day_begins_before_it() -> None:
    assert on_duty(weekly(date(2026, 9, 8)).shifts(ZONE), "lst-tib", utc(2026, 9, 8)) == OnDuty(VERA, HELGE)


def test_someone_alone_has_no_substitute() -> None:
    shifts = weekly(date(2026, 9, 4), persons=(VERA,)).shifts(ZONE)
    assert on_duty(shifts, "lst-tib", utc(2026, 9, 20)) == OnDuty(VERA, None)


def test_nobody_is_on_duty_outside_the_rota_or_for_another_function() -> None:
    shifts = weekly(date(2026, 9, 4)).shifts(ZONE)
    assert on_duty(shifts, "lst-tib", utc(2026, 9, 4, 5, 59)) == OnDuty()
    assert on_duty(shifts, "rsib", utc(2026, 9, 8)) == OnDuty()


@given(
    from_local=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    weekday=st.integers(0, 6),
    hour=st.integers(0, 23),
    weeks=st.integers(1, 60),
)
def test_weekly_turns_leave_no_gap_and_never_overlap(
    from_local: date, weekday: int, hour: int, weeks: int
) -> None:
    rota = WeeklyRota("rsib", (VERA, HELGE, LIV), from_local, weekday, hour, weeks)
    shifts = rota.shifts(ZONE)
    holders = [turn for turn in shifts if not turn.substitute]
    assert len(holders) == weeks
    assert gaps(shifts, "rsib", holders[0].starts, holders[-1].ends) == ()
    assert overlaps(shifts) == ()
    assert holders[0].starts <= datetime(*from_local.timetuple()[:3], 23, 59, tzinfo=UTC)


def test_gaps_are_found_before_between_and_after() -> None:
    shifts = (shift(VERA, 3, 5), shift(HELGE, 7, 9), shift(LIV, 5, 7, substitute=True))
    assert gaps(shifts, "lst-tib", utc(2026, 9, 1), utc(2026, 9, 10)) == (
        Gap("lst-tib", utc(2026, 9, 1), utc(2026, 9, 3)),
        Gap("lst-tib", utc(2026, 9, 5), utc(2026, 9, 7)),
        Gap("lst-tib", utc(2026, 9, 9), utc(2026, 9, 10)),
    )
    assert gaps((), "lst-tib", utc(2026, 9, 1), utc(2026, 9, 2)) == (
        Gap("lst-tib", utc(2026, 9, 1), utc(2026, 9, 2)),
    )


def test_a_long_shift_hides_the_gap_behind_a_short_one() -> None:
    assert gaps((shift(VERA, 1, 9), shift(HELGE, 2, 3)), "lst-tib", utc(2026, 9, 1), utc(2026, 9, 9)) == ()


def test_overlaps_are_found_for_the_same_place_only() -> None:
    vera, helge, next_in_line = shift(VERA, 1, 5), shift(HELGE, 4, 8), shift(LIV, 1, 8, substitute=True)
    assert overlaps((helge, next_in_line, vera)) == ((vera, helge),)


def test_where_two_overlap_the_one_who_came_on_last_is_on_duty() -> None:
    shifts = (shift(HELGE, 4, 8), shift(VERA, 1, 5))
    assert on_duty(shifts, "lst-tib", utc(2026, 9, 4, 12)).holder == HELGE


def test_a_cover_pushes_aside_only_what_stood_in_its_place() -> None:
    rota = Rota("lst-tib", (shift(VERA, 1, 8), shift(HELGE, 1, 8, substitute=True))).covered_by(
        shift(LIV, 3, 4)
    )
    assert rota.on_duty(utc(2026, 9, 2)) == OnDuty(VERA, HELGE)
    assert rota.on_duty(utc(2026, 9, 3)) == OnDuty(LIV, HELGE)
    assert rota.on_duty(utc(2026, 9, 4)) == OnDuty(VERA, HELGE)
    assert overlaps(rota.shifts) == ()
    assert rota.gaps(utc(2026, 9, 1), utc(2026, 9, 8)) == ()


def test_a_cover_for_another_function_is_refused() -> None:
    with pytest.raises(ValueError, match="rsib"):
        Rota("rsib").covered_by(shift(LIV, 3, 4))


def test_a_shift_is_kept_in_utc_and_ends_after_it_has_started() -> None:
    local = datetime(2026, 9, 4, 8, tzinfo=ZoneInfo(ZONE))
    with pytest.raises(ValueError, match="UTC"):
        Shift("lst-tib", VERA, local, local + timedelta(days=1))
    with pytest.raises(ValueError, match="ends"):
        shift(VERA, 5, 5)
