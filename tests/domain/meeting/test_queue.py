"""Nothing to report is said once; tickets only rise; urgency moves nobody."""

import pytest

from conference.domain.errors import Refused
from conference.domain.meeting import events
from tests.domain.meeting.people import FORMAT, later
from tests.domain.meeting.rounds import give, in_the_round, one, yielded


def test_nothing_to_report_instead_of_a_turn_is_the_end_of_it() -> None:
    floor = in_the_round()
    give(floor)
    ended = one(floor.report_nothing("polisen", FORMAT, now=later(8)), events.TurnEnded)
    assert (ended.how, ended.ended_by, ended.used) == ("nothing_to_report", "speaker", 5)


def test_a_report_of_nothing_is_counted_once_and_not_after_speaking() -> None:
    floor = yielded()
    for seat in ("hsf", "hsf", "polisen"):
        floor.report_nothing(seat, FORMAT, now=later(20))
    assert floor.silent == ("hsf",)


def test_tickets_only_rise_and_urgency_moves_nobody() -> None:
    floor = in_the_round()
    floor.ask("hsf", urgent=False)
    floor.ask("polisen", urgent=False)
    assert floor.ask("polisen", urgent=True).events == (events.FloorAsked("polisen", 2, True),)
    assert floor.ask("hsf", urgent=False).events == ()
    assert [(ticket.number, ticket.seat, ticket.urgent) for ticket in floor.tickets] == [
        (1, "hsf", False),
        (2, "polisen", True),
    ]
    floor.withdraw("hsf")
    floor.ask("hsf", urgent=False)
    assert [ticket.number for ticket in floor.tickets] == [2, 3]


def test_a_ticket_is_used_up_by_the_floor() -> None:
    floor = in_the_round()
    floor.ask("hsf", urgent=False)
    give(floor, "hsf")
    assert floor.tickets == ()
    with pytest.raises(Refused):
        floor.withdraw("hsf")
    with pytest.raises(Refused):
        floor.ask("hsf", urgent=True)
