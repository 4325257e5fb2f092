"""Whoever has done something, as a page names them: what a function is called, or the name a desk goes by."""

from __future__ import annotations

from conference.domain.county.county import County


def named(county: County, by: str) -> str:
    """`by` as history has it: a function or seat, a member, or a door and a name. The clock is nobody."""
    if by == "clock":
        return ""
    _, _, at_the_door = by.rpartition(":")
    for function in county.functions:
        if function.id == at_the_door:
            return function.called
    return member_named(county, at_the_door)


def member_named(county: County, id: str) -> str:
    """A member's name, or what it is known by where it is none."""
    return next((member.name for member in county.members if member.id == id), id)


def function_called(county: County, id: str) -> str:
    """What a function is called."""
    return next((function.called for function in county.functions if function.id == id), id)


def seat_called(county: County, slug: str) -> str:
    """What a seat is called, in whatever format has it."""
    for format_ in county.formats.values():
        if format_.has(slug):
            return format_.seat(slug).called
    return function_called(county, slug)
