"""What waits for whoever rings, in the order of its weight."""

from __future__ import annotations

from itertools import permutations

import pytest

from conference.domain.activation.errands import PLACES, Kind, in_order
from conference.domain.activation.script import menu_now
from conference.domain.meeting import menus
from conference.domain.meeting.leg import Errand, Leg, Place
from conference.domain.meeting.script import more_waits

A_DEED: dict[Place, str] = {
    Place.PAGE: "acknowledge",
    Place.LEADING: "release",
    Place.OBJECTION: "object",
    Place.REPORT: "report-nothing",
    Place.SUMMARY: "approve-summary",
}


def test_a_page_comes_before_all_and_what_is_answered_already_last() -> None:
    some = [Errand(kind, kind, "") for kind in (Kind.ANSWER_AGAIN, Kind.REPORT, Kind.ANSWER, Kind.PAGE)]
    for order in permutations(some):
        assert [one.kind for one in in_order(order)] == ["page", "answer", "report", "answer_again"]


def test_of_two_of_a_kind_the_first_named_comes_first() -> None:
    assert [one.about for one in in_order([Errand(Kind.LEAD, "a1", ""), Errand(Kind.LEAD, "a2", "")])] == [
        "a1",
        "a2",
    ]


@pytest.mark.parametrize("kind", Kind)
def test_the_first_key_is_the_deed_itself_where_no_number_is_wanted(kind: Kind) -> None:
    place = PLACES[kind]
    menu = menus.SUMMARY if place is Place.SUMMARY else menu_now(place)
    if place is Place.ANSWER:
        assert menu is None
    else:
        assert menu is not None and menu.keys["1"] == A_DEED[place]


def test_that_more_waits_is_said_only_where_a_key_leads_to_it() -> None:
    two = (Errand(Kind.PAGE, "a1", "rsib"), Errand(Kind.APPROVE, "c1", "rsib"))
    leg = Leg("l1", None, None, "dialled_in", errands=two)
    page, leading = menu_now(Place.PAGE), menu_now(Place.LEADING)
    assert page is not None and leading is not None
    assert not more_waits(leg, page) and more_waits(leg, leading)
    leg.errands = two[:1]
    assert not more_waits(leg, leading)
