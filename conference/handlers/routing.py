"""By which route a text goes, where there are several: chosen when it is written, and again when one fails.

A text goes another way only when it is certain that it has not gone the first one: what may have been done is
settled by looking before anybody hears of it here.
"""

from __future__ import annotations

from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.effects import SendText
from conference.domain.meeting.reasons import Reason
from conference.domain.meeting.routes import MOVES, next_route, route_of, trust
from conference.domain.meeting.text import FORWARD, LINK_TEST, Text
from conference.ports import UnitOfWork

TAKEN = FORWARD["sent"]


def choose(text: Text, uow: UnitOfWork, now: Instant, *, first: str = "") -> None:
    """By the route that is to be `first`, if there is one of that name. Where there is but one route there is
    nothing to choose, and nothing to look up.
    """
    usual = uow.house.text_routes
    if first in usual:
        text.route = first
        return
    text.route = usual[0] if len(usual) == 1 else route_of(text.id, text.purpose, _trusted(uow, now))


def move(text: Text, error: Reason | None, uow: UnitOfWork, now: Instant) -> Decision:
    """Its route has failed it: by another, while anybody wants it and there is one. Else nothing."""
    usual = uow.house.text_routes
    if (
        text.purpose == LINK_TEST
        or error not in MOVES
        or text.final
        or now > text.valid_until
        or len(usual) == 1
    ):
        return NOTHING
    text.route = text.route or usual[0]
    to = next_route((*text.tried, text.route), _trusted(uow, now))
    if to is None:
        return NOTHING
    if error == Reason.CARRIER_FAULT:
        _note(text.route, uow, now, well=False)
    again = SendText(text.id, text.conference, text.valid_until)
    return text.move(to, error) + Decision(effects=(again,))


def remember(text: Text, before: str, uow: UnitOfWork, now: Instant) -> None:
    """What a route has come to with a text: told once that it went well, and each time that it did not."""
    if text.status == before:
        return
    if text.status in ("sent", "delivered") and FORWARD[before] < TAKEN:
        _note(text.route, uow, now, well=True)
    if text.status == "failed" and text.error == Reason.CARRIER_FAULT:
        _note(text.route, uow, now, well=False)


def moved_to(conference: Conference | None, activation: str | None, uow: UnitOfWork) -> str:
    """The carrier to which a meeting, or else an activation, has been moved: the usual one may be silent, and
    hold a text of which nobody knows whether it has been sent.
    """
    if len(uow.house.text_routes) == 1:
        return ""
    if conference is not None:
        carrier = conference.carrier
    else:
        carrier = uow.activations.look(activation).carrier if activation is not None else ""
    return carrier if carrier != uow.house.carrier else ""


def _trusted(uow: UnitOfWork, now: Instant) -> dict[str, float]:
    return {route: trust(uow.routes.outcomes(route), now) for route in uow.house.text_routes}


def _note(route: str, uow: UnitOfWork, now: Instant, *, well: bool) -> None:
    """One route alone needs no memory."""
    if len(uow.house.text_routes) > 1:
        uow.routes.note(route, now, well=well)
