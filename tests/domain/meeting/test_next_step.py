"""Whatever is not over waits for something: in each state it is known for what."""

from dataclasses import replace
from typing import Any

import pytest

from conference.domain.meeting import commands as c
from conference.domain.meeting import next_step as steps
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.leg import LegState
from conference.domain.meeting.text import Text
from tests.domain.meeting.people import (
    FORMAT,
    HOLDER,
    NOW,
    SUBSTITUTE,
    a_conference,
    a_floor,
    a_leg,
    a_seat,
    later,
)

S = ConferenceState


@pytest.mark.parametrize(
    ("state", "command", "key"),
    [
        (S.PLANNED, c.Gather("c1"), "c1/gather"),
        (S.GATHERING, c.OpenConference("c1"), "c1/open"),
        (S.OPEN, c.HardStop("c1"), "c1/hard-stop"),
        (S.CLOSING, c.SettleEnd("c1"), "c1/settle"),
        (S.ENDED, c.DraftSummary("c1"), "c1/summary"),
    ],
)
def test_a_meeting_waits_for_what_its_state_leads_to(state: S, command: Any, key: str) -> None:
    step = steps.of_meeting(a_conference(state), a_floor(), NOW)
    assert step is not None
    assert (step.due.command, step.due.key) == (command, key)
    assert step.due.at >= NOW


@pytest.mark.parametrize("state", [S.GATHERING, S.OPEN])
def test_one_that_is_held_in_writing_waits_for_the_hour_and_for_nothing_else(state: S) -> None:
    step = steps.of_meeting(a_conference(state, written_since=NOW), a_floor(), later(60))
    assert step is not None
    assert (step.due.command, step.due.at, step.also) == (c.SendRound("c1"), later(600), ("c1/end",))


@pytest.mark.parametrize("state", [S.SUMMARISED, S.CANCELLED])
def test_a_meeting_that_is_over_waits_for_nothing(state: S) -> None:
    assert steps.of_meeting(a_conference(state), a_floor(), NOW) is None


def test_a_summary_that_is_drafted_waits_for_a_leader() -> None:
    assert steps.of_meeting(a_conference(S.ENDED, summary_text="Läget är stabilt"), a_floor(), NOW) is None


def test_one_that_approves_itself_waits_for_that() -> None:
    format_ = replace(FORMAT, approve_after=600)
    ended = a_conference(S.ENDED, format=format_, summary_text="Läget", summary_version=2, ended_at=NOW)
    step = steps.of_meeting(ended, a_floor(), later(60))
    assert step is not None
    assert (step.due.command, step.due.at) == (c.ApproveSummary("c1", "clock", 2), later(600))


def test_while_somebody_has_the_floor_the_meeting_waits_for_him() -> None:
    floor = a_floor(block="rapportering")
    floor.give("polisen", FORMAT, frozenset({"polisen"}), by="order", now=NOW)
    assert steps.of_meeting(a_conference(), floor, NOW) is None


def test_what_should_have_begun_long_ago_begins_now() -> None:
    step = steps.of_meeting(a_conference(S.PLANNED), a_floor(), later(7200))
    assert step is not None and step.due.at == later(7200)


def seat_steps(*seats: Any, state: S = S.OPEN) -> list[Any]:
    return [step.due.command for step in steps.of_seats(a_conference(state), seats, NOW)]


def test_a_seat_nobody_has_taken_waits_for_its_next_rung() -> None:
    assert seat_steps(a_seat()) == [c.RingNext("c1", "polisen")]


def test_while_its_phone_rings_that_call_decides() -> None:
    seat = a_seat()
    seat.place("l1", HOLDER, 1, NOW)
    assert seat_steps(seat) == []


def test_a_seat_that_is_taken_declined_or_given_up_waits_for_nothing() -> None:
    taken, declined = a_seat(holder="l1", outcome="present"), a_seat(outcome="declined")
    given_up = a_seat(outcome="not_reached", ladder=())
    assert seat_steps(taken, declined, given_up) == []


def test_a_seat_whose_every_rung_has_been_tried_waits_to_be_given_up() -> None:
    seat = a_seat(ladder=(SUBSTITUTE,))
    for round_ in range(1, 1 + len(FORMAT.rounds)):
        seat.place(f"l{round_}", SUBSTITUTE, round_, NOW)
        seat.settle(f"l{round_}", "busy", NOW)
    assert seat_steps(seat) == [c.RingNext("c1", "polisen")]


def test_a_reserved_seat_waits_to_be_taken_or_freed() -> None:
    assert seat_steps(a_seat(reserved="l1")) == [c.FreeSeat("c1", "polisen", "l1")]


def test_those_not_yet_summoned_are_summoned_in_turn() -> None:
    seats = (a_seat(summoned_at=None), a_seat("hsf", summoned_at=None), a_seat("jarfalla-tib"))
    assert seat_steps(*seats)[0] == c.SummonSeats("c1", ("polisen", "hsf"))


@pytest.mark.parametrize("state", [S.PLANNED, S.CLOSING, S.ENDED])
def test_nobody_is_rung_before_or_after_the_meeting(state: S) -> None:
    assert seat_steps(a_seat(summoned_at=None), a_seat("hsf"), state=state) == []


@pytest.mark.parametrize("state", [LegState.CALLING, LegState.RINGING, LegState.UP, LegState.OUT])
def test_a_line_that_is_up_is_looked_after(state: LegState) -> None:
    step = steps.of_line(a_leg(state=state), NOW)
    assert step is not None
    assert (step.due.command, step.strand) == (c.LookAfterLeg("l1"), "leg:l1")


@pytest.mark.parametrize("state", [LegState.GONE, LegState.UNREACHED])
def test_a_line_that_is_over_is_not(state: LegState) -> None:
    assert steps.of_line(a_leg(state=state), NOW, over=True) is None


def test_a_line_in_a_room_is_watched_there_until_the_meeting_is_over() -> None:
    leg = a_leg(state=LegState.IN_ROOM)
    assert steps.of_line(leg, NOW) is None
    assert steps.of_line(leg, NOW, over=True) is not None


@pytest.mark.parametrize(
    ("status", "waits"), [("pending", True), ("sent", True), ("delivered", False), ("failed", False)]
)
def test_a_text_waits_until_its_fate_is_known(status: str, waits: bool) -> None:
    text = Text("t1", "c1", "polisen", "summons", HOLDER.number, "Hej", 1, NOW, later(600), status=status)
    assert (steps.of_text(text, NOW) is not None) is waits
