"""The first page: which state the county is in, what comes next, who is on duty, and the two buttons."""

from __future__ import annotations

import secrets
from typing import Final

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from conference.domain.access.rights import Right
from conference.domain.activation.commands import Press
from conference.domain.activation.press import BLUE, BUTTONS, GREEN
from conference.domain.county.county import County
from conference.views import activation as activations
from conference.views.on_duty import on_duty
from conference.views.readiness import readiness
from webhooks.console import doing
from webhooks.console.who import needs, who

page = Blueprint("start", __name__)

LONGEST_WHY: Final = 500


@page.get("/")
@needs(Right.LOOK)
def start() -> str:
    upprop = doing.house()
    now = upprop.clock.now()
    with upprop.store.reading() as look:
        return render_template(
            "start.html",
            active=[one for one in activations.activations(look, limit=20) if one.ended_at is None],
            under_way=look.reads.current(),
            ready=readiness(look, upprop.house.calls_per_second, now),
            on_duty=on_duty(look, now),
            names=_names(upprop.county),
        )


@page.get("/tryck/<button>")
@needs(Right.PRESS)
def ask(button: str) -> ResponseReturnValue:
    """One question: what has happened? And what pressing will do."""
    if button not in BUTTONS:
        return redirect(url_for("start.start"))
    upprop = doing.house()
    with upprop.store.reading() as look:
        return render_template(
            "press.html",
            button=button,
            called=_called(upprop.county, button),
            paged=on_duty(look, upprop.clock.now(), _paged(upprop.county, button)),
            seconds=_seconds_until_all_ring(upprop.county, button, upprop.house.calls_per_second),
            stamp=doing.new_stamp(),
            members=upprop.county.members,
        )


@page.post("/tryck/<button>")
@needs(Right.PRESS)
def press(button: str) -> ResponseReturnValue:
    """Press. Sent twice with one stamp it presses once, and is answered all the same."""
    button = button if button in BUTTONS else GREEN
    asks = who()
    member = asks.member or request.form.get("member", "")
    why = request.form.get("why", "").strip()[:LONGEST_WHY]
    kind = request.form.get("kind") or None
    id = f"a{secrets.token_hex(10)}"
    host = current_app.extensions["host"]
    handled = host.take(
        lambda upprop: upprop.bus.handle(Press(id, button, member, why, asks.by, kind), stamp=doing.stamp())
    )
    answer = handled.decision.answer
    session["pressed"] = answer.id if answer else session.get("pressed", "")
    return redirect(url_for("activation.activation", id=session["pressed"]))


def _called(county: County, button: str) -> int:
    """How many seats are called when everybody is."""
    return len(county.formats["gron" if button == GREEN else "bla"].summoned)


def _paged(county: County, button: str) -> tuple[str, ...]:
    return tuple(county.paged) if button == GREEN else ()


def _seconds_until_all_ring(county: County, button: str, rate: float) -> int:
    """At the latest, if nobody does anything: the limit, then the calls at the carrier's rate."""
    waits = 0 if button == BLUE else county.limits.call_out_after
    return round(waits + _called(county, button) / rate)


def _names(county: County) -> dict[str, str]:
    """What seats are called, whatever the format."""
    return {seat.seat: seat.called for format_ in county.formats.values() for seat in format_.seats}
