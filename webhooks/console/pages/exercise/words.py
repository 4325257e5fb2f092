"""What an exercise is begun with and what can go wrong in it, in words; and what is noticed at a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

Rule = Mapping[str, Any]
"""A fault in the exercise network's words: see docs/exercises.md."""
RULES: Final = "console:"
"""What the name of a fault begins with that was switched on by a page."""

COURSES: Final[Mapping[str, tuple[LazyString, LazyString]]] = {
    "smoothly": (_("Everybody does as asked"), _("Officers answer, press 1 and speak by themselves.")),
    "unevenly": (
        _("Unevenly, as in life"),
        _("One in a dozen each is engaged, has a machine answering, cannot come, is late or loses the line."),
    ),
    "by_hand": (_("Nobody acts by themselves"), _("Every phone is played by somebody at the phone wall.")),
}
"""How the officers of an exercise do what they do: what it is called, and what it means."""

LEADS: Final = (60, 180, 360)
"""In how many seconds a meeting may begin that is convened for an exercise."""


@dataclass(frozen=True)
class Mishap:
    """Something that goes wrong from when it is switched on until it is off: what, and what is felt of it."""

    id: str
    title: LazyString
    hint: LazyString
    rules: Sequence[Rule] = field(default=())

    @property
    def name(self) -> str:
        return f"{RULES}{self.id}"

    @property
    def faults(self) -> list[Rule]:
        return [{**rule, "name": self.name} for rule in self.rules]


MISHAPS: Final[Mapping[str, Mishap]] = {
    mishap.id: mishap
    for mishap in (
        Mishap(
            "no_calls",
            _("The carrier places no calls"),
            _("Whoever is to be rung is not; those who lead are told by text."),
            [{"where": "rest:POST Calls", "does": "500"}],
        ),
        Mishap(
            "no_texts",
            _("The carrier takes no texts"),
            _("Nobody gets anything in writing, unless there is another way."),
            [{"where": "rest:POST Messages", "does": "429"}],
        ),
        Mishap(
            "no_reports",
            _("The carrier reports nothing"),
            _("Who has answered and who has gone is asked for instead, and shows later."),
            [
                {"where": f"callback:{of}", "does": "lose"}
                for of in (
                    *("initiated", "ringing", "answered", "completed"),
                    *("participant-*", "conference-*", "message-*"),
                )
            ],
        ),
        Mishap(
            "late_reports",
            _("The carrier reports ten seconds late"),
            _("What is shown of lines lags behind."),
            [
                {"where": f"callback:{of}", "does": "delay", "seconds": 10}
                for of in ("ringing", "answered", "completed", "participant-*")
            ],
        ),
        Mishap(
            "slow_carrier",
            _("The carrier answers slowly"),
            _("Every call, text and key of the chair takes three seconds longer."),
            [{"where": "rest:POST *", "does": "delay", "seconds": 3}],
        ),
        Mishap(
            "lines_fall",
            _("Every line breaks"),
            _("Whoever is on the line falls off, and so does whoever comes, until it is switched off."),
            [{"where": "lines:*", "does": "fall"}],
        ),
    )
}

NOTICED: Final[Mapping[str, LazyString]] = {
    "rings": _("The phone rings."),
    "answers": _("Answered."),
    "joins": _("In the room."),
    "leaves": _("Out of the room."),
    "muted": _("The line is closed: nobody hears you."),
    "unmuted": _("The line is open: everybody hears you."),
    "hangs_up": _("The call is over."),
    "busy": _("A call came while the phone was engaged."),
}
"""What is noticed at a phone besides what is heard, said, keyed and written."""

STANDING: Final[Mapping[str, tuple[str, LazyString]]] = {
    "rings": ("◉", _("rings")),
    "dials": ("◔", _("is ringing us")),
    "asked": ("?", _("is asked for a key")),
    "listens": ("♪", _("hears a message")),
    "waits": ("◑", _("waits in the room")),
    "closed": ("●", _("in the room, line closed")),
    "open": ("○", _("in the room, line open")),
    "speaks": ("▶", _("speaks")),
    "idle": ("–", _("idle")),
}
"""How a phone stands: a mark, and what is said beside it."""

SHOWN: Final[Mapping[str, LazyString]] = {
    "": _("All phones"),
    "ringer": _("Ringing"),
    "samtal": _("On a call"),
}
"""What the wall can be narrowed to, by the word in its address."""
