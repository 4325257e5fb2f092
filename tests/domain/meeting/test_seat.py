"""A place is reserved by a key and taken by the join, never by two; everybody else is let go."""

from conference.domain.decision import Decision
from conference.domain.meeting import commands, events
from conference.domain.meeting.effects import HangUp
from conference.domain.meeting.seat import RECALLS, Seat
from tests.domain.meeting.people import HOLDER, NOW, SUBSTITUTE, a_seat, later


def called(seat: Seat, *legs: str) -> Seat:
    for leg, rung in zip(legs, (HOLDER, SUBSTITUTE), strict=False):
        seat.place(leg, rung, 1, NOW)
    return seat


def kinds(decision: Decision) -> list[str]:
    return [type(event).__name__ for event in decision.events]


def test_a_key_reserves_the_place_and_the_join_must_follow() -> None:
    seat = called(a_seat(), "l1")
    decision = seat.reserve("l1", 15, NOW)
    assert not seat.open_to and not seat.filled
    assert [(due.command, due.at) for due in decision.due] == [
        (commands.FreeSeat("c1", "polisen", "l1"), later(15))
    ]


def test_without_a_join_the_place_is_free_again_and_the_ladder_goes_on() -> None:
    seat = called(a_seat(), "l1")
    seat.reserve("l1", 15, NOW)
    decision = seat.free("l1", later(15))
    assert seat.open_to
    assert [due.command for due in decision.due] == [commands.RingNext("c1", "polisen")]


def test_another_leg_cannot_free_what_it_has_not_reserved() -> None:
    seat = called(a_seat(), "l1", "l2")
    seat.reserve("l1", 15, NOW)
    seat.free("l2", later(15))
    assert seat.reserved == "l1"


def test_the_join_takes_the_place_and_takes_back_the_calls_of_the_siblings() -> None:
    seat = called(a_seat(), "l1", "l2")
    seat.reserve("l1", 15, NOW)
    decision = seat.take("l1", "Asta Berg", "holder", "called", NOW, late=False)
    assert seat.outcome == "present" and seat.holder == "l1"
    assert decision.effects == (HangUp("l2", "c1"),)
    assert {attempt.leg: attempt.outcome for attempt in seat.attempts} == {"l1": "joined", "l2": "cancelled"}


def test_a_sibling_whose_line_is_up_is_not_cut_off() -> None:
    seat = called(a_seat(), "l1", "l2")
    seat.release("l1")
    decision = seat.take("l2", "Bo Dahl", "substitute", "called", NOW, late=False)
    assert decision.effects == () and seat.outcome == "by_substitute"


def test_a_sibling_that_has_just_answered_is_not_cut_off_in_the_first_word() -> None:
    seat = called(a_seat(), "l1", "l2")
    seat.release("l1")
    seat.answer("l2")
    decision = seat.take("l1", "Asta Berg", "holder", "called", NOW, late=False)
    assert decision.effects == () and seat.attempt_of("l2").under_way


def test_the_reason_given_when_the_time_runs_out_is_how_far_the_last_call_had_got() -> None:
    ringing, answered = called(a_seat(), "l1"), called(a_seat(), "l1")
    answered.answer("l1")
    assert ringing.give_up(NOW).events == (events.SeatNotReached("polisen", "no_answer"),)
    assert answered.give_up(NOW).events == (events.SeatNotReached("polisen", "no_key"),)


def test_the_holder_who_comes_after_the_substitute_counts_as_present() -> None:
    seat = called(a_seat(), "l1", "l2")
    seat.take("l2", "Bo Dahl", "substitute", "called", NOW, late=False)
    seat.take("l3", "Asta Berg", "holder", "dialled_in", later(60), late=True)
    assert seat.outcome == "present" and seat.taken_at == NOW


def test_a_substitute_who_comes_after_the_holder_leaves_the_seat_present() -> None:
    seat = called(a_seat(), "l1")
    seat.take("l1", "Asta Berg", "holder", "called", NOW, late=False)
    seat.lose("l1", 5, later(10), unasked=True)
    seat.take("l2", "Bo Dahl", "substitute", "dialled_in", later(20), late=True)
    assert seat.outcome == "present"


def test_a_declined_seat_is_called_no_more() -> None:
    seat = called(a_seat(), "l1", "l2")
    decision = seat.decline("l1", "Asta Berg", NOW)
    assert seat.outcome == "declined" and not seat.still_called
    assert "SeatDeclined" in kinds(decision) and decision.effects == (HangUp("l2", "c1"),)


def test_someone_may_come_to_a_declined_seat_after_all() -> None:
    seat = called(a_seat(), "l1")
    seat.decline("l1", "Asta Berg", NOW)
    seat.take("l9", None, "substitute", "dialled_in", later(60), late=True)
    assert seat.outcome == "by_substitute" and seat.reason is None


def test_a_seat_not_reached_says_what_the_last_call_came_to() -> None:
    seat = called(a_seat(), "l1", "l2")
    seat.settle("l1", "busy", NOW)
    seat.settle("l2", "no_answer", NOW)
    decision = seat.give_up(NOW)
    assert decision.events == (events.SeatNotReached("polisen", "no_answer"),)
    assert seat.give_up(NOW).events == ()


def test_a_seat_without_any_number_has_no_holder() -> None:
    seat = a_seat(ladder=())
    assert seat.give_up(NOW).events == (events.SeatNotReached("polisen", "no_holder"),)


def test_a_line_dropped_unasked_is_rung_back_after_five_seconds_but_not_for_ever() -> None:
    seat = called(a_seat(), "l1")
    seat.take("l1", "Asta Berg", "holder", "called", NOW, late=False)
    decision = seat.lose("l1", 5, later(60), unasked=True)
    assert [(due.command, due.at) for due in decision.due] == [
        (commands.RecallLeg("c1", "polisen", "l1"), later(65))
    ]
    assert seat.filled
    seat.holder, seat.recalls = "l1", RECALLS
    assert seat.lose("l1", 5, later(90), unasked=True).due == ()


def test_who_said_goodbye_is_not_rung_back() -> None:
    seat = called(a_seat(), "l1")
    seat.take("l1", "Asta Berg", "holder", "called", NOW, late=False)
    assert seat.lose("l1", 5, later(60), unasked=False).due == ()


def test_an_attempt_settled_twice_the_same_is_told_once() -> None:
    seat = called(a_seat(), "l1")
    assert len(seat.settle("l1", "busy", NOW).events) == 1
    assert seat.settle("l1", "busy", NOW).events == ()
