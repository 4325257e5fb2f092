"""The forms of what is asked and drawn in an activation: rows of its table (`forms.py`)."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext as _

from conference.domain.activation.inquiry_wishes import DOUBTED, WRITTEN
from webhooks.console.pages.activation.form import Field, Form, Kind

_INQUIRY: Final = Field("inquiry", kind=Kind.HIDDEN)

INQUIRY_FORMS: Final = (
    Form(
        "ask-inquiry",
        "inquiries",
        _("Ask for resources"),
        _("One question to everybody, or to some, by text. The answers are added up as they come."),
        _("Send the question"),
        (
            Field(
                "question",
                _("What is asked"),
                hint=_("As it is to be read, for instance: Places in care homes tonight?"),
            ),
            Field("unit", _("What is counted"), hint=_("For instance: places")),
            Field("wanted", _("How many are needed, if known"), Kind.NUMBER),
            Field("uncertain", _("Uncertain: it may change"), Kind.YES),
            Field("deadline", _("Answer no later than"), Kind.HOUR),
            Field(
                "to",
                _("Ask these only"),
                Kind.SEVERAL,
                "members",
                _("With nobody chosen everybody is asked."),
            ),
            Field("tell", _("Who is told how it goes"), Kind.ONE, "leading"),
        ),
    ),
    Form(
        "amend-inquiry",
        "inquiry",
        _("The need has changed"),
        _("Everybody who was asked is told. Answers to what is still counted stand."),
        _("Send the change"),
        (
            _INQUIRY,
            Field("question", _("What is asked")),
            Field("unit", _("What is counted")),
            Field("wanted", _("How many are needed, if known"), Kind.NUMBER),
            Field("uncertain", _("Certain or uncertain"), Kind.PICK, "certainty"),
            Field("deadline", _("Answer no later than"), Kind.HOUR),
        ),
    ),
    Form(
        "answer-inquiry",
        "inquiry",
        _("Answer the inquiry"),
        _("As it would be answered by text. The latest answer counts."),
        _("Send the answer"),
        (
            _INQUIRY,
            Field("version", kind=Kind.HIDDEN),
            Field("member", _("For which organisation"), Kind.ONE, "asked", asked_of_leaders=True),
            Field(
                "words",
                _("The answer"),
                hint=_("A number, such as 12. Or: 12 uncertain, none, or your own words."),
            ),
        ),
    ),
    Form(
        "close-inquiry",
        "inquiry",
        _("Close the inquiry"),
        _("No more answers are taken. Those there are stay as they are."),
        _("Close the inquiry"),
        (_INQUIRY,),
    ),
    Form(
        "write-picture",
        "picture",
        _("Write the picture"),
        _("A new version. What has been written before is kept."),
        _("Save as a new version"),
        tuple(Field(name, kind=Kind.DRAWN) for name in (*WRITTEN, *DOUBTED, "happened")),
        page="picture.write",
    ),
    Form(
        "send-picture",
        "picture",
        _("Send the picture"),
        _("By text, to whoever is on duty."),
        _("Send the picture"),
        (
            Field("version", _("Which version"), Kind.ONE, "versions"),
            Field(
                "to",
                _("To these only"),
                Kind.SEVERAL,
                "leaders_and_members",
                _("With nobody chosen it goes to everybody."),
            ),
        ),
    ),
)
