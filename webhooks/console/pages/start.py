"""The first page: which state the county is in, what comes next, who is on duty, and the two buttons."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from conference.domain.access.rights import Right
from conference.domain.county.county import County
from conference.host import Host
from conference.views import activation as activations
from conference.views.on_duty import on_duty
from conference.views.readiness import readiness
from webhooks.console import doing
from webhooks.console.live.stream import Drawn, stream
from webhooks.console.who import needs

page = Blueprint("start", __name__)
drawn = Drawn()

LATEST: Final = 20
"""Of so many activations those are shown that are not over."""


@page.get("/")
@needs(Right.LOOK)
def start() -> str:
    upprop = doing.house()
    now = upprop.clock.now()
    with upprop.store.reading() as look:
        ready = readiness(look, upprop.house.calls_per_second, now)
        duty = on_duty(look, now)
    return render_template(
        "start/page.html", ready=ready, on_duty=duty, names=_names(upprop.county), **_going_on()
    )


@page.get("/strom")
@needs(Right.LOOK)
def live() -> ResponseReturnValue:
    """What goes on, as it changes: whoever looks sees that somebody else has pressed."""

    def draw(row: int) -> dict[str, str]:
        return {"state": render_template("start/state.html", **_going_on())}

    return stream(drawn, str(get_locale()), [], draw)


def _going_on() -> dict[str, Any]:
    host: Host = current_app.extensions["host"]
    with doing.house().store.reading() as look:
        return {
            "active": [one for one in activations.activations(look, limit=LATEST) if one.ended_at is None],
            "under_way": look.reads.current(),
            "reserve": host.reserves.open_now() is not None,
        }


def _names(county: County) -> dict[str, str]:
    """What seats are called, whatever the format."""
    return {seat.seat: seat.called for format_ in county.formats.values() for seat in format_.seats}
