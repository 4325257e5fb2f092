"""Whoever is being paged rings us: the call to that phone is taken back, and the page waits for them."""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.meeting import commands as m
from tests.handlers.switchboard import Fate, Switchboard

LST = "+46701740605"


def rung(board: Switchboard) -> list[str]:
    return [call.number for call in board.placed if call.seat == "lst-tib"]


def paged() -> Switchboard:
    """All three phones ring; one of those who are rung dials our number."""
    board = Switchboard([Fate()] * 9)
    board.do(c.Press("a1", "green", "huddinge", "Brand", "cli:eva"))
    board.forward(2)
    board.do(m.CallIn("dialled", "call-in", LST))
    return board


def outcomes(board: Switchboard) -> list[str]:
    return [attempt.outcome for attempt in board.every[0].page("lst-tib").attempts]


def test_the_call_to_that_phone_is_taken_back_and_the_others_go_on() -> None:
    board = paged()
    assert outcomes(board) == ["cancelled"]
    assert [page.slug for page in board.every[0].pages if page.attempts[0].under_way] == ["rsib", "rkk"]
    board.forward(25)
    assert rung(board) == [LST]


def test_if_nothing_comes_of_it_the_next_phone_is_rung() -> None:
    board = paged()
    board.forward(35)
    assert len(rung(board)) == 2 and board.faults == []


def test_with_a_code_and_two_keys_it_is_taken_all_are_called_and_nobody_is_paged_any_more() -> None:
    board = paged()
    board.press("dialled", "10148621")
    board.press("dialled", "1")
    assert board.every[0].acknowledged_by == "lst-tib" and board.meetings() == []
    board.press("dialled", "1")
    board.forward(60)
    assert [meeting.format.id for meeting in board.meetings()] == ["gron"]
    assert rung(board) == [LST] and not any(page.open for page in board.every[0].pages)
