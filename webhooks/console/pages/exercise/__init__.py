"""Exercises from browsers alone: one is begun, what goes wrong is chosen, every phone can be played by hand.

What is asked of a meeting stays a wish of the table. What is done here is done at phones, as if they were in
one's hand, and nothing of it is known to the product before the telephone network tells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.bootstrap import Upprop
from conference.domain.access.rights import Right
from conference.domain.activation.press import BUTTONS
from conference.domain.county.formats import Format
from conference.domain.errors import BadInput
from conference.domain.instants import after
from conference.domain.meeting.commands import PlanConference
from conference.exercises import officers
from conference.exercises.network import Network
from webhooks.console import doing
from webhooks.console.pages.exercise import wired
from webhooks.console.pages.exercise.shown import every
from webhooks.console.pages.exercise.words import COURSES, LEADS, MISHAPS
from webhooks.console.who import needs
from webhooks.planning import id_of

page = Blueprint("exercise", __name__)

OF_BUTTONS: Final = frozenset({"gron", "bla"})
"""Formats that a button calls for: an exercise of those begins with a press."""


@page.app_errorhandler(wired.NoNetwork)
def nowhere(_error: wired.NoNetwork) -> ResponseReturnValue:
    return render_template("exercise/none.html"), 404


@page.app_errorhandler(wired.NetworkAway)
def away(_error: wired.NetworkAway) -> ResponseReturnValue:
    return render_template("exercise/away.html"), 503


@page.get("/ovning")
@needs(Right.EXERCISE)
def begin() -> str:
    """Begin an exercise, and say what goes wrong in it."""
    return _page()


@page.post("/ovning")
@needs(Right.EXERCISE)
def begun() -> ResponseReturnValue:
    """Officers to their phones; then a meeting is convened, or a button pressed on its page as in earnest."""
    what, upprop, once = request.form.get("what", ""), doing.house(), doing.stamp()
    course = doing.one_of("course", frozenset(COURSES))
    if what not in BUTTONS and what not in formats(upprop):
        raise BadInput(_("Choose one of what the page offers."))
    with upprop.store.reading() as look:
        done = once is not None and look.reads.taken(once)
        id = look.new_id() if once is None else id_of(once, upprop.settings.secret_key)
    if not done:
        with wired.network() as network:
            network.give_scripts(officers.scripts(upprop.county, every(), course))
            for mishap in MISHAPS:
                _switch(network, mishap, on=mishap in request.form.getlist("mishap"))
    if what in BUTTONS:
        return redirect(url_for("press.ask", button=what))
    lead = int(doing.one_of("lead", frozenset(map(str, LEADS))))
    upprop.bus.handle(PlanConference(id, what, after(upprop.clock.now(), lead)), stamp=once)
    doing.tell(_("The exercise has begun. Those who are played by hand are rung at the phone wall."))
    return redirect(url_for("meeting.meeting", id=id))


@page.post("/ovning/fel")
@needs(Right.EXERCISE)
def go_wrong() -> ResponseReturnValue:
    """One thing that goes wrong, from now on or no more."""
    mishap, on = doing.one_of("which", frozenset(MISHAPS)), request.form.get("on") == "1"
    with wired.network() as network:
        _switch(network, mishap, on=on)
    told = _("From now on: %(what)s.") if on else _("No more: %(what)s.")
    doing.tell(told % {"what": str(MISHAPS[mishap].title)})
    return redirect(url_for("exercise.begin", _anchor="fel"))


def formats(upprop: Upprop) -> Mapping[str, Format]:
    """The meetings an exercise can begin with: those with speakers who are called, the weekly one first."""
    known, weekly = upprop.county.formats, upprop.county.calendar.format
    return {
        id: known[id]
        for id in sorted(known, key=lambda id: id != weekly)
        if known[id].by_phone and known[id].speakers and id not in OF_BUTTONS
    }


def _page() -> str:
    upprop = doing.house()
    with wired.network() as network:
        rules = network.faults()
    with upprop.store.reading() as look:
        under_way = look.reads.current()
    spoilt = {rule["name"]: 0 for rule in rules}
    for rule in rules:
        spoilt[rule["name"]] += rule["done"]
    return render_template(
        "exercise/begin.html",
        formats=formats(upprop),
        courses=COURSES,
        leads=LEADS,
        mishaps=MISHAPS.values(),
        spoilt=spoilt,
        under_way=under_way,
        stamp=doing.new_stamp(),
    )


def _switch(network: Network, mishap: str, *, on: bool) -> None:
    """Switched on twice it is on once."""
    one = MISHAPS[mishap]
    network.take_faults_away(one.name)
    if on:
        network.add_faults(one.faults)
