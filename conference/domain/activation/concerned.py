"""Whom it concerns that an activation is to end: whoever has heard of it, and the leaders.

Once everybody has been called that is every member. Before, those who never heard of it are left in peace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conference.domain.activation.proposal import Asked
from conference.domain.county.county import County
from conference.domain.county.formats import Format, SeatPlan

GREEN_FORMAT, BLUE_FORMAT = "gron", "bla"


def concerned(
    county: County, called_to: Sequence[Format], pressed: Iterable[str], texted: Iterable[str]
) -> tuple[Asked, ...]:
    """The leaders on duty, then whoever speaks for a member that has heard of it, each function once.

    `called_to` are the formats of the meetings to which people have been called, `pressed` the members that
    pressed, `texted` the functions that have been written to.
    """
    every = county.formats[GREEN_FORMAT].speakers
    seats = every if any(format_.id == GREEN_FORMAT for format_ in called_to) else ()
    if not seats:
        centres = [seat for one in called_to if one.id == BLUE_FORMAT for seat in one.speakers]
        heard = {*pressed, *_members(called_to), *_members_of(county, texted)}
        heard -= {seat.member for seat in centres if seat.member}
        seats = (*centres, *(seat for seat in every if seat.member in heard))
    leaders = [Asked(function, county.function(function).member) for function in county.paged]
    asked = {one.function: one for one in (*leaders, *map(_asked, seats))}
    return tuple(asked.values())


def _asked(seat: SeatPlan) -> Asked:
    return Asked(seat.function, seat.member)


def _members(formats: Iterable[Format]) -> set[str]:
    return {seat.member for one in formats for seat in one.seats if seat.member}


def _members_of(county: County, functions: Iterable[str]) -> set[str]:
    named = set(functions)
    return {one.member for one in county.functions if one.id in named and one.member}
