"""What each wish of an activation asks for on a page: a row for every row of the table of wishes.

A page asks one thing and has one button. What a wish takes and whether it may be left out is the table's own;
here is what it is called, and with what it is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext as _

from webhooks.console.pages.activation.form import Field, Form, Kind
from webhooks.console.pages.activation.inquiry_forms import INQUIRY_FORMS

_WHY: Final = Field("why", _("Why"))
_LIST: Final = (
    Form(
        "acknowledge",
        "doable",
        _("Acknowledge"),
        _("You have it from here. The others are told so, and their phones stop ringing."),
        _("Acknowledge"),
        tone="green",
        direct=True,
    ),
    Form(
        "release",
        "doable",
        _("Call everybody"),
        _(
            "Everybody is called, so that the meeting opens at that time. Without a time they are "
            "called at once."
        ),
        _("Call everybody"),
        (Field("at", _("The meeting opens at"), Kind.HOUR),),
        tone="green",
    ),
    Form(
        "plan",
        "doable",
        _("Planning call"),
        _("Those who lead and whoever pressed are called at once, before everybody else."),
        _("Call to the planning call"),
        (Field("add", _("Call these, too"), Kind.SEVERAL, "seats"),),
    ),
    Form(
        "outcome",
        "doable",
        _("What blue came to"),
        _("A blue meeting comes to exactly one thing."),
        _("Put it down"),
        (
            Field("outcome", _("It came to"), Kind.PICK, "outcomes"),
            Field("at", _("If again: at"), Kind.HOUR),
            Field("words", _("In a few words")),
        ),
    ),
    Form(
        "object",
        "standing_down",
        _("Object to standing down"),
        _("The activated state goes on until those who lead have answered."),
        _("Object"),
        (
            Field("member", _("For which organisation"), Kind.ONE, "members", asked_of_leaders=True),
            Field("words", _("What speaks against it"), Kind.WORDS),
        ),
    ),
    Form(
        "answer",
        "standing_down",
        _("Answer an objection"),
        _("The member is told the answer by text."),
        _("Answer"),
        (
            Field("member", _("Whose objection"), Kind.ONE, "unanswered"),
            Field("words", _("The answer"), Kind.WORDS),
        ),
    ),
    Form(
        "keep",
        "standing_down",
        _("Keep the activated state"),
        _("The proposal to stand down is withdrawn, and everybody who was told of it is told so."),
        _("Keep the activated state"),
        (_WHY,),
    ),
    Form(
        "stand-down-all-the-same",
        "standing_down",
        _("Stand down all the same"),
        _("In spite of objections that have not been answered. The reason goes into the record."),
        _("Stand down all the same"),
        (_WHY,),
    ),
    Form(
        "speakers",
        "planning",
        _("Name who speaks first"),
        _("They have the floor in this order, after whoever pressed."),
        _("Name them"),
        (Field("seats", _("Speaker"), Kind.ORDERED, "seats"),),
    ),
    Form(
        "need",
        "planning",
        _("Say what is needed"),
        _("As far as it is known. That it is uncertain is worth saying, too."),
        _("Put it down"),
        (
            Field("what", _("What is needed")),
            Field("number", _("How many, if known"), Kind.NUMBER),
            Field("uncertain", _("Uncertain: it may change"), Kind.YES),
        ),
    ),
    Form(
        "convene",
        "meetings",
        _("One more meeting"),
        _("Those who have a seat in it are called so that it opens at that time."),
        _("Plan the meeting"),
        (
            Field("format", _("Which kind of meeting"), Kind.ONE, "formats"),
            Field("at", _("It opens at"), Kind.MOMENT),
            Field("place", _("Place, for a staff")),
        ),
    ),
    *INQUIRY_FORMS,
    Form(
        "cadence",
        "lasting",
        _("How often to meet"),
        _(
            "When a meeting of all is over, the next is planned by itself. Say either how often, "
            "or at which hours."
        ),
        _("Put it down"),
        (
            Field("every", _("Each so many hours"), Kind.ONE, "cadences"),
            Field("at", _("Or at these hours of the day"), hint=_("For instance: 09.00, 16.00")),
        ),
    ),
    Form(
        "review",
        "lasting",
        _("When to reconsider"),
        _("Those who lead are reminded by text that morning to reconsider the activated state."),
        _("Put it down"),
        (Field("at", _("Day"), Kind.DAY),),
    ),
    Form(
        "staff",
        "lasting",
        _("Relieve one who leads"),
        _(
            "Another has the seat in meetings convened from now on, and is paged and written to. "
            "Both are told."
        ),
        _("Put it down"),
        (
            Field("seat", _("Who is relieved"), Kind.ONE, "leading"),
            Field("function", _("Who stands in"), Kind.ONE, "stand_ins"),
        ),
    ),
    Form(
        "stand-down",
        "leaving",
        _("Propose to stand down"),
        _(
            "Everybody who has heard of the activation is told by text. Silence is consent, and "
            "who objects is heard."
        ),
        _("Propose to stand down"),
        (
            Field("seconds", _("Objections are heard for"), Kind.PICK, "windows"),
            Field("at", _("Or until"), Kind.HOUR),
        ),
    ),
    Form(
        "split",
        "leaving",
        _("A press was about something else"),
        _("It becomes an activation of its own, with a page of its own to those on duty."),
        _("Part them"),
        (Field("press", _("Which press"), Kind.PICK, "presses"),),
    ),
    Form(
        "mistaken",
        "leaving",
        _("Pressed by mistake"),
        _("Everything stops. Everybody who has been reached gets a text that puts it right, and one call."),
        _("It was a mistake: stop everything"),
        (_WHY,),
    ),
    Form(
        "undo",
        "undo",
        _("Undo"),
        _(
            "What has not gone out never does. Those who have been reached get a text that puts it "
            "right, and one call."
        ),
        _("Undo the press"),
    ),
)

FORMS: Final[Mapping[str, Form]] = {form.wish: form for form in _LIST}
"""In the order in which they stand in their places."""


def in_place(place: str) -> tuple[Form, ...]:
    """The forms that are found in a part of the page."""
    return tuple(form for form in FORMS.values() if form.place == place)
