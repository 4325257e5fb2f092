"""The conference runs itself: block after block, seat after seat, whoever comes, goes or says nothing."""

import pytest

from conference.domain.decision import Command
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.effects import SetLines
from conference.domain.meeting.record.turns import Turns
from tests.handlers.hall import ROUND_AT, Hall, in_the_round


def turns(hall: Hall) -> list[tuple[str, str, str | None]]:
    told = Turns()
    for at, event in hall.happened:
        told.take(at, event)
    return [(row.seat, row.how, row.ended_by) for row in told.turns]


def test_the_clock_alone_takes_a_meeting_from_beginning_to_end() -> None:
    hall = Hall().begin()
    hall.forward(1800)
    assert [event.block for event in hall.events(events.BlockBegan)] == ["inledning", "rapportering", "behov"]
    assert [event.by for event in hall.events(events.BlockEnded)] == ["clock", "clock", "clock"]
    assert turns(hall) == [(seat, "spoke", "time") for seat in ("polisen", "hsf", "hamnar")]
    assert hall.conference.state is ConferenceState.CLOSING and hall.due == {}


def test_the_round_calls_the_first_and_tells_the_second() -> None:
    hall = in_the_round()
    assert hall.speaking == "polisen"
    assert hall.announced() == ["block", "block", "floor_given"]
    assert hall.whispered() == [("leg-hsf", "next_up")]


def test_a_star_passes_the_floor_on_and_lines_are_set_once() -> None:
    hall = in_the_round()
    decision = hall.do(c.YieldFloor("c1", "polisen"))
    assert hall.speaking == "hsf"
    assert sum(isinstance(effect, SetLines) for effect in decision.effects) == 1
    assert set(decision.cancelled).isdisjoint(due.key for due in decision.due)


def test_the_speaker_alone_is_warned_and_the_room_hears_the_floor_go_on() -> None:
    hall = in_the_round()
    hall.announced()
    hall.whispered()
    hall.forward(60)
    assert ("leg-polisen", None) in hall.whispered()
    assert hall.announced() == ["time_out", "floor_given"]
    assert hall.speaking == "hsf"


def test_the_round_ends_early_when_all_have_been_heard() -> None:
    hall = in_the_round()
    for seat in ("polisen", "hsf", "hamnar"):
        hall.forward(10)
        hall.do(c.YieldFloor("c1", seat))
    hall.forward(0)
    assert hall.floor.block == "behov"
    assert "open_floor" in hall.announced()


def test_reports_of_nothing_before_the_meeting_are_read_and_the_round_is_shorter() -> None:
    hall = Hall()
    hall.do(c.ReportNothing("c1", "hsf"))
    hall.begin()
    hall.forward(ROUND_AT)
    assert hall.announced() == ["block", "block", "nothing_to_report_list", "floor_given"]
    hall.do(c.YieldFloor("c1", "polisen"))
    assert hall.speaking == "hamnar"


def test_a_report_of_nothing_during_the_round_is_read_at_its_end() -> None:
    hall = in_the_round()
    hall.do(c.ReportNothing("c1", "hamnar"))
    hall.do(c.ReportNothing("c1", "polisen"))
    assert hall.speaking == "hsf"
    hall.do(c.YieldFloor("c1", "hsf"))
    hall.forward(0)
    assert turns(hall) == [
        ("polisen", "nothing_to_report", "speaker"),
        ("hsf", "spoke", "speaker"),
        ("hamnar", "nothing_to_report", None),
    ]


def test_an_absent_seat_is_taken_at_the_end_of_the_block_if_it_has_come() -> None:
    hall = in_the_round("hsf", "hamnar", "tib")
    assert hall.speaking == "hsf"
    hall.joins("polisen")
    assert hall.speaking == "hsf"
    hall.do(c.YieldFloor("c1", "hsf"))
    assert hall.speaking == "hamnar"
    hall.do(c.YieldFloor("c1", "hamnar"))
    assert hall.speaking == "polisen"


def test_a_seat_that_never_came_is_written_down_as_absent() -> None:
    hall = in_the_round("polisen", "hsf", "tib")
    hall.do(c.YieldFloor("c1", "polisen"))
    hall.do(c.YieldFloor("c1", "hsf"))
    hall.forward(0)
    assert turns(hall)[-1] == ("hamnar", "absent", None)


def test_a_lost_line_comes_next_after_its_return_with_what_was_left() -> None:
    hall = in_the_round()
    hall.forward(20)
    hall.leaves("polisen")
    assert hall.speaking == "hsf" and "lost_line" in hall.announced()
    hall.whispered()
    hall.joins("polisen")
    assert hall.whispered() == [("leg-polisen", "next_up")]
    hall.do(c.YieldFloor("c1", "hsf"))
    assert hall.speaking == "polisen" and hall.floor.turn is not None and hall.floor.turn.budget < 40


def test_the_last_speakers_lost_line_is_waited_for_and_goes_on_at_once() -> None:
    hall = in_the_round("polisen", "tib")
    hall.forward(20)
    hall.leaves("polisen")
    hall.forward(10)
    assert hall.speaking is None and hall.floor.block == "rapportering"
    hall.joins("polisen")
    assert hall.speaking == "polisen"


def test_but_not_for_longer_than_it_takes_to_ring_it_back() -> None:
    hall = in_the_round("polisen", "tib")
    hall.leaves("polisen")
    hall.forward(36)
    assert hall.floor.block == "behov"


def test_a_round_waits_a_moment_for_somebody_at_the_menu() -> None:
    hall = in_the_round("polisen", "hsf", "tib")
    hall.at_menu.add("hsf")
    hall.do(c.YieldFloor("c1", "polisen"))
    hall.forward(3)
    assert hall.speaking is None and hall.floor.block == "rapportering"
    hall.joins("hsf")
    assert hall.speaking == "hsf"


def test_but_only_a_moment() -> None:
    hall = in_the_round("polisen", "hsf", "tib")
    hall.at_menu.add("hsf")
    hall.do(c.YieldFloor("c1", "polisen"))
    hall.forward(8)
    assert hall.floor.block == "behov"


def test_the_chairs_next_ends_the_turn_and_then_goes_on_to_the_next_block() -> None:
    hall = in_the_round("polisen", "tib")
    hall.do(c.NextSpeaker("c1", "tib"))
    assert turns(hall) == [("polisen", "spoke", "chair")]
    hall.forward(0)
    assert hall.floor.block == "behov"
    hall.do(c.NextSpeaker("c1", "tib"))
    assert hall.floor.block is None
    hall.forward(0)
    assert hall.conference.state is ConferenceState.CLOSING


def test_the_chairs_next_leaves_the_leaders_block() -> None:
    hall = Hall().begin()
    hall.do(c.NextSpeaker("c1", "tib"))
    assert hall.floor.block == "rapportering" and hall.speaking == "polisen"


def test_the_open_floor_goes_by_tickets_asked_for_at_any_time() -> None:
    hall = in_the_round("hamnar", "hsf", "tib")
    hall.do(c.AskForFloor("c1", "hamnar"))
    hall.do(c.NextBlock("c1", "tib"))
    assert hall.speaking == "hamnar"
    hall.do(c.AskForFloor("c1", "hsf"))
    hall.do(c.YieldFloor("c1", "hamnar"))
    assert hall.speaking == "hsf"


def test_a_block_whose_minutes_are_up_waits_for_the_end_of_the_turn() -> None:
    hall = in_the_round("polisen", "tib")
    hall.do(c.NextBlock("c1", "tib"))
    hall.forward(115)
    hall.do(c.AskForFloor("c1", "polisen"))
    hall.forward(20)
    assert hall.floor.block == "behov" and hall.speaking == "polisen"
    hall.do(c.YieldFloor("c1", "polisen"))
    hall.forward(0)
    assert hall.conference.state is ConferenceState.CLOSING


@pytest.mark.parametrize("ends", [c.YieldFloor("c1", "polisen"), c.MuteAll("c1", "tib")])
def test_the_hard_stop_never_comes_in_mid_turn(ends: Command) -> None:
    hall = in_the_round("polisen", "tib")
    hall.do(c.NextBlock("c1", "tib"))
    hall.do(c.AskForFloor("c1", "polisen"))
    hall.now = hall.conference.planned_at.replace(minute=30)
    hall.do(c.HardStop("c1"))
    assert hall.conference.state is ConferenceState.OPEN and "hard_stop" in hall.announced()
    hall.do(ends)
    hall.forward(0)
    assert hall.conference.state is ConferenceState.CLOSING


def test_the_hard_stop_ends_a_meeting_in_which_nobody_has_the_floor() -> None:
    hall = Hall().begin()
    hall.do(c.HardStop("c1"))
    hall.forward(0)
    assert hall.conference.state is ConferenceState.CLOSING


def test_the_end_of_the_meeting_ends_the_turn() -> None:
    hall = in_the_round()
    hall.end()
    assert turns(hall) == [
        ("polisen", "spoke", "end"),
        ("hsf", "skipped", None),
        ("hamnar", "skipped", None),
    ]


def test_minutes_left_are_told_to_the_room() -> None:
    hall = Hall().begin()
    hall.announced()
    for minutes in (2, 1, 7):
        hall.do(c.WarnOfEnd("c1", minutes))
    assert hall.announced() == ["two_minutes_left", "one_minute_left"]


def test_what_a_join_costs_does_not_grow_with_the_seats() -> None:
    hall = in_the_round("polisen", "hsf", "tib")
    before = hall.locks
    hall.joins("hamnar")
    assert hall.locks - before <= 1
