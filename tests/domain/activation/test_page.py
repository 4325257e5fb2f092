"""A page: the phones of one function in rounds, until somebody answers or there is nobody left to try."""

from __future__ import annotations

import pytest

from conference.domain.activation.page import Page
from conference.domain.meeting.summons import Exhausted, Ring, Step, WaitForLine, WaitUntil
from tests.domain.activation.people import FIRST, NOW, SECOND, a_page, later


def tried(page: Page, outcome: str, at: float) -> Step:
    """The phone that is next is rung and comes to that; what is to be done then."""
    step = page.next_step(later(at))
    assert isinstance(step, Ring)
    leg = f"leg-{len(page.attempts)}"
    page.place(leg, step.rung, step.round, later(at))
    assert page.next_step(later(at)) == WaitForLine()
    page.settle(leg, outcome, later(at))
    return page.next_step(later(at))


def test_two_phones_in_three_rounds_and_then_nobody_is_left() -> None:
    page = a_page()
    assert tried(page, "busy", 2) == Ring(SECOND, 1)
    assert tried(page, "no_answer", 40) == WaitUntil(later(60))
    assert page.next_step(later(60)) == Ring(FIRST, 2)
    tried(page, "busy", 60)
    assert tried(page, "busy", 62) == WaitUntil(later(150))
    tried(page, "busy", 150)
    assert tried(page, "busy", 152) == Exhausted()
    assert [(a.to, a.round) for a in page.attempts] == [
        (rung.to, round_) for round_ in (1, 2, 3) for rung in (FIRST, SECOND)
    ]


def test_a_call_that_cannot_be_found_is_placed_once_more_and_marked() -> None:
    page = a_page()
    assert tried(page, "unknown", 2) == Ring(FIRST, 1)
    assert tried(page, "unknown", 6) == Ring(SECOND, 1)
    assert [attempt.possible_duplicate for attempt in page.attempts] == [False, True]


def test_a_phone_on_a_line_of_ours_is_passed_over() -> None:
    assert a_page().next_step(NOW, frozenset({FIRST.number})) == Ring(SECOND, 1)
    assert a_page().next_step(NOW, frozenset({FIRST.number, SECOND.number})) == Exhausted()


def test_a_wrong_number_is_not_tried_again() -> None:
    page = a_page(ladder=(FIRST,))
    assert tried(page, "bad_number", 2) == Exhausted()


def test_whoever_answers_without_a_key_is_waited_for_no_longer_and_may_still_win() -> None:
    page = a_page()
    page.place("leg-1", FIRST, 1, NOW)
    page.answer("leg-1")
    assert page.next_step(later(5)) == WaitForLine()
    page.answer("leg-1", released=True)
    assert page.next_step(later(20)) == Ring(SECOND, 1)
    assert page.attempts[0].under_way


@pytest.mark.parametrize(("answered", "hung_up"), [(False, ["leg-1"]), (True, [])])
def test_at_the_end_what_rings_is_taken_back_and_whoever_has_answered_is_not(
    answered: bool, hung_up: list[str]
) -> None:
    page = a_page()
    page.place("leg-1", FIRST, 1, NOW)
    if answered:
        page.answer("leg-1")
    decision = page.end("called_off", later(5))
    assert [getattr(effect, "leg", None) for effect in decision.effects] == hung_up
    assert decision.cancelled == ("a1/page/lst-tib/*",)
    assert page.end("acknowledged", later(6)).events == () and page.outcome == "called_off"


def test_nobody_to_ring_is_nobody_to_text() -> None:
    assert a_page(ladder=()).first is None and a_page().first == FIRST
    assert a_page(ladder=()).next_step(NOW) == Exhausted()
