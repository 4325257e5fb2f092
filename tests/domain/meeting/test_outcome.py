"""What a call came to, in words that the record's schema knows."""

from datetime import UTC, datetime

import pytest

from conference.domain.meeting.facts import Fact, Told
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.outcome import outcome_of
from conference.domain.meeting.reasons import Reason

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)


def refused_for(reason: str | None) -> str:
    leg = Leg("leg1", "c1", "polisen", "called")
    leg.take(Fact(Told.REFUSED, "call", -1, AT, "leg1/refused", detail=reason))
    return outcome_of(leg)


@pytest.mark.parametrize("reason", [None, *Reason])
def test_a_call_that_was_refused_came_to_a_bad_number_or_to_a_fault_of_the_carrier(
    reason: Reason | None,
) -> None:
    fault = "bad_number" if reason is Reason.BAD_NUMBER else "carrier_fault"
    assert refused_for(reason) == fault


@pytest.mark.parametrize("reason", ["unknown", "overtaken"])
def test_why_there_was_no_call_at_all_is_told_as_it_is(reason: str) -> None:
    assert refused_for(reason) == reason
