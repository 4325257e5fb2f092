"""How often those in a long activation meet, also over a night in which the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.activation.cadence import DAY, Cadence, hours_of, seconds_of
from conference.domain.errors import BadInput

ZONE = "Europe/Stockholm"
TWICE = Cadence(None, ("09:00", "16:00"), "lst-tib")


def local(written: str, fold: int = 0) -> datetime:
    there = datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(ZONE), fold=fold)
    return there.astimezone(UTC)


def following(cadence: Cadence, last: str, now: str) -> datetime:
    return cadence.following(local(last), local(now), ZONE)


def test_the_next_is_at_the_next_hour_of_the_day() -> None:
    assert following(TWICE, "2026-11-26T09:00", "2026-11-26T09:30") == local("2026-11-26T16:00")
    assert following(TWICE, "2026-11-26T16:00", "2026-11-26T16:30") == local("2026-11-27T09:00")


def test_a_meeting_that_ends_just_before_the_hour_leaves_time_to_call_everybody() -> None:
    assert following(TWICE, "2026-11-26T15:00", "2026-11-26T16:01") == local("2026-11-27T09:00")


@pytest.mark.parametrize(
    ("evening", "morning", "hours"),
    [
        ("2026-10-24T16:00", "2026-10-25T09:00", 18),
        ("2027-03-27T16:00", "2027-03-28T09:00", 16),
        ("2026-11-26T16:00", "2026-11-27T09:00", 17),
    ],
)
def test_nine_is_nine_whatever_the_clocks_have_done_in_the_night(
    evening: str, morning: str, hours: int
) -> None:
    after = following(TWICE, evening, evening)
    assert after == local(morning)
    assert after - local(evening) == timedelta(hours=hours)
    daily = Cadence(DAY, (), "lst-tib")
    assert following(daily, f"{evening[:10]}T09:00", evening) == local(morning)


def test_a_span_of_hours_is_as_long_as_it_says() -> None:
    each = Cadence(12 * 3600, (), "lst-tib")
    assert following(each, "2026-10-24T21:00", "2026-10-24T21:30") == local("2026-10-25T08:00")


def test_an_hour_that_does_not_exist_is_held_an_hour_later_and_one_that_comes_twice_the_first_time() -> None:
    night = Cadence(None, ("02:30",), "lst-tib")
    assert following(night, "2027-03-27T02:30", "2027-03-27T03:00") == local("2027-03-28T03:30")
    assert following(night, "2026-10-24T02:30", "2026-10-24T03:00") == local("2026-10-25T02:30")
    again = night.following(local("2026-10-25T02:30"), local("2026-10-25T02:30"), ZONE)
    assert again == local("2026-10-26T02:30")


def test_one_that_ran_long_over_several_turns_is_followed_by_the_next_still_to_come() -> None:
    each = Cadence(1800, (), "lst-tib")
    assert following(each, "2026-11-26T09:00", "2026-11-26T10:10") == local("2026-11-26T10:30")


YEARS = st.timedeltas(timedelta(0), timedelta(days=730))
MOMENTS = YEARS.map(lambda since: datetime(2026, 1, 1, tzinfo=UTC) + since)
CADENCES = st.one_of(
    st.integers(1, 336).map(lambda halves: Cadence(halves * 1800, (), "rsib")),
    st.lists(
        st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)), min_size=1, max_size=4
    ).map(lambda hours: Cadence(None, hours_of(hours), "rsib")),
)


@given(CADENCES, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=3)))
def test_the_next_is_never_before_its_time_and_never_the_same_again(
    cadence: Cadence, last: datetime, ran: timedelta
) -> None:
    after = cadence.following(last, last + ran, ZONE)
    assert after > last
    assert after >= last + ran
    assert after - (last + ran) <= timedelta(seconds=cadence.every or DAY) + timedelta(hours=1)
    assert cadence.following(last, after, ZONE) == after, "told and planned are the same"


@pytest.mark.parametrize(
    ("words", "seconds"), [("4", 14400), ("0.5", 1800), ("1,5", 5400), ("12", 43200), (" 24 ", 86400)]
)
def test_whole_and_half_hours_are_read(words: str, seconds: int) -> None:
    assert seconds_of(words) == seconds


@pytest.mark.parametrize("words", ["0", "0.25", "-4", "fyra", "169", "4h", "", "1.50", "٤"])
def test_other_spans_are_refused(words: str) -> None:
    with pytest.raises(BadInput):
        seconds_of(words)


def test_hours_of_the_day_are_read_put_in_order_and_taken_once() -> None:
    assert hours_of(["16.00", "9:00", "09.00"]) == ("09:00", "16:00")


@pytest.mark.parametrize("words", [[], ["24:00"], ["9"], ["09:60"], [f"{hour}:00" for hour in range(13)]])
def test_other_hours_are_refused(words: list[str]) -> None:
    with pytest.raises(BadInput):
        hours_of(words)
