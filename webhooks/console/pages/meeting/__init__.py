"""A meeting as it goes, and what can be asked of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import Blueprint, Response, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from conference.domain.access.rights import Right, Role
from conference.domain.errors import DomainError, NotFound
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.wishes import WISHES
from conference.views import conferences
from conference.views.last_done import Done
from webhooks.console import doing
from webhooks.console.live.lookers import Looker
from webhooks.console.live.stream import Draw, Drawn, Latest, stream
from webhooks.console.pages.meeting.asked import blanks
from webhooks.console.pages.meeting.keys import KEYS, OF_A_SEAT, Door
from webhooks.console.pages.meeting.refusals import OF_A_MEETING
from webhooks.console.pages.meeting.shown import (
    Reader,
    groups,
    lookers,
    may_ring_in,
    own_parts,
    parts,
    reader,
    shown,
)
from webhooks.console.pages.meeting.sight import Sight, sight
from webhooks.console.pages.meeting.told import told
from webhooks.console.records import KINDS, REASONS
from webhooks.console.refusals import in_words
from webhooks.console.who import needs, who

page = Blueprint("meeting", __name__)
page.add_app_template_test(may_ring_in)
drawn = Drawn()
sights: Latest[Sight] = Latest()
"""Each meeting as it was last read, for all who look."""

WALL: Final = "vagg"
"""In an address: as on a screen that all see and nobody touches."""
QUIETLY: Final = "X-Quietly"
"""Sent by the page itself, which needs to know only whether it was done."""
NOTED: Final = ("report", "need", "agreement", "task", "next_meeting", "note")
"""The kinds of note that are written by hand, in the order of their keys."""
WITHOUT: Final = {
    "reports": _("the carrier's reports"),
    "voice": _("calls"),
    "carrier": _("the carrier's texts"),
}
"""What a meeting may be held without."""


@page.app_template_filter("hand")
def in_a_sentence(done: Done, names: dict[str, str]) -> str:
    return told(done, names)


@page.app_template_filter("called")
def called(seat: str, names: dict[str, str]) -> str:
    return names.get(seat, seat)


@page.app_template_filter("without")
def without(what: str) -> str:
    return str(WITHOUT.get(what, what))


@page.app_context_processor
def words() -> dict[str, Any]:
    return {"KINDS": KINDS, "REASONS": REASONS, "OF_A_SEAT": OF_A_SEAT}


@page.get("/konferens/<id>")
@needs(Right.LOOK)
def meeting(id: str) -> ResponseReturnValue:
    conference, by = _meant(id)
    with doing.house().store.reading() as look:
        seen = shown(sight(look, conference), by)
    upprop, asks = doing.house(), who()
    return render_template(
        "meeting/page.html",
        parts=parts(seen),
        groups=groups(conference, seen["room"]),
        seats=doing.seats_of(conference, asks) if asks.role is Role.LEADER else (),
        stamp=doing.new_stamp(),
        noted=NOTED,
        note_key=KEYS["note"],
        speed=upprop.clock.speed,
        zone=upprop.county.zone,
        **seen,
    )


@page.get("/konferens/<id>/strom")
@needs(Right.LOOK)
def live(id: str) -> ResponseReturnValue:
    """The parts of the page as they change."""
    conference, by = _meant(id)
    return stream(drawn, by, [conference.id], _drawing(conference.id, by), _beat(conference, by))


@page.get("/konferens/<id>/delar")
@needs(Right.LOOK)
def again(id: str) -> ResponseReturnValue:
    """The same parts once, for a page that has no stream: it asks again and again."""
    conference, by = _meant(id)
    beat = _beat(conference, by)()
    row = current_app.extensions["tail"].row_of([conference.id])
    made = drawn.parts(by, row, _drawing(conference.id, by))
    answer = json.dumps({"parts": dict(made), "beat": json.loads(beat)})
    return Response(answer, content_type="application/json", headers={"Cache-Control": "no-store"})


@page.get("/konferens/<id>/fraga/<of>")
@needs(Right.LOOK)
def asked(id: str, of: str) -> ResponseReturnValue:
    """What a wish takes, or whether it is meant."""
    conference, by = _meant(id)
    key = KEYS.get(of)
    if key is None or Door.ASKED not in key.doors or by.role_in(conference) not in WISHES[of].who:
        raise NotFound("there is nothing like that to ask of this meeting")
    with doing.house().store.reading() as look:
        return render_template(
            "meeting/asked.html",
            id=conference.id,
            title=conference.title,
            key=key,
            blanks=blanks(key, look, conference, by),
            stamp=doing.new_stamp(),
        )


@page.post("/konferens/<id>/onskan/<of>")
@needs(Right.LOOK)
def ask(id: str, of: str) -> ResponseReturnValue:
    """A wish; the table says who may. What is refused is told on the page it was asked from."""
    quietly = QUIETLY in request.headers
    try:
        doing.ask_meeting(id, of)
    except DomainError as error:
        if quietly:
            raise type(error)(in_words(error, OF_A_MEETING)) from error
        doing.tell(in_words(error, OF_A_MEETING))
    if quietly:
        return "", 204
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


def _meant(id: str) -> tuple[Conference, Reader]:
    with doing.house().store.reading() as look:
        conference = doing.meeting_meant(look, id)
    return conference, reader(conference, who(), wall=bool(request.args.get(WALL)))


def _drawing(id: str, by: Reader) -> Draw:
    """The parts as they are when it is called, without what time alone changes: the page ticks by itself.

    Whoever does not lead is given what anyone sees, and their own keys beside it: of a hundred viewers most
    are of as many organisations.
    """

    def look() -> Sight:
        with doing.house().store.reading() as look:
            return sight(look, conferences.meant(look, id))

    def draw(row: int) -> Mapping[str, str]:
        seen = sights.of(id, row, look)
        if by == by.anyone:
            return parts({**shown(seen, by), "ticks": True})
        return {**drawn.parts(by.anyone, row, _drawing(id, by.anyone)), **own_parts(seen, by)}

    return draw


def _beat(conference: Conference, by: Reader) -> Callable[[], str]:
    """What time it is, and how fast it goes; and that somebody looks, from now on."""
    clock, asks = doing.house().clock, who()
    looker = Looker(asks.name, by.seat, asks.account)

    def looks() -> None:
        if by.leads and not by.wall:
            lookers.looks(conference.id, looker)

    def beat() -> str:
        looks()
        return json.dumps({"now": clock.now().isoformat(), "speed": clock.speed})

    looks()
    return beat
