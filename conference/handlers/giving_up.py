"""Whoever found no way in by keys is told by text what to do instead: nobody is left with a goodbye alone."""

from __future__ import annotations

from typing import Final

from conference.domain.county.numbers import national
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant, after
from conference.domain.meeting.leg import Leg, Place
from conference.handlers.words import write_text
from conference.ports import UnitOfWork

TRIES: Final = 3
"""Rounds of silence or of wrong keys, or wrong codes, before a polite end."""
WRONG_KEY: Final = say("wrong_key")
REMINDER: Final = "reminder"
FAREWELLS: Final = frozenset({"no_key_bye", "leaving_bye", "desk_bye", "code_locked_bye"})
OFTEN: Final = 600
VALID: Final = 1800
"""Seconds in which one phone is told so once, and that it is worth delivering."""


def count(leg: Leg, digits: str, wrong: Saying = WRONG_KEY) -> None:
    """A round of silence or of a wrong key at the desk; after so many, goodbye."""
    leg.silences += 1
    leg.notice = wrong if digits else None
    if leg.silences >= TRIES:
        leg.notice = None
        leg.part("desk_bye")


def gave_up(leg: Leg) -> bool:
    """The line says goodbye because nothing it heard led anywhere, and not as somebody wished to leave."""
    counted = leg.silences >= TRIES or leg.wrong >= TRIES
    return leg.place is Place.BYE and leg.farewell in FAREWELLS and counted and not leg.joined_before


def tell(uow: UnitOfWork, leg: Leg, now: Instant) -> Decision:
    """How to come in, to a phone that we called or that is somebody's; to a stranger's nothing is written."""
    number = leg.number
    if number is None or not gave_up(leg) or not (leg.via == "called" or uow.directory.knows(number)):
        return NOTHING
    if uow.texts.many_to(number, REMINDER, after(now, -OFTEN)):
        return NOTHING
    conference = uow.conferences.look(leg.conference) if leg.conference else None
    dial_in = national(uow.house.dial_in(conference.carrier if conference else ""))
    told = say("way_in", dial_in=dial_in)
    if conference is not None and leg.seat is not None:
        seat = uow.seats.get(conference.id, leg.seat)
        told = say("way_in_to_seat", seat=seat.called, dial_in=dial_in, code=seat.code)
    return write_text(
        uow, conference, REMINDER, told, number=number, seat=leg.seat if conference else None,
        language=leg.language, valid=VALID, now=now, activation=leg.activation,
    )  # fmt: skip
