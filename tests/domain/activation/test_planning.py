"""Who sits in a planning call, and who may be named to speak first."""

from __future__ import annotations

import pytest

from conference.domain.activation import planning
from conference.domain.county.county import County
from conference.domain.errors import BadInput, NotFound
from tests.counties import stockholm


@pytest.fixture(scope="module")
def county() -> County:
    return stockholm()


def seats(county: County, members: list[str], *add: str) -> list[str]:
    formote, green = county.formats["formote"], county.formats["gron"]
    return [seat.seat for seat in planning.seats_of_planning(county, formote, green, members, add)]


def test_whoever_pressed_sits_in_the_seat_it_will_have_in_the_meeting(county: County) -> None:
    assert seats(county, ["huddinge"]) == ["huddinge-tib"]
    assert seats(county, ["huddinge", "haninge", "huddinge"]) == ["huddinge-tib", "haninge-tib"]


def test_a_leader_has_a_seat_there_already(county: County) -> None:
    assert seats(county, ["lansstyrelsen"], "rsib") == []


def test_a_seat_or_any_function_may_be_added_and_nobody_else(county: County) -> None:
    added = seats(county, ["huddinge"], "polisen-tib", "region-stockholm-hsf", "region-stockholm-tf")
    assert added == ["huddinge-tib", "polisen-tib", "region-stockholm-tib", "region-stockholm-tf"]
    with pytest.raises(NotFound):
        seats(county, ["huddinge"], "grannen")


def test_they_are_called_and_speak_and_do_not_lead(county: County) -> None:
    formote, green = county.formats["formote"], county.formats["gron"]
    chosen = planning.seats_of_planning(county, formote, green, ["huddinge"], ["huddinge-kib"])
    assert {(seat.summoned, seat.speaks, seat.leads) for seat in chosen} == {(True, True, False)}
    assert [seat.order for seat in chosen] == [1, 2]


def test_only_who_has_a_turn_can_be_named_and_once(county: County) -> None:
    green = county.formats["gron"]
    assert planning.speakers_named(green, ["polisen-tib", "polisen-tib"]) == ("polisen-tib",)
    for seat in ("lst-tib", "huddinge-kib"):
        with pytest.raises(BadInput):
            planning.speakers_named(green, [seat])
    with pytest.raises(NotFound):
        planning.speakers_named(green, ["grannen"])


@pytest.mark.parametrize(
    ("member", "seat"), [("huddinge", "huddinge-tib"), ("region-stockholm", "region-stockholm-tib"),
                         ("lansstyrelsen", None)],
)  # fmt: skip
def test_the_presser_speaks_first_unless_it_leads(county: County, member: str, seat: str | None) -> None:
    assert planning.presser(county.formats["gron"], member) == seat
