"""A room goes from one meeting to another: who goes along, and what each history is told of it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.decision import Decision
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.handover import goes_along, hand_on, move, places
from conference.domain.meeting.leg import Leg, LegState, Place
from conference.domain.meeting.room_events import RoomHandedOn, RoomTakenOver
from conference.domain.meeting.seat import Attempt, Seat
from tests.domain.meeting.people import FORMAT, HOLDER, NOW, a_conference, a_leg, a_seat, later, place

GREEN = replace(
    FORMAT,
    id="gron",
    seats=(
        place("polisen-tib", 1, function="polisen"),
        place("tib", 101, leads=True),
        place("hsf-gast", 201, function="hsf", summoned=False),
    ),
)
ATTEMPT = Attempt("l1", "holder", HOLDER.number, 1, "Asta Berg", "holder", NOW)


def a_green(**what: Any) -> Conference:
    return a_conference(id="c2", room="c2", format=GREEN, parent="c1", **what)


def a_seat_anew() -> Seat:
    return replace(a_seat(), conference="c2", slug="polisen-tib")


def moved(leg: Leg, old: Seat, seat: Seat | None = None) -> tuple[Seat, Decision]:
    seat = seat or a_seat_anew()
    return seat, move(leg, old, seat, reserve_seconds=15, now=later(60))


def told(decision: Decision, chain: str) -> list[str]:
    return [type(event).__name__ for whose, event in decision.elsewhere if whose == chain]


def test_whoever_sits_for_a_function_goes_on_in_its_place_called_or_not() -> None:
    assert places(FORMAT, GREEN) == {"polisen": "polisen-tib", "tib": "tib", "hsf": "hsf-gast"}


def test_the_place_of_one_guest_is_not_that_of_another() -> None:
    asylum, water = (
        place("gast-1", 91, name=name, ladder="guest") for name in ("Asylboendet", "Vattenverket")
    )
    before, green = replace(FORMAT, seats=(asylum,)), replace(GREEN, seats=(water,))
    assert places(before, green) == {} and places(before, before) == {"gast-1": "gast-1"}


@pytest.mark.parametrize(
    ("leg", "along"),
    [
        (a_leg(state=LegState.IN_ROOM), True),
        (a_leg(state=LegState.RINGING), True),
        (a_leg(state=LegState.OUT, place=Place.MENU), True),
        (a_leg(state=LegState.GONE), False),
        (a_leg(state=LegState.UP, place=Place.BYE), False),
        (a_leg(state=LegState.OUT, dismissed=True), False),
    ],
)
def test_nobody_who_takes_leave_is_kept(leg: Leg, along: bool) -> None:
    assert goes_along(leg) is along


def test_the_room_has_one_meeting_at_a_time() -> None:
    parent, conference = a_conference(carrier_room="CF1", rooms=("CF0", "CF1")), a_green()
    decision = hand_on(parent, conference)
    assert (conference.room, conference.carrier_room, conference.rooms) == ("c1", "CF1", ("CF1",))
    assert (parent.room, parent.carrier_room, parent.rooms) == ("", None, ("CF0", "CF1"))
    assert decision.elsewhere == (
        ("c1", RoomHandedOn("CF1", "c2")),
        ("c2", RoomTakenOver("CF1", "twilio", "c1")),
    )


def test_a_room_that_has_not_begun_is_handed_on_by_its_name() -> None:
    parent, conference = a_conference(), a_green()
    assert hand_on(parent, conference) == Decision()
    assert (conference.room, conference.rooms, parent.room) == ("c1", (), "")


def test_whoever_holds_the_seat_takes_the_other_and_is_not_settled_twice() -> None:
    leg = a_leg(state=LegState.IN_ROOM, joined_before=True, entry=1)
    old = a_seat(holder="l1", outcome="present", attempts=(replace(ATTEMPT, outcome="joined"),))
    seat, decision = moved(leg, old)
    assert (leg.conference, leg.seat, leg.label) == ("c2", "polisen-tib", "l1-1")
    assert (seat.holder, seat.outcome, seat.attempts) == ("l1", "present", ())
    assert (old.holder, old.outcome) == (None, "present")
    assert told(decision, "c1") == ["LegEnded"]
    assert told(decision, "c2") == ["SeatTaken", "LegJoined"]
    assert decision.events == ()


def test_a_call_under_way_goes_on_as_the_first_of_the_new_seat() -> None:
    leg = a_leg(state=LegState.RINGING)
    old = a_seat(attempts=(replace(ATTEMPT),))
    seat, decision = moved(leg, old)
    assert [attempt.outcome for attempt in old.attempts] == ["overtaken"]
    assert [(each.leg, each.outcome, each.placed_at) for each in seat.attempts] == [
        ("l1", "under_way", later(60))
    ]
    assert told(decision, "c1") == ["AttemptSettled"] and told(decision, "c2") == ["AttemptPlaced"]


def test_a_key_pressed_for_the_one_reserves_the_other() -> None:
    leg = a_leg(state=LegState.UP, place=Place.ROOM)
    old = a_seat(reserved="l1", attempts=(replace(ATTEMPT, answered=True),))
    seat, decision = moved(leg, old)
    assert (old.reserved, seat.reserved) == (None, "l1")
    assert [due.key for due in decision.due] == ["c2/polisen-tib/reserve"]


def test_whoever_finds_the_seat_taken_listens() -> None:
    leg = a_leg(state=LegState.IN_ROOM, joined_before=True)
    seat, _ = moved(leg, a_seat(holder="l1"), replace(a_seat_anew(), holder="l9"))
    assert seat.holder == "l9" and leg.listening


def test_the_late_holder_still_waits_for_the_place() -> None:
    leg = a_leg(state=LegState.IN_ROOM, joined_before=True, listening=True)
    old = a_seat(holder="l9", waiting_to_take_over="l1")
    seat, decision = moved(leg, old, replace(a_seat_anew(), holder="l9"))
    assert (old.waiting_to_take_over, seat.waiting_to_take_over) == (None, "l1")
    assert [due.key for due in decision.due] == ["c2/polisen-tib/take-over"]


@given(
    lines=st.lists(
        st.builds(
            a_leg,
            state=st.sampled_from([LegState.RINGING, LegState.UP, LegState.IN_ROOM, LegState.OUT]),
            joined_before=st.booleans(),
            listening=st.booleans(),
        ),
        min_size=1,
        max_size=5,
    ),
    holder=st.integers(-1, 4),
    reserved=st.integers(-1, 4),
)
def test_however_the_lines_stand_a_seat_has_one_holder_and_no_line_is_in_two_meetings(
    lines: list[Leg], holder: int, reserved: int
) -> None:
    for number, leg in enumerate(lines):
        leg.id = f"l{number}"
    attempts = tuple(replace(ATTEMPT, leg=leg.id) for leg in lines if leg.state is LegState.RINGING)
    old = a_seat(holder=f"l{holder}", reserved=f"l{reserved}", attempts=attempts)
    seat = a_seat_anew()
    for leg in lines:
        moved(leg, old, seat)
    ours = {leg.id for leg in lines}
    assert all((leg.conference, leg.seat) == ("c2", "polisen-tib") for leg in lines)
    assert not {old.holder, old.reserved} & ours and not any(each.under_way for each in old.attempts)
    assert seat.holder == (f"l{holder}" if f"l{holder}" in ours else None)
    assert [each.leg for each in seat.attempts] == [each.leg for each in attempts]
    heard = {leg.id for leg in lines if leg.joined_before and not leg.listening}
    assert heard <= {seat.holder, f"l{reserved}"}  # and a reservation is settled by its join
