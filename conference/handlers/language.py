"""The language in which somebody is spoken to, and written to: their own, as the directory has it.

It belongs to the person who is on duty, not to the phone: with the next shift the same phone may read
another. Where nobody knows who it is, and where it is nobody in particular (a switchboard), it is that of the
house.
"""

from __future__ import annotations

from conference.domain.county.functions import Person
from conference.domain.instants import Instant
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.seat import Seat
from conference.ports import UnitOfWork

SUBSTITUTES = ("substitute", "substitute_second")
HOLDERS = ("holder", "holder_second")


def language_at(uow: UnitOfWork, number: str | None, now: Instant) -> str:
    """Of whoever has that phone now."""
    known = uow.directory.whose(number) if number else None
    if known is None or known.to not in (*HOLDERS, *SUBSTITUTES):
        return uow.house.language
    on_duty = uow.directory.on_duty(known.function, now)
    return language_of(uow, on_duty.holder if known.to in HOLDERS else on_duty.substitute)


def language_in(uow: UnitOfWork, seat: Seat, number: str, now: Instant) -> str:
    """Of whoever was called on that phone for a seat, else of whoever has it now."""
    called = (rung.language for rung in seat.ladder if rung.number == number)
    return next(called, None) or language_at(uow, number, now)


def language_as(uow: UnitOfWork, function: str, now: Instant) -> str:
    """Of whoever holds that function now."""
    return language_of(uow, uow.directory.on_duty(function, now).holder)


def language_of(uow: UnitOfWork, person: Person | None) -> str:
    """A person's own; the house's where nobody is known to have it."""
    return person.language if person is not None else uow.house.language


def speak_with(leg: Leg, uow: UnitOfWork, person: Person | None) -> None:
    """A code has told who is on the line, and from now on they are spoken to in their language.

    A line that hears another than the house's already, for its phone is known or it has been asked for, goes
    on hearing that.
    """
    if leg.language == uow.house.language:
        leg.language = language_of(uow, person)


def other_language(leg: Leg, uow: UnitOfWork) -> None:
    """Whoever is on the line has asked for the county's next language."""
    languages = uow.county.languages
    leg.language = languages[(languages.index(leg.language) + 1) % len(languages)]
