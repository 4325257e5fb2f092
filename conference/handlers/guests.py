"""Guests: somebody who is no member is wanted in this one meeting, and is called to a place of their own.

The number is lent for the one summons: it is kept with the seat's ladder and with nothing else.
"""

from __future__ import annotations

from dataclasses import replace

from conference.domain.county.fit_words import fit
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.county.ladders import Rung
from conference.domain.county.numbers import RESERVED, e164_of, is_fiction
from conference.domain.decision import Decision
from conference.domain.errors import BadInput, Refused
from conference.domain.instants import Instant
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.handlers.calls import CALLING
from conference.handlers.conference import summon
from conference.handlers.course import must_lead
from conference.handlers.plan import seat_of
from conference.ports import Handlers, UnitOfWork

LADDER = "guest"
LONGEST_NAME = 40
AFTER_MEMBERS = 90
"""Where guests stand in the speaking order: after every member's seat, before the leaders'."""
OPEN_TO_GUESTS = (ConferenceState.PLANNED, *CALLING)


def invite(command: c.InviteGuest, uow: UnitOfWork, now: Instant) -> Decision:
    """A seat more, called at once if the others are being called."""
    conference = uow.conferences.get(command.conference)
    must_lead(conference, command.by)
    if conference.state not in OPEN_TO_GUESTS:
        raise Refused(f"nobody is invited to a meeting that is {conference.state}")
    name = fit(command.name, uow.county.words[uow.county.language].get("never", ()), LONGEST_NAME)
    if not name:
        raise BadInput("say who the guest is")
    number = _number(command.number, conference, uow.county.countries)
    conference.guests += 1
    place = _place(conference.format, name, conference.guests)
    conference.format = conference.format.with_seats((place,))
    rung = Rung("guest", number, name, "guest", conference.language)
    seat = replace(seat_of(uow, conference, place), ladder=(rung,), guest=True)
    uow.seats.add(seat)
    brief = events.SeatBrief(place.seat, name, None, None, LADDER, place.speaks, False, True)
    invited = Decision(events=(events.SeatAdded(brief, command.by),))
    if conference.state not in CALLING:
        return invited
    return invited + summon(uow, conference, seat, now)


def _number(written: str, conference: Conference, countries: tuple[str, ...]) -> str:
    number = e164_of(written)
    if number is None or number in RESERVED:
        raise BadInput("the guest's number is no phone number")
    if conference.exercise and not is_fiction(number):
        raise BadInput("an exercise calls only numbers set aside for fiction")
    if not number.startswith(countries):
        raise BadInput(
            f"nobody is called in that country; only numbers that begin with {', '.join(countries)}"
        )
    if is_fiction(number) and not conference.exercise:
        raise BadInput("that number is set aside for fiction, and nobody will ever answer there")
    return number


def _place(format_: Format, name: str, guest: int) -> SeatPlan:
    slug = f"gast-{guest}"
    order = AFTER_MEMBERS + guest
    return SeatPlan(slug, name, name, None, None, slug, True, False, True, LADDER, order, "gaster")


HANDLERS: Handlers = {c.InviteGuest: invite}
