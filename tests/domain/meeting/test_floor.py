"""One speaker at a time, and what each wish does to the floor."""

import pytest

from conference.domain.county.texts import say
from conference.domain.errors import Refused
from conference.domain.meeting import agenda, commands, events
from conference.domain.meeting.effects import Announce, SetLines, Whisper
from conference.domain.meeting.floor import Floor
from tests.domain.meeting.people import FORMAT, NOW, later
from tests.domain.meeting.rounds import ALL, ROUND, give, in_the_round, one, planned, yielded

# --- giving ---------------------------------------------------------------------------------------------


def test_whoever_is_given_the_floor_is_called_by_name_and_heard() -> None:
    decision = give(in_the_round())
    assert one(decision, events.TurnBegan) == events.TurnBegan("polisen", ROUND.id, 1, 40.0, "order")
    assert one(decision, Announce).saying == say("floor_given", seat="Polisen")
    assert one(decision, SetLines)


def test_the_time_to_react_is_not_charged() -> None:
    floor = in_the_round()
    decision = give(floor)
    assert planned(decision) == {commands.WarnSpeaker: later(33), commands.TurnTimeUp: later(53)}
    assert floor.turn is not None and not floor.turn.charged(later(2.9)) and floor.turn.charged(later(3))
    assert one(floor.yield_("polisen", now=later(13)), events.TurnEnded).used == 10


def test_a_turn_is_charged_from_when_its_name_can_be_heard() -> None:
    floor = in_the_round(announced_until=later(6))
    called = one(give(floor), Announce)
    assert called.not_before == later(6)
    assert floor.turn is not None and floor.turn.charged_from == later(9)


def test_giving_the_floor_ends_the_turn_of_whoever_had_it() -> None:
    floor = in_the_round()
    give(floor)
    decision = give(floor, "hsf", at=13)
    assert [type(event) for event in decision.events] == [events.TurnEnded, events.TurnBegan]
    assert one(decision, events.TurnEnded).ended_by == "chair"
    assert floor.speaking == "hsf" and floor.owed == () and floor.pool == 30


def test_whoever_was_called_by_mistake_comes_next() -> None:
    floor = in_the_round()
    give(floor)
    give(floor, "hsf", at=2)
    assert floor.owed == (("polisen", 40.0),)


def test_the_floor_is_not_given_to_whoever_has_it() -> None:
    floor = in_the_round()
    give(floor)
    with pytest.raises(Refused):
        give(floor, at=5)


def test_the_absent_whose_place_is_passed_are_remembered() -> None:
    floor = in_the_round()
    floor.give("hsf", FORMAT, ALL - {"polisen"}, by="order", now=NOW)
    assert floor.ledger.missed == ("polisen",)


# --- ending ---------------------------------------------------------------------------------------------


def test_what_a_turn_leaves_goes_into_the_pool() -> None:
    floor = in_the_round()
    give(floor)
    floor.yield_("polisen", now=later(23))
    assert floor.pool == 20 and floor.spoken == ("polisen",) and floor.turn is None


def test_only_the_speaker_can_be_done() -> None:
    floor = in_the_round()
    give(floor)
    with pytest.raises(Refused):
        floor.yield_("hsf", now=later(10))


def test_the_end_of_a_turn_withdraws_its_clock() -> None:
    floor = in_the_round()
    given = give(floor)
    ended = floor.yield_("polisen", now=later(10))
    assert set(ended.cancelled) == {due.key for due in given.due}


def test_a_lost_line_is_owed_what_was_left_and_gets_it_back() -> None:
    floor = in_the_round()
    give(floor)
    lost = one(floor.lose_line("polisen", FORMAT, now=later(13)), events.TurnEnded)
    assert (lost.ended_by, lost.how, lost.used) == ("lost_line", "lost_line", 10)
    assert floor.owed == (("polisen", 30.0),) and floor.pool == 0 and floor.spoken == ()
    again = give(floor, at=60)
    assert one(again, events.TurnBegan).budget == 30 and floor.owed == ()


def test_a_line_lost_in_overtime_is_owed_nothing() -> None:
    floor = in_the_round()
    give(floor)
    floor.lose_line("polisen", FORMAT, now=later(50))
    assert floor.owed == () and floor.spoken == ("polisen",)


def test_a_line_lost_without_the_floor_changes_nothing() -> None:
    floor = in_the_round()
    give(floor)
    assert floor.lose_line("hsf", FORMAT, now=later(5)).events == ()


# --- taking back ----------------------------------------------------------------------------------------


def test_a_yielded_turn_is_taken_back_with_what_was_left_of_it() -> None:
    floor = yielded()
    decision = floor.take_back("polisen", FORMAT, now=later(20))
    assert floor.speaking == "polisen" and floor.pool == 0
    assert floor.turn is not None and floor.turn.left(later(20)) == 30
    assert one(decision, Announce).saying == say("floor_returned", seat="Polisen")


def test_the_next_speaker_gives_it_back_while_uncharged_and_comes_next() -> None:
    floor = yielded()
    give(floor, "hsf", at=13)
    floor.take_back("polisen", FORMAT, now=later(15))
    assert floor.speaking == "polisen" and floor.owed == (("hsf", 40.0),) and "hsf" not in floor.spoken


@pytest.mark.parametrize(
    ("why", "seat", "next_at", "at"),
    [
        ("more than ten seconds have passed", "polisen", None, 23.5),
        ("another has begun to be charged", "polisen", 13, 17),
        ("it was somebody else's turn", "hsf", None, 14),
    ],
)
def test_a_turn_is_not_taken_back_when(why: str, seat: str, next_at: float | None, at: float) -> None:
    floor = yielded()
    if next_at is not None:
        give(floor, "hamnar", at=next_at)
    with pytest.raises(Refused):
        floor.take_back(seat, FORMAT, now=later(at))


def test_what_the_chair_has_ended_is_not_taken_back() -> None:
    floor = in_the_round()
    give(floor)
    floor.pass_on(by="chair", now=later(10))
    with pytest.raises(Refused):
        floor.take_back("polisen", FORMAT, now=later(12))


def test_a_turn_is_not_taken_back_twice() -> None:
    floor = yielded()
    floor.take_back("polisen", FORMAT, now=later(14))
    with pytest.raises(Refused):
        floor.take_back("polisen", FORMAT, now=later(15))


# --- the chair ------------------------------------------------------------------------------------------


def test_going_back_gives_at_least_an_extension_and_owes_the_interrupted() -> None:
    floor = in_the_round()
    give(floor)
    floor.yield_("polisen", now=later(41))
    give(floor, "hsf", at=41)
    decision = floor.back(FORMAT, ALL, by="tib", now=later(54))
    assert one(decision, events.TurnBegan).budget == 30 and floor.speaking == "polisen"
    assert floor.owed == (("hsf", 30.0),)


def test_there_must_be_somebody_in_the_room_to_go_back_to() -> None:
    with pytest.raises(Refused):
        in_the_round().back(FORMAT, ALL, by="tib", now=NOW)
    with pytest.raises(Refused):
        yielded().back(FORMAT, ALL - {"polisen"}, by="tib", now=later(20))


def test_an_extension_draws_on_the_pool_and_moves_the_clock() -> None:
    floor = yielded()  # leaves 30
    give(floor, "hsf", at=20)
    decision = floor.extend("leg-hsf", FORMAT, now=later(30))
    assert floor.pool == 0 and floor.turn is not None and floor.turn.budget == 70
    assert planned(decision) == {commands.WarnSpeaker: later(83), commands.TurnTimeUp: later(103)}
    assert one(decision, Whisper).saying == say("extended")


def test_an_extension_is_what_there_is_and_refused_when_there_is_nothing() -> None:
    floor = in_the_round()
    give(floor)
    with pytest.raises(Refused):
        floor.extend(None, FORMAT, now=later(5))
    floor.ledger.pool = 12
    assert one(floor.extend(None, FORMAT, now=later(5)), events.TurnExtended).seconds == 12
    with pytest.raises(Refused):
        floor.extend(None, FORMAT, now=later(6))


def test_there_is_nothing_to_extend_when_nobody_speaks() -> None:
    with pytest.raises(Refused):
        in_the_round().extend(None, FORMAT, now=NOW)


def test_the_speaker_is_passed_over_when_no_seat_is_named() -> None:
    floor = in_the_round()
    give(floor)
    ended = one(floor.skip(None, FORMAT, now=later(8)), events.TurnEnded)
    assert (ended.how, ended.ended_by) == ("skipped", "chair") and floor.turn is None


def test_a_waiting_seat_can_be_passed_over_and_still_be_given_the_floor() -> None:
    floor = in_the_round()
    floor.skip("hsf", FORMAT, now=NOW)
    assert "hsf" not in agenda.round_of_reports(floor.facts(FORMAT), ALL)
    give(floor, "hsf")
    assert floor.ledger.skipped == ()


@pytest.mark.parametrize("seat", [None, "tib", "polisen"])
def test_nobody_is_passed_over_who_is_not_waiting(seat: str | None) -> None:
    floor = yielded()
    with pytest.raises(Refused):
        floor.skip(seat, FORMAT, now=later(20))


def test_silence_leaves_only_the_chair_open_and_owes_the_speaker_the_rest() -> None:
    floor = in_the_round()
    give(floor)
    decision = floor.mute_all("tib", FORMAT, by="tib", now=later(13))
    assert floor.closed == ("rkk",) and floor.paused and floor.turn is None
    assert floor.owed == (("polisen", 30.0),)
    assert events.LineClosed("rkk", False, "tib") in decision.events


def test_a_line_is_closed_once() -> None:
    floor = in_the_round()
    assert floor.set_line("tib", open_=False, by="tib").events
    assert not floor.set_line("tib", open_=False, by="tib").events
    assert floor.set_line("tib", open_=True, by="rkk").events and floor.closed == ()


def test_a_queue_of_announcements_keeps_nobody_waiting_for_long() -> None:
    floor = Floor("c1")
    waits = [
        (said.not_before - NOW).total_seconds() if said.not_before else 0.0
        for said in (floor.announce(say("time_out"), NOW) for _ in range(6))
    ]
    assert waits == [0.0, 4.0, 8.0, 8.0, 8.0, 8.0]
