"""An inquiry as its answers come in: the sum, who has answered what, and who has not."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from conference.domain.access.rights import Right
from conference.domain.activation.activation import Activation
from conference.domain.errors import NotFound
from conference.views.doable import doable
from conference.views.inquiries import Standing, inquiries_of
from conference.views.named import function_called, named
from conference.views.sources import Look
from webhooks.console import doing
from webhooks.console.live.stream import Drawn, stream
from webhooks.console.who import ASKS_AS, Who, needs, who

page = Blueprint("inquiry", __name__)
drawn = Drawn()

PARTS: Final = ("total", "answers")
UNCERTAIN: Final = "osäkert"
"""As it is written in a text: the county's words know it in every language."""


@page.get("/aktivering/<id>/forfragan/<inquiry>")
@needs(Right.LOOK)
def inquiry(id: str, inquiry: str) -> str:
    return render_template(
        "inquiry/page.html", parts=PARTS, stamp=doing.new_stamp(), **_seen(id, inquiry, who())
    )


@page.get("/aktivering/<id>/forfragan/<inquiry>/strom")
@needs(Right.LOOK)
def live(id: str, inquiry: str) -> ResponseReturnValue:
    """The sum and the answers as they come."""
    asks = who()
    with doing.house().store.reading() as look:
        activation = doing.activation_meant(look, id)
        one = _standing(look, activation, inquiry)

    def draw(row: int) -> dict[str, str]:
        seen = _seen(activation.id, one.id, asks)
        return {part: render_template(f"inquiry/{part}.html", **seen) for part in PARTS}

    key = (one.id, asks.role, asks.member, str(get_locale()))
    return stream(drawn, key, [activation.id], draw)


@page.post("/aktivering/<id>/forfragan/<inquiry>/svar")
@needs(Right.LOOK)
def answer(id: str, inquiry: str) -> ResponseReturnValue:
    """A member's answer: how many, whether that is certain, or words. As a text would say it."""
    said = doing.filled_in()
    number, words = said.pop("number", ""), said.pop("words", "")
    if said.pop("uncertain", ""):
        number = f"{number} {UNCERTAIN}".strip()
    written = " ".join(filter(None, (number, words)))
    if written:
        handled = doing.ask_activation(id, "answer-inquiry", {**said, "words": written, "inquiry": inquiry})
        if handled.done:
            doing.tell(_("The answer is taken: %(words)s", words=written))
    else:
        doing.tell(_("Nothing was answered: write a number or words."))
    return redirect(url_for("inquiry.inquiry", id=id, inquiry=inquiry))


def _standing(look: Look, activation: Activation, id: str) -> Standing:
    for one in inquiries_of(look, activation.id):
        if one.id == id:
            return one
    raise NotFound(_("There is no such inquiry here."))


def _seen(id: str, inquiry: str, asks: Who) -> dict[str, Any]:
    upprop = doing.house()
    with upprop.store.reading() as look:
        activation = doing.activation_meant(look, id)
        one = _standing(look, activation, inquiry)
        may = doable(look, activation, ASKS_AS[asks.role], upprop.clock.now(), member=asks.member)
        own = not asks.member or asks.member in {member.member for member in one.members}
        names = {member.member: member.name for member in one.members}
        return {
            "id": activation.id,
            "why": activation.why,
            "one": one,
            "may": may if one.state == "open" and own else frozenset(),
            "names": names,
            "missing": [names[member] for member in one.total.missing],
            "asked_by": named(upprop.county, one.asked_by),
            "told_to": function_called(upprop.county, one.told_to) if one.told_to else "",
            "now": upprop.clock.now(),
        }
