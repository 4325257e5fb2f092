"""Pressing green or blue: one question, what comes of it, one press. It works without the database."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from conference.bus import StorageError
from conference.domain.access.rights import Right
from conference.domain.activation.press import BUTTONS, PressAnswer
from conference.domain.errors import NotAllowed
from conference.host import Host
from conference.views.foreseen import Foreseen, foreseen, unlooked
from webhooks.console import doing
from webhooks.console.who import Who, needs, who
from webhooks.pressing import pressed

page = Blueprint("press", __name__)

LONGEST_WHY: Final = 500


@page.get("/tryck/<button>")
@needs(Right.PRESS)
def ask(button: str) -> ResponseReturnValue:
    """What has happened? And what pressing will do."""
    return _asked(button) if button in BUTTONS else redirect(url_for("start.start"))


@page.post("/tryck/<button>")
@needs(Right.PRESS)
def press(button: str) -> ResponseReturnValue:
    """Press. Sent twice with one stamp it presses once, and is answered all the same."""
    if button not in BUTTONS:
        return redirect(url_for("start.start"))
    why = request.form.get("why", "").strip()[:LONGEST_WHY]
    kind = request.form.get("kind") or None
    if not why and kind is None:
        return _asked(button, fault=_("Choose what has happened, or say it in your own words.")), 422
    member, host = _whose(who()), _host()
    if not member:
        return _asked(button, fault=_("Choose which organisation presses.")), 422
    work = partial(
        pressed, button=button, member=member, why=why, kind=kind, by=who().by, stamp=doing.stamp()
    )
    try:
        told = host.take(work)
    except StorageError:
        return _asked(
            button,
            fault=_(
                "Neither the database nor this host's call list can be had. Ring those on duty yourselves."
            ),
        ), 503
    for sentence in _told(told):
        doing.tell(sentence)
    return redirect(url_for("activation.activation", id=told.id))


def _asked(button: str, *, fault: str = "") -> str:
    county = doing.house().county
    return render_template(
        "press.html",
        button=button,
        seen=_foreseen(button),
        kinds=[
            (kind.id, kind.words.get(str(get_locale()), kind.words[county.language]))
            for kind in county.events
        ],
        members=county.members,
        said=request.form,
        fault=fault,
        stamp=request.form.get("stamp") or doing.new_stamp(),
    )


def _foreseen(button: str) -> Foreseen:
    """As the database has it, or as much of it as is known without."""
    upprop = doing.house()
    now = upprop.clock.now()
    try:
        with upprop.store.reading() as look:
            return foreseen(look, button, now)
    except StorageError:
        return unlooked(upprop.county, upprop.house, button, now)


def _whose(asks: Who) -> str:
    """The organisation that presses: one's own, and no other, where one has an account for one."""
    named = request.form.get("member", "")
    if asks.member and named not in ("", asks.member):
        raise NotAllowed(_("You may do that for your own organisation alone."))
    return asks.member or named


def _told(told: PressAnswer) -> Iterator[str]:
    """What whoever has pressed reads first."""
    if told.reserve:
        yield _("The press is taken, in reserve: the database does not answer, and this host does its work.")
    if told.joined:
        yield _("Your press is reason number %(number)s of what is under way already.", number=told.press)
    if told.guarded:
        yield _(
            "Pressed oftener than usual: those on duty are looked for, and the rest waits for their word."
        )
    elif told.all_ring_within is not None:
        minutes = -(-told.all_ring_within // 60)
        yield ngettext(
            "All have been rung within %(num)d minute at the latest.",
            "All have been rung within %(num)d minutes at the latest.",
            minutes,
        )


def _host() -> Host:
    host: Host = current_app.extensions["host"]
    return host
