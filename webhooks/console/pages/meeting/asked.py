"""What there is to fill in on the page of a wish that asks for something, or asks once more."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.meeting.conference import Conference
from conference.ports import UnitOfWork
from webhooks.console.pages.meeting.keys import Field, Key, Kind
from webhooks.console.pages.meeting.shown import Reader

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Blank:
    """A field and, where it is chosen, what among; `chosen` is what stands there already."""

    field: Field
    choices: Choices = ()
    chosen: tuple[str, ...] = ()


def blanks(key: Key, look: UnitOfWork, conference: Conference, by: Reader) -> tuple[Blank, ...]:
    """The fields of a wish as this reader is asked for them."""
    asked = [field for field in key.fields if by.leads or not field.of_leaders]
    return tuple(_blank(field, look, conference) for field in asked)


def _blank(field: Field, look: UnitOfWork, conference: Conference) -> Blank:
    format_ = conference.format
    if field.kind is Kind.SEAT:
        return Blank(field, tuple((seat.seat, seat.called) for seat in format_.speakers))
    if field.kind is Kind.SEATS:
        here = look.seats.present(conference.id)
        seats = tuple((seat.seat, seat.called) for seat in format_.seats if seat.seat in here)
        return Blank(field, seats, conference.break_out)
    if field.kind is Kind.CARRIER:
        others = [name for name in look.house.voices if name != conference.carrier]
        return Blank(field, tuple((name, name) for name in others))
    return Blank(field)
