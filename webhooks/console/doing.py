"""Wishes made from a page: the same table, the same road as by command line, API, keys and texts.

A form carries a stamp, drawn when its page was made, so that pressing twice does it once. Whoever leads
asks as the seat they sit on today, and so has the keys exactly when that seat has the chair."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from typing import Final

from flask import current_app, flash, g, request, session
from flask_babel import gettext as _

from conference.bootstrap import Upprop
from conference.bus import Away, Handled
from conference.domain.access.rights import Role
from conference.domain.activation import wishes as of_activations
from conference.domain.activation.activation import Activation
from conference.domain.county.county import County
from conference.domain.errors import BadInput, NotAllowed, NotFound
from conference.domain.meeting import wish
from conference.domain.meeting.conference import Conference
from conference.host import Host
from conference.views import activation as activation_views
from conference.views import conferences
from conference.views.activated import ask_of
from conference.views.sources import Look
from conference.views.wished import command_for, role_of
from webhooks.console.who import ASKS_AS, Who, who

SEAT: Final = "seat"
"""Where it is kept, for as long as one is signed in, on which leader's seat one sits."""
EXERCISE: Final = "about_exercise"
"""Where it is kept, while a page is made, that it shows something of an exercise, whatever the house is."""
UNDO: Final = "undo"
"""Asked by whoever pressed, and not in the name of a seat."""
OURS: Final = frozenset({"csrf_token", "stamp", "as_seat", "back"})
"""Fields of a form that are no part of the wish."""


def house() -> Upprop:
    """The product behind these pages; its reserve while the database is away."""
    host: Host = current_app.extensions["host"]
    return host.at_work()


def new_stamp() -> str:
    """What makes a form a thing that is done once."""
    return secrets.token_urlsafe(12)


def stamp() -> str | None:
    """The stamp of the form that was sent, kept apart from everybody else's."""
    return form_stamp(who().account)


def form_stamp(account: str) -> str | None:
    """The same for an account that is not quite in yet."""
    drawn = request.form.get("stamp", "")
    return f"console/{account}/{drawn[:40]}" if drawn else None


def given() -> dict[str, str]:
    """What the form says of the wish, several of one name with commas; a field left empty is left out."""
    said: dict[str, str] = {}
    for name in request.form:
        values = [value.strip() for value in request.form.getlist(name) if value.strip()]
        if name not in OURS and values:
            said[name] = ",".join(values)
    return said


def seat_in(conference: Conference, asks: Who) -> str:
    """On which seat somebody sits: a leader where they said, a member on their organisation's."""
    seats = seats_of(conference, asks)
    chosen = request.form.get("as_seat") or session.get(SEAT, "")
    if chosen in seats:
        return str(chosen)
    return seats[0] if asks.role is Role.MEMBER and seats else ""


def seats_of(conference: Conference, asks: Who) -> tuple[str, ...]:
    """The seats somebody may sit on."""
    if asks.role is Role.LEADER:
        return tuple(seat.seat for seat in conference.format.leaders)
    if asks.role is Role.MEMBER:
        return tuple(seat.seat for seat in conference.format.seats if seat.member == asks.member)
    return ()


def role_in(conference: Conference, asks: Who) -> wish.Role:
    """As what somebody asks in a meeting."""
    seat = seat_in(conference, asks)
    return role_of(conference, seat) if seat else ASKS_AS[asks.role]


def ask_meeting(id: str, of: str, takes: Collection[str] | None = None) -> None:
    """Have a wish of a meeting carried out, from the form that was sent: all its fields, or those it `takes`.

    A form sent again does nothing more. Raises what the wish raises.
    """
    upprop, asks, once = house(), who(), stamp()
    said = {name: value for name, value in given().items() if takes is None or name in takes}
    with upprop.store.reading() as look:
        if once and look.reads.taken(once):
            return
        conference = conferences.meant(look, id)
    if asks.role is Role.MEMBER and said.get("seat", "") not in ("", *seats_of(conference, asks)):
        raise NotAllowed(_("You may do that for your own organisation alone."))
    seat = seat_in(conference, asks)
    if asks.role in (Role.MEMBER, Role.AUDITOR) and not seat:
        raise NotAllowed(_("Your organisation has no seat in this meeting."))
    command = command_for(conference, of, by=asks.by, seat=seat, role=ASKS_AS[asks.role], given=said)
    upprop.bus.handle(command, stamp=once)


def ask_activation(id: str, of: str, said: Mapping[str, str] | None = None) -> Handled:
    """The same of an activation; of a form's fields of one name all that are filled in, with commas between.

    Whoever has an account for one organisation speaks for that one, and for no other. A form sent again does
    nothing more.
    """
    upprop, asks, once = house(), who(), stamp()
    said = filled_in() if said is None else said
    with upprop.store.reading() as look:
        if once and look.reads.taken(once):
            return Handled(False)
        activation = activation_meant(look, id)
        if asks.role is Role.MEMBER:
            said = _for_its_own(asks, of, said)
        by = asks.by if of == UNDO else leading_as(upprop.county, asks) or asks.by
        ask = ask_of(look, activation, by, said, upprop.clock.now(), via="console")
    command = of_activations.wish(of, ask, role=ASKS_AS[asks.role], state=activation.state)
    return upprop.bus.handle(command, stamp=once)


def meeting_meant(look: Look, id: str) -> Conference:
    """A meeting that a page is about: of an exercise every page says that it is. Raises NotFound."""
    conference = conferences.meant(look, id)
    mark_exercise(conference.exercise)
    return conference


def mark_exercise(shown: bool) -> None:
    """What is shown is an exercise's."""
    if shown:
        setattr(g, EXERCISE, True)


def activation_meant(look: Look, id: str) -> Activation:
    """Raises NotFound; or Away, where a reserve is at work and knows only what has been begun since."""
    try:
        activation = activation_views.meant(look, id)
        mark_exercise(activation.exercise)
        return activation
    except NotFound as error:
        if not look.house.reserve:
            raise
        raise Away("this host's reserve knows only what has been begun since") from error


def leading_as(county: County, asks: Who) -> str:
    """The function in whose name somebody leads, if they have said where they sit."""
    chosen = str(session.get(SEAT, ""))
    if asks.role is not Role.LEADER or chosen not in county.leaders:
        return ""
    return county.formats["gron"].seat(chosen).function


def filled_in() -> dict[str, str]:
    """What a form says; what is asked several times under one name is a list."""
    said: dict[str, str] = {}
    for name in request.form:
        values = [value.strip() for value in request.form.getlist(name) if value.strip()]
        if name not in OURS and values:
            said[name] = ",".join(values)
    return said


def _for_its_own(asks: Who, of: str, said: Mapping[str, str]) -> dict[str, str]:
    row = of_activations.WISHES.get(of)
    if said.get("member", asks.member) != asks.member:
        raise NotAllowed(_("You may do that for your own organisation alone."))
    return {**said, "member": asks.member} if row and "member" in row.takes else dict(said)


def one_of(name: str, choices: frozenset[str]) -> str:
    """A field of the form that must be one of a few words. Raises BadInput."""
    value = request.form.get(name, "")
    if value not in choices:
        raise BadInput(_("Choose one of what the page offers."))
    return value


def tell(sentence: str) -> None:
    """What the next page says first."""
    flash(sentence)
