"""A meeting as it goes, and what can be asked of it."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from conference.clock import Clock
from conference.domain.access.rights import Right, Role
from conference.domain.instants import Instant, after
from conference.domain.meeting.wishes import WISHES
from conference.views import conferences
from conference.views.last_done import last_done
from conference.views.noted import noted
from conference.views.room import room
from webhooks.console import doing
from webhooks.console.live.stream import Drawn, stream
from webhooks.console.who import Who, needs, who

page = Blueprint("meeting", __name__)
drawn = Drawn()

PARTS: Final = ("state", "floor", "keys", "order", "board", "notes", "done")
"""The pieces of the page that are drawn again while it is looked at, each a template of its own."""


@page.get("/konferens/<id>")
@needs(Right.LOOK)
def meeting(id: str) -> ResponseReturnValue:
    return render_template("meeting/page.html", parts=PARTS, stamp=doing.new_stamp(), **_seen(id, who()))


@page.get("/konferens/<id>/strom")
@needs(Right.LOOK)
def live(id: str) -> ResponseReturnValue:
    """The parts of the page as they change."""
    asks = who()
    with doing.house().store.reading() as look:
        conference = conferences.meant(look, id)
    key = (
        conference.id,
        doing.role_in(conference, asks),
        doing.seat_in(conference, asks),
        asks.role,
        str(get_locale()),
    )

    def draw() -> dict[str, str]:
        seen = _seen(conference.id, asks)
        return {part: render_template(f"meeting/{part}.html", **seen) for part in PARTS}

    return stream(drawn, key, [conference.id], draw)


@page.post("/konferens/<id>/onskan/<of>")
@needs(Right.LOOK)
def ask(id: str, of: str) -> ResponseReturnValue:
    """A wish; the table says who may."""
    doing.ask_meeting(id, of)
    return redirect(url_for("meeting.meeting", id=id, _anchor=request.form.get("back") or None))


@page.post("/konferens/<id>/plats")
@needs(Right.LEAD)
def sit(id: str) -> ResponseReturnValue:
    """On which leader's seat one sits today."""
    with doing.house().store.reading() as look:
        conference = conferences.meant(look, id)
    if request.form.get("seat") in doing.seats_of(conference, who()):
        session[doing.SEAT] = request.form["seat"]
    return redirect(url_for("meeting.meeting", id=id))


def _seen(id: str, asks: Who) -> dict[str, Any]:
    """Everything the parts are made of, of one moment."""
    upprop = doing.house()
    now = upprop.clock.now()
    with upprop.store.reading() as look:
        conference = conferences.meant(look, id)
        role = doing.role_in(conference, asks)
        return {
            "room": room(look, conference, now),
            "seat": doing.seat_in(conference, asks),
            "seats": doing.seats_of(conference, asks) if asks.role is Role.LEADER else (),
            "granted": {
                wish.id for wish in WISHES.values() if role in wish.who and conference.state in wish.states
            },
            "notes": noted(look, conference.id),
            "done": last_done(look, conference.id),
            "speed": _speed(upprop.clock, now),
            "names": {place.seat: place.called for place in conference.format.seats},
            "now": now,
        }


def _speed(clock: Clock, now: Instant) -> float:
    """How fast product time goes, for the clocks that tick in the page."""
    waits = clock.wall_seconds_until(after(now, 1))
    return 1 / waits if waits and waits != float("inf") else 0.0
