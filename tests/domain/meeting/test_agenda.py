"""A block ends by the chair, when its round is done, or at its minutes; a round is never cut short."""

from dataclasses import replace
from typing import Any

import pytest

from conference.domain.county.texts import say
from conference.domain.meeting import events
from conference.domain.meeting.agenda import (
    Give,
    Move,
    Stay,
    Step,
    begin_block,
    block_under_way,
    end_block,
    next_position,
    read_nothing,
    what_next,
)
from conference.domain.meeting.effects import Announce
from conference.domain.meeting.floor import Floor
from tests.domain.meeting.people import FORMAT, GREEN, NOW, later

OPENING, ROUND, NEEDS = FORMAT.blocks
ALL = frozenset({"polisen", "hsf", "hamnar", "tib", "rkk"})
HEARD = ("polisen", "hsf", "hamnar")


def at(block: Any, *, free: bool = False, paused: bool = False, **ledger: Any) -> Floor:
    floor = Floor("c1")
    begin_block(floor, block, NOW)
    floor.free, floor.paused = free, paused
    floor.ledger = replace(floor.ledger, **ledger)
    return floor


def asking(floor: Floor, *seats: str) -> Floor:
    for seat in seats:
        floor.queue.ask(seat, urgent=False)
    return floor


OWED = (("hsf", 20.0),)


@pytest.mark.parametrize(
    ("why", "floor", "present", "seconds", "expected"),
    [
        ("the leaders speak for their minutes", at(OPENING), ALL, 44, Stay()),
        ("and then the next block begins", at(OPENING), ALL, 45, Move()),
        ("who asks during them has to wait", asking(at(OPENING), "hsf"), ALL, 10, Stay()),
        ("unless the chair opens the floor", asking(at(OPENING, free=True), "hsf"), ALL, 10, Give("hsf")),
        ("the round goes in its order", at(ROUND), ALL, 0, Give("polisen", "hsf")),
        ("the last has nobody after it", at(ROUND, spoken=HEARD[:2]), ALL, 90, Give("hamnar")),
        ("the round is done when all are heard", at(ROUND, spoken=HEARD), ALL, 90, Move()),
        ("or when nobody left is here", at(ROUND, spoken=HEARD[:2]), ALL - {"hamnar"}, 90, Move()),
        (
            "a lost line is waited for",
            at(ROUND, spoken=HEARD[:1], owed=OWED),
            {"polisen", "tib"},
            90,
            Stay(later(125)),
        ),
        ("but not beyond the minutes", at(ROUND, spoken=HEARD[:1], owed=OWED), {"polisen"}, 600, Move()),
        ("minutes do not cut off who is here", at(ROUND, spoken=HEARD[:2]), ALL, 700, Give("hamnar")),
        ("the chair may leave the order", asking(at(ROUND, free=True), "hamnar"), ALL, 9, Give("hamnar")),
        ("then nobody speaks unasked", at(ROUND, free=True), ALL, 9, Stay()),
        ("until the minutes are up", at(ROUND, free=True), ALL, 600, Give("polisen", "hsf")),
        ("silence lasts until the chair ends it", at(ROUND, paused=True), ALL, 9, Stay()),
        ("the open floor waits for somebody", at(NEEDS), ALL, 9, Stay()),
        ("and goes by tickets", asking(at(NEEDS), "hamnar", "hsf"), ALL, 9, Give("hamnar", "hsf")),
        ("for its minutes", asking(at(NEEDS), "hamnar"), ALL, 120, Move()),
        ("before the first block nothing happens", Floor("c1"), ALL, 9, Stay()),
    ],
)
def test_the_meeting_goes_on(
    why: str, floor: Floor, present: frozenset[str], seconds: float, expected: Step
) -> None:
    assert what_next(floor, FORMAT, frozenset(present), later(seconds)) == expected, why


def test_blocks_follow_one_another_and_come_to_an_end() -> None:
    assert [next_position(Floor("c1"), FORMAT, position) for position in (-1, 0, 1, 2)] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("why", "pressed", "named", "positions"),
    [
        ("one who pressed and one named have a round each", "hamnar", ("hsf",), [0, 1, 2, 3]),
        ("without anybody named theirs is passed by", "hamnar", (), [0, 2, 2, 3]),
        ("and so it is when only the presser is named", "hamnar", ("hamnar",), [0, 2, 2, 3]),
        ("without a presser the first is", None, ("hsf",), [1, 1, 2, 3]),
        ("a leader who presses has no turn", "tib", (), [2, 2, 2, 3]),
        ("nor has a listener", "jarfalla-tib", ("jarfalla-tib",), [2, 2, 2, 3]),
        ("nor a seat that is not there", "kungen", ("kungen",), [2, 2, 2, 3]),
    ],
)
def test_a_round_for_nobody_is_passed_by(
    why: str, pressed: str | None, named: tuple[str, ...], positions: list[int]
) -> None:
    floor = Floor("c1", pressed=pressed, named=named)
    assert [next_position(floor, GREEN, position) for position in (-1, 0, 1, 2)] == positions, why


def test_each_round_has_its_own_seats_and_its_own_turns() -> None:
    floor = Floor("c1", pressed="hamnar", named=("hsf", "hamnar"))
    rounds = [("hamnar",), ("hsf",), ("hamnar", "hsf", "polisen")]
    for block, seats, seconds in zip(GREEN.blocks, rounds, (180.0, 120.0, 15.0), strict=False):
        begin_block(floor, block, NOW)
        assert what_next(floor, GREEN, ALL, NOW) == Give(seats[0], seats[1] if len(seats) > 1 else None)
        floor.give(seats[0], GREEN, ALL, by="order", now=NOW)
        assert floor.turn is not None and floor.turn.budget == seconds
        floor.yield_(seats[0], now=NOW)
        for seat in seats[1:]:
            floor.give(seat, GREEN, ALL, by="order", now=NOW)
            floor.yield_(seat, now=NOW)
        assert what_next(floor, GREEN, ALL, NOW) == Move()
        assert end_block(floor, GREEN, ALL, ended_by="time", now=NOW).events == ()


def test_only_those_of_a_round_are_accounted_for_when_it_ends() -> None:
    floor = Floor("c1", pressed="hamnar", named=("hsf",))
    begin_block(floor, GREEN.blocks[0], NOW)
    decision = end_block(floor, GREEN, ALL - {"hamnar"}, ended_by="time", now=NOW)
    assert decision.events == (events.SeatPassedOver("hamnar", "lagesbild", "absent"),)


def test_nothing_to_report_is_kept_for_the_round_in_which_the_seat_has_a_turn() -> None:
    floor = Floor("c1", pressed="hamnar", named=("hsf",))
    begin_block(floor, GREEN.blocks[0], NOW)
    floor.report_nothing("polisen", GREEN, now=NOW)
    assert not read_nothing(floor, GREEN, NOW).events
    end_block(floor, GREEN, ALL, ended_by="time", now=NOW)
    begin_block(floor, GREEN.blocks[2], NOW)
    assert read_nothing(floor, GREEN, NOW).events == (events.NothingReported("varvet", ("polisen",)),)
    assert floor.pool == 15.0
    assert what_next(floor, GREEN, ALL, NOW) == Give("hamnar", "hsf")


def test_a_new_block_begins_on_a_clean_sheet_but_keeps_who_waits() -> None:
    floor = asking(at(ROUND, spoken=HEARD, pool=30.0, silent=("hsf",), unread=("hsf",)), "hamnar")
    begin_block(floor, NEEDS, later(60))
    assert block_under_way(floor, FORMAT) == NEEDS and floor.block_ends_at == later(180)
    assert (floor.spoken, floor.pool, floor.owed) == ((), 0.0, ())
    assert floor.silent == ("hsf",) and [ticket.seat for ticket in floor.tickets] == ["hamnar"]


def test_reports_of_nothing_are_read_in_one_sentence_and_free_their_time() -> None:
    floor = at(ROUND, silent=("polisen", "hamnar"), unread=("polisen", "hamnar"))
    decision = read_nothing(floor, FORMAT, NOW)
    assert decision.events == (events.NothingReported(ROUND.id, ("polisen", "hamnar")),)
    [said] = decision.effects
    assert isinstance(said, Announce)
    assert said.saying == say("nothing_to_report_list", seats=["Polisen", "Hamnar"])
    assert floor.pool == 80 and not read_nothing(floor, FORMAT, NOW).events


def test_the_end_of_a_round_accounts_for_everybody_in_it() -> None:
    floor = at(ROUND, silent=("hamnar",), unread=("hamnar",))
    floor.give("polisen", FORMAT, ALL, by="order", now=NOW)
    decision = end_block(floor, FORMAT, ALL - {"hsf"}, ended_by="chair", now=later(10))
    assert decision.events[1:] == (
        events.NothingReported(ROUND.id, ("hamnar",)),
        events.SeatPassedOver("hsf", ROUND.id, "absent"),
    )
    assert floor.turn is None and floor.block is None and floor.silent == ()


def test_what_an_absent_seat_has_sent_in_is_read_aloud_in_its_place() -> None:
    floor = at(ROUND, spoken=("polisen",))
    for seat, report in (("hsf", "Hög belastning"), ("hamnar", "Gammalt"), ("hamnar", "Lugnt")):
        floor.ledger.hand_in(seat, report)
    decision = end_block(floor, FORMAT, ALL - {"hamnar"}, ended_by="chair", now=later(10))
    assert decision.events == (
        events.SeatPassedOver("hsf", ROUND.id, "skipped"),
        events.SeatPassedOver("hamnar", ROUND.id, "read_aloud"),
    )
    [said] = decision.effects
    assert isinstance(said, Announce)
    assert said.saying == say("read_aloud", seat="Hamnar", report="Lugnt")


def test_whoever_is_here_and_unheard_was_skipped_and_a_lost_line_has_its_row_already() -> None:
    floor = at(ROUND, spoken=("polisen",), owed=OWED)
    decision = end_block(floor, FORMAT, ALL, ended_by="chair", now=later(10))
    assert decision.events == (events.SeatPassedOver("hamnar", ROUND.id, "skipped"),)


def test_the_end_of_any_other_block_passes_over_nobody() -> None:
    floor = at(OPENING, silent=("hsf",), unread=("hsf",))
    assert end_block(floor, FORMAT, ALL, ended_by="time", now=later(45)).events == ()
    assert floor.silent == ("hsf",)
