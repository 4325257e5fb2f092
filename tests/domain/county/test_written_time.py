"""A time as people write it becomes one moment, or is refused."""

from datetime import UTC, datetime

import pytest

from conference.domain.county.written_time import instant_of
from conference.domain.errors import BadInput

ZONE = "Europe/Stockholm"
NOW = datetime(2026, 10, 20, 8, 0, tzinfo=UTC)  # ten o'clock in Stockholm

MEANT = {
    "10:00": "2026-10-20T08:00:00+00:00",
    "10.30": "2026-10-20T08:30:00+00:00",
    "9:59": "2026-10-21T07:59:00+00:00",
    "2026-11-26T10:00": "2026-11-26T09:00:00+00:00",
    "2026-11-26 10:00:30": "2026-11-26T09:00:30+00:00",
    "2026-10-25T02:30+02:00": "2026-10-25T00:30:00+00:00",
    "2026-10-25T02:30+01:00": "2026-10-25T01:30:00+00:00",
    "2026-11-26T10:00Z": "2026-11-26T10:00:00+00:00",
}

REFUSED = {
    "2026-10-25T02:30": "comes twice",
    "2027-03-28T02:30": "does not exist",
    "2026-02-30T10:00": "on no calendar",
    "0001-01-01T00:00": "on no calendar",
    "2036-01-01T00:00": "years from now",
    "9999-12-31T23:59": "years from now",
    "25:00": "is no time",
    "2026-11-26": "is no time",
    "in a while": "is no time",
    "": "is no time",
}


@pytest.mark.parametrize(("written", "meant"), MEANT.items(), ids=list(MEANT))
def test_a_time_is_taken_in_the_countys_zone(written: str, meant: str) -> None:
    assert instant_of(written, ZONE, NOW).isoformat() == meant


@pytest.mark.parametrize(("written", "why"), REFUSED.items(), ids=list(REFUSED))
def test_a_time_that_could_be_none_or_two_is_refused(written: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        instant_of(written, ZONE, NOW)


def test_an_hour_that_comes_twice_tonight_is_refused_too() -> None:
    with pytest.raises(BadInput, match="comes twice"):
        instant_of("02:30", ZONE, datetime(2026, 10, 24, 22, 30, tzinfo=UTC))
