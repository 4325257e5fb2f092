"""The last look at a number before a carrier is given it: on what is stored now, not when it was decided.

What stands in the outbox may be old, or may have been put there by somebody else. The directory may have been
replaced since. So each call and text is held once more against it, in the transaction that looks whether it
is still worth doing.
"""

from __future__ import annotations

from conference.domain.county.barring import Barred, barred
from conference.domain.errors import NotFound
from conference.domain.meeting.effects import Effect, PlaceCall, SendText
from conference.domain.meeting.text import LINK_TEST, Text
from conference.domain.meeting.worth import Stored
from conference.ports import UnitOfWork

ANSWER = "reply"
"""The purpose of a text to whoever has just texted us; whether they are anybody's is not asked."""


def barred_now(effect: Effect, stored: Stored, work: UnitOfWork) -> Barred | None:
    """Why the number that the effect would reach may not be; None if it may, or if it reaches none."""
    if isinstance(effect, PlaceCall):
        leg = stored.leg
        home, seat = (leg.conference, leg.seat) if leg else (None, None)
        known = _known(effect.number, home or effect.conference, seat or effect.seat, work)
        return _barred(effect.number, known, work, link_test=effect.seat == LINK_TEST)
    if isinstance(effect, SendText) and (text := stored.text) is not None:
        return _barred(text.number, _wanted(text, work), work, link_test=text.purpose == LINK_TEST)
    return None


def _barred(number: str, known: bool, work: UnitOfWork, *, link_test: bool) -> Barred | None:
    """Our own numbers are for our own tests, and those for nobody else's."""
    house = work.house
    if link_test:
        return None if number in house.own_numbers else Barred.STRANGER
    return barred(
        number,
        exercise=house.exercise,
        countries=work.county.countries,
        ours=house.own_numbers,
        known=known,
    )


def _wanted(text: Text, work: UnitOfWork) -> bool:
    return text.purpose == ANSWER or _known(text.number, text.conference, text.seat, work)


def _known(number: str, conference: str | None, seat: str | None, work: UnitOfWork) -> bool:
    """In the directory, or lent by a leader to a guest's seat of this one meeting."""
    if work.directory.knows(number):
        return True
    if conference is None or seat is None:
        return False
    try:
        place = work.seats.get(conference, seat)
    except NotFound:
        return False
    return place.guest and any(rung.number == number for rung in place.ladder)
