"""The first page: which state the county is in, what comes next, who is on duty, and the two buttons."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, lazy_gettext

from conference.domain.access.rights import Right
from conference.domain.county.county import County
from conference.domain.meeting.link import By, State, Trial
from conference.host import Host
from conference.views import activation as activations
from conference.views.on_duty import on_duty
from conference.views.readiness import readiness
from webhooks.console import doing
from webhooks.console.live.stream import Drawn, stream
from webhooks.console.who import needs

_ = lazy_gettext
page = Blueprint("start", __name__)
drawn = Drawn()

LATEST: Final = 20
"""Of so many activations those are shown that are not over."""
WAYS: Final = {By.VOICE: _("calls by %(carrier)s"), By.TEXT: _("texts by %(carrier)s")}
TESTED: Final = {
    State.HEARD: _("Link test: %(way)s heard %(when)s"),
    State.OLD: _("Link test: %(way)s last heard %(when)s"),
    State.SILENT: _("Link test: %(way)s not heard %(when)s"),
    State.TRYING: _("Link test: %(way)s being tried now"),
    State.UNTRIED: _("Link test: %(way)s never tried"),
    State.CANNOT: _("Link test: %(way)s cannot be tried"),
}
"""What is known of each way to the world, in the words of the text that leaders get."""


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


@page.app_template_filter("tested")
def tested(way: Trial) -> str:
    """What the last test of a way came to, and when."""
    when = current_app.jinja_env.filters["moment"](way.at) if way.at else ""
    named = str(WAYS[way.by]) % {"carrier": way.carrier}
    return str(TESTED[way.state]) % {"way": named, "when": when}


@page.get("/strom")
@needs(Right.LOOK)
def live() -> ResponseReturnValue:
    """What goes on, as it changes: whoever looks sees that somebody else has pressed."""

    def draw(row: int) -> dict[str, str]:
        return {"state": render_template("start/state.html", **_going_on())}

    # A process may show one house after another, and this page has no name that is its house's own.
    return stream(drawn, (current_app.extensions["tail"], str(get_locale())), [], draw)


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
