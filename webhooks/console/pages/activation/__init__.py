"""An activation from its press to standing down, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from conference.domain.access.rights import Right, Role
from conference.domain.activation.activation import Activation
from conference.domain.activation.wishes import WISHES
from conference.domain.errors import DomainError, NotFound
from conference.views.doable import doable
from conference.views.inquiries import among
from conference.views.sources import Look
from conference.views.why_paged import why_paged
from webhooks.console import doing
from webhooks.console.live.stream import Drawn, stream
from webhooks.console.pages.activation.choices import choices
from webhooks.console.pages.activation.form import Form, Kind
from webhooks.console.pages.activation.forms import FORMS
from webhooks.console.pages.activation.shown import shown
from webhooks.console.pages.activation.told import told
from webhooks.console.refusals import in_words, status_of
from webhooks.console.who import ASKS_AS, Who, needs, who

page = Blueprint("activation", __name__)
drawn = Drawn()

PARTS: Final = (
    "state",
    "standing_down",
    "doable",
    "paged",
    "planning",
    "meetings",
    "inquiries",
    "picture",
    "lasting",
    "timeline",
    "leaving",
)
"""The pieces of the page that are drawn again while it is looked at, each a template of its own."""
BESIDE: Final = ("paged", "timeline")
"""Those that stand beside the others where there is room."""
OF_AN_INQUIRY: Final = "inquiry"


@page.app_template_filter("step")
def in_a_sentence(step: Any) -> str:
    filters = current_app.jinja_env.filters
    return told(step, filters["clock"], filters["moment"])


@page.get("/aktivering/<id>")
@needs(Right.LOOK)
def activation(id: str) -> str:
    asks = who()
    upprop = doing.house()
    with upprop.store.reading() as look:
        one = doing.activation_meant(look, id)
        left = one.undo_left(asks.by, upprop.county.limits.undo_seconds, upprop.clock.wall())
    seen = shown(one.id, asks)
    return render_template(
        "activation/page.html",
        parts=PARTS,
        beside=BESIDE,
        stamp=doing.new_stamp(),
        undo_left=left,
        sits=doing.leading_as(upprop.county, asks),
        places=_places(asks),
        **seen,
    )


@page.get("/aktivering/<id>/strom")
@needs(Right.LOOK)
def live(id: str) -> ResponseReturnValue:
    """The parts of the page as they change."""
    asks = who()
    with doing.house().store.reading() as look:
        id = doing.activation_meant(look, id).id

    def draw(row: int) -> dict[str, str]:
        seen = shown(id, asks)
        return {part: render_template(f"activation/{part}.html", **seen) for part in PARTS}

    return stream(drawn, (id, asks.role, asks.member, str(get_locale())), [id], draw)


@page.post("/aktivering/<id>/plats")
@needs(Right.LEAD)
def sit(id: str) -> ResponseReturnValue:
    """In which leader's place one sits today."""
    if request.form.get("seat") in {seat for seat, _called in _places(who())}:
        session[doing.SEAT] = request.form["seat"]
    return redirect(url_for("activation.activation", id=id))


@page.get("/aktivering/<id>/varfor/<function>")
@needs(Right.LOOK)
def why(id: str, function: str) -> str:
    """Why those phones rang when the button had been pressed, or did not."""
    upprop = doing.house()
    with upprop.store.reading() as look:
        one = doing.activation_meant(look, id)
        answer = why_paged(look, one, function, upprop.county.zone, put=_)
    return render_template("activation/why.html", why=answer, id=one.id)


@page.get("/aktivering/<id>/onskan/<of>")
@needs(Right.LOOK)
def form(id: str, of: str) -> ResponseReturnValue:
    """The page of a wish: one thing asked, one button."""
    if (form := FORMS.get(of)) is not None and form.page:
        return redirect(url_for(form.page, id=id))
    return _asked(id, of, request.args)


@page.post("/aktivering/<id>/onskan/<of>")
@needs(Right.LOOK)
def ask(id: str, of: str) -> ResponseReturnValue:
    """A wish; the table says who may. What is refused is said on its own page, with what was filled in."""
    form = _form(of)
    try:
        handled = doing.ask_activation(id, of)
    except DomainError as error:
        if form.direct or not form.fields:
            raise
        said = doing.filled_in()
        return _asked(id, of, said, fault=in_words(error)), status_of(error)
    if handled.done:
        doing.tell(_("Done: %(what)s.", what=form.title))
    if form.place == OF_AN_INQUIRY and request.form.get("inquiry"):
        return redirect(url_for("inquiry.inquiry", id=id, inquiry=request.form["inquiry"]))
    return redirect(url_for("activation.activation", id=id))


def _form(of: str) -> Form:
    if of not in FORMS:
        raise NotFound(_("There is no such thing to ask for."))
    return FORMS[of]


def _asked(id: str, of: str, said: Mapping[str, str], *, fault: str = "") -> str:
    form, upprop, asks = _form(of), doing.house(), who()
    with upprop.store.reading() as look:
        one = doing.activation_meant(look, id)
        open_ = doable(look, one, ASKS_AS[asks.role], upprop.clock.now(), member=asks.member)
        filled = {**_as_it_is(form, look, one, said), **said}
        return render_template(
            "activation/wish.html",
            form=form,
            row=WISHES[of],
            id=one.id,
            why=one.why,
            Kind=Kind,
            open=of in open_,
            said=filled,
            lists={one_.name: choices(one_.choices, look, one, filled) for one_ in form.fields},
            fault=fault,
            stamp=request.form.get("stamp") or doing.new_stamp(),
        )


def _as_it_is(form: Form, look: Look, one: Activation, said: Mapping[str, str]) -> dict[str, str]:
    """What a form is filled in with before anybody has."""
    if form.wish == "speakers":
        return {"seats": ",".join(one.planning.named)}
    if form.wish == "need" and (need := one.planning.need):
        return {
            "what": need.what,
            "number": "" if need.number is None else str(need.number),
            "uncertain": "yes" if need.uncertain else "",
        }
    if form.place == OF_AN_INQUIRY:
        return _of_inquiry(look, one, said.get("inquiry", ""))
    return {}


def _of_inquiry(look: Look, one: Activation, words: str) -> dict[str, str]:
    inquiry = among(look.inquiries.of(one.id), words)
    question = inquiry.question
    return {
        "inquiry": inquiry.id,
        "version": str(inquiry.newest.number),
        "question": question.words,
        "unit": question.unit,
        "wanted": "" if question.wanted is None else str(question.wanted),
        "uncertain": "yes" if question.uncertain else "no",
    }


def _places(asks: Who) -> tuple[tuple[str, str], ...]:
    """The leaders' seats, for one who leads."""
    if asks.role is not Role.LEADER:
        return ()
    return tuple((seat.seat, seat.called) for seat in doing.house().county.formats["gron"].leaders)
