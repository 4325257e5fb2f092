"""An activation that lasts: what follows by itself, when it is reconsidered, and who stands in."""

from __future__ import annotations

import pytest

from conference.domain.activation import commands as c
from conference.domain.activation import long_run
from conference.domain.activation import long_run_events as events
from conference.domain.activation.activation import Activation, ActivationState, Meeting
from conference.domain.activation.cadence import Cadence
from conference.domain.activation.staffing import StandIn, leader_of, must_be_free, staffed
from conference.domain.decision import NOTHING
from conference.domain.errors import BadInput, NotFound, Refused
from tests.counties import stockholm
from tests.domain.activation.standing import later, under_way

COUNTY = stockholm()
GREEN = COUNTY.formats["gron"]
DAILY = Cadence(24 * 3600, (), "lst-tib")


def with_meetings(*meetings: Meeting) -> Activation:
    activation = under_way(ActivationState.ACTIVE, *meetings)
    activation.cadence = DAILY
    return activation


def test_when_a_meeting_of_all_is_over_the_next_is_planned() -> None:
    activation = with_meetings(Meeting("c1", "gron", "ended"))
    [due] = long_run.goes_on(activation, "c1", later(0)).due
    assert (due.command, due.at) == (c.PlanNextMeeting("a1", "c1"), later(0))


@pytest.mark.parametrize(
    "meetings",
    [
        (Meeting("c1", "gron", "open"),),
        (Meeting("c1", "inriktande", "ended"),),
        (Meeting("c1", "gron", "ended"), Meeting("c2", "gron", "planned")),
        (),
    ],
)
def test_nothing_is_planned_while_it_lasts_after_another_kind_or_beside_one_to_come(
    meetings: tuple[Meeting, ...],
) -> None:
    assert long_run.goes_on(with_meetings(*meetings), "c1", later(0)) == NOTHING


def test_nothing_is_planned_without_a_cadence_or_after_the_end() -> None:
    activation = with_meetings(Meeting("c1", "gron", "ended"))
    activation.cadence = None
    assert long_run.goes_on(activation, "c1", later(0)) == NOTHING
    activation.cadence, activation.state = DAILY, ActivationState.STOOD_DOWN
    assert long_run.goes_on(activation, "c1", later(0)) == NOTHING


def test_a_cadence_that_was_never_set_cannot_be_ended() -> None:
    with pytest.raises(Refused):
        long_run.set_cadence(under_way(), None, "lst-tib")


def test_the_day_of_review_is_moved_but_not_into_the_past() -> None:
    activation = under_way()
    with pytest.raises(BadInput):
        long_run.set_review(activation, later(0), "lst-tib", later(0))
    decision = long_run.set_review(activation, later(3600), "lst-tib", later(0))
    assert decision.events == (events.ReviewSet("a1", later(3600), "lst-tib"),)
    [due] = decision.due
    assert (due.command, due.at) == (c.RemindOfReview("a1"), later(3600))


def test_the_leaders_are_reminded_once_the_day_has_come_and_again_later() -> None:
    activation = under_way()
    long_run.set_review(activation, later(3600), "lst-tib", later(0))
    assert long_run.review_comes(activation, later(9000), later(3599)) == NOTHING
    decision = long_run.review_comes(activation, later(9000), later(3600))
    assert decision.events == (events.ReviewCame("a1", later(9000)),)
    assert activation.review_at == decision.due[0].at == later(9000)
    activation.end(ActivationState.STOOD_DOWN, "lst-tib", later(4000))
    assert long_run.review_comes(activation, later(20000), later(9000)) == NOTHING


def test_a_stand_in_sees_to_what_is_the_leaders_until_it_is_off() -> None:
    activation = under_way()
    long_run.staff(activation, "rsib", "rsib", "kansli-1", "lst-tib", later(0))
    assert activation.staffing == (StandIn("rsib", "kansli-1", "lst-tib", later(0)),)
    assert activation.on_duty_as("rsib") == "kansli-1"
    assert activation.on_duty_as("rkk") == "rkk"
    long_run.staff(activation, "rsib", "rsib", "kansli-2", "lst-tib", later(10))
    assert activation.on_duty_as("rsib") == "kansli-2"
    long_run.staff(activation, "rsib", "rsib", None, "lst-tib", later(20))
    assert activation.on_duty_as("rsib") == "rsib"
    with pytest.raises(Refused):
        long_run.staff(activation, "rsib", "rsib", None, "lst-tib", later(30))


def test_only_a_leader_is_relieved() -> None:
    assert leader_of(GREEN, "rsib").function == "rsib"
    with pytest.raises(BadInput):
        leader_of(GREEN, "polisen-tib")
    with pytest.raises(NotFound):
        leader_of(GREEN, "nobody")


def test_nobody_sits_in_two_seats() -> None:
    must_be_free(GREEN, (), "kansli-1")
    with pytest.raises(Refused):
        must_be_free(GREEN, (), "rkk")
    with pytest.raises(Refused):
        must_be_free(GREEN, (StandIn("rsib", "kansli-1", "lst-tib", later(0)),), "kansli-1")


def test_the_stand_in_sits_in_the_leaders_seat_with_a_ladder_of_its_own() -> None:
    [seat] = staffed(COUNTY, GREEN.seats, {"rsib": "kansli-1"})
    kansli = COUNTY.function("kansli-1")
    assert (seat.seat, seat.function, seat.ladder) == ("rsib", "kansli-1", kansli.ladder)
    assert seat.leads
    assert (seat.called, seat.order) == (GREEN.seat("rsib").called, GREEN.seat("rsib").order)
