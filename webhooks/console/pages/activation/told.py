"""The steps of an activation in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from conference.views.timeline import Step, Value

SENTENCES: Final[Mapping[str, LazyString]] = {
    "pressed_green": _("%(member)s pressed the green button: %(why)s"),
    "pressed_blue": _("%(member)s pressed the blue button: %(why)s"),
    "pressed_too": _("%(member)s pressed, too: %(why)s"),
    "undone": _("The press was taken back"),
    "mistaken": _("Called a mistake by %(by)s. %(why)s"),
    "split": _("%(by)s made press %(number)s an activation of its own"),
    "paged_holder": _("Looked for: %(who)s"),
    "paged_substitute": _("Substitutes looked for: %(who)s"),
    "paged_last_resort": _("The last resort is looked for: %(who)s"),
    "paged_correction": _("Called to put it right: %(who)s"),
    "passed_on": _("%(who)s could not take it, and passed it on"),
    "not_reached": _("%(who)s was not reached"),
    "acknowledged": _("%(by)s acknowledged"),
    "planning": _("%(by)s called to a planning call"),
    "speakers": _("%(by)s named who speaks first: %(who)s"),
    "need": _("Needed, says %(by)s: %(number)s %(what)s"),
    "need_uncertain": _("Needed, says %(by)s: %(number)s %(what)s, uncertain"),
    "called": _("%(by)s has everybody called; the meeting opens %(time)s"),
    "called_by_itself": _("Nobody had acknowledged: everybody is called; the meeting opens %(time)s"),
    "convened": _("%(title)s, opens %(time)s"),
    "opened": _("%(title)s began"),
    "closed": _("%(title)s was over"),
    "called_off": _("%(title)s was called off"),
    "settled_closed": _("Blue came to nothing more, says %(by)s. %(words)s"),
    "settled_again_at": _("Blue meets again %(time)s, says %(by)s. %(words)s"),
    "settled_inform_all": _("Blue came to informing everybody, says %(by)s. %(words)s"),
    "settled_propose_green": _("Blue came to proposing green, says %(by)s. %(words)s"),
    "reserve": _("The database was away %(since)s to %(until)s; a host's reserve did its work"),
    "proposed": _("%(by)s proposed to stand down; objections are heard until %(time)s"),
    "objection": _("%(member)s objected: %(words)s"),
    "answered": _("%(by)s answered %(member)s: %(words)s"),
    "waits": _("The time was up, and objections wait for an answer: %(who)s"),
    "kept": _("%(by)s kept the activated state. %(why)s"),
    "stood_down": _("Stood down. Silent: %(silent)s, not heard: %(not_heard)s"),
    "stood_down_all_the_same": _("%(by)s stood down all the same: %(why)s"),
    "asked": _("%(by)s asked: %(question)s Answers no later than %(time)s"),
    "amended": _("%(by)s changed the question: %(question)s Answers no later than %(time)s"),
    "inquiry_closed": _("%(by)s closed an inquiry"),
    "pictured": _("%(by)s wrote version %(number)s of the picture"),
    "picture_sent": _("%(by)s sent version %(number)s of the picture to %(count)s"),
    "cadence": _("%(by)s: a meeting each %(hours)s hours"),
    "cadence_hours": _("%(by)s: a meeting at %(hours)s"),
    "cadence_off": _("%(by)s: no more meetings by themselves"),
    "review": _("%(by)s: to be reconsidered %(time)s"),
    "reviewed": _("Those who lead were reminded to reconsider; again %(time)s"),
    "staffed": _("%(who)s stands in for %(seat)s"),
    "unstaffed": _("%(seat)s has the seat again"),
}


def told(step: Step, clock: Callable[[datetime], str], moment: Callable[[datetime], str]) -> str:
    """A step in the reader's language; a time on another day with its day."""

    def written(value: Value) -> str:
        if isinstance(value, datetime):
            near = abs((value - step.at).total_seconds()) < 12 * 3600
            return clock(value) if near else moment(value)
        if isinstance(value, tuple):
            return ", ".join(value)
        return "" if value is None else str(value)

    filled = str(SENTENCES[step.what]) % {name: written(value) for name, value in step.values.items()}
    return " ".join(filled.split()).rstrip(" .") + "."
