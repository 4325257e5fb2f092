"""Why something was not done, in the reader's language.

The domain says why in English, once, for whatever door. Here is what the pages make of it; what is not in the
table is said as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from conference.domain.errors import BadInput, DomainError, NotAllowed, NotFound

STATUS: Final = {NotAllowed: 403, NotFound: 404, BadInput: 422}

SENTENCES: Final[Mapping[str, LazyString]] = {
    r"(?P<what>.+) is not possible while an activation is \S+": _(
        "That cannot be done any more: the activation has gone on since the page was opened."
    ),
    r"an activation that is \S+ cannot be .+": _(
        "That cannot be done any more: the activation has gone on since the page was opened."
    ),
    r"the activation is \S+": _("The activation is over."),
    r"(?P<what>.+) is for [a-z, ]+": _("Your account may not do that."),
    r"only whoever pressed may take it back": _("Only whoever pressed may take the press back."),
    r"a press can be taken back for (?P<seconds>\S+) seconds; ask a leader": _(
        "A press can be taken back for %(seconds)s seconds. Now those who lead must call it a mistake."
    ),
    r"it has been acknowledged by .+": _("Somebody else has acknowledged already."),
    r"it is proposed already": _("Standing down is proposed already."),
    r"nobody has proposed to leave .+": _("Nobody has proposed to stand down."),
    r"the objection of .+ has been answered": _("That objection has been answered already."),
    r"the time in which objections are heard is not up yet": _("Objections are still heard."),
    r"objections are heard for (?P<least>\d+) seconds .+": _(
        "Objections are heard for at least %(least)s seconds and at most seven days."
    ),
    r"say either until when objections are heard, .+": _("Say how long, or until when, and not both."),
    r"say either every how many hours, .+": _("Say how often, or at which hours, and not both."),
    r"'(?P<word>.*)' is no hour of the day: .+": _("%(word)s is no hour of the day. Write 09.00, 16.00."),
    r"only a green activation has a planning call": _("Only green has a planning call."),
    r"the planning call is under way": _("The planning call is under way already."),
    r"it has come to meeting again, .+": _("The next blue meeting has not begun yet."),
    r"say when the next one is, later than now": _("Say when the next one is, later than now."),
    r"the deadline has passed already": _("That time has passed already."),
    r"that has been already": _("That time has passed already."),
    r"the meeting would have begun already": _("That time has passed already."),
    r"as many as are wanted must be at least one": _("At least one must be wanted."),
    r"\S+ is a whole number, not .+": _("Write how many as a whole number."),
    r"what is needed is a number from nought up": _("Write how many as a whole number."),
    r"nothing in the inquiry has changed": _("Nothing in the question has changed."),
    r"the inquiry is closed and cannot be \w+": _("The inquiry is closed."),
    r".+ was not asked": _("That organisation was not asked."),
    r"nothing in the picture has changed": _("Nothing in the picture has changed."),
    r"there is nothing in the picture": _("There is nothing in the picture yet."),
    r"a field of the picture holds at most (?P<most>\d+) characters": _(
        "A field holds at most %(most)s characters."
    ),
    r"what has happened is told in at most (?P<most>\d+) characters": _(
        "What has happened is told in at most %(most)s characters."
    ),
    r"nobody among those has a phone to be texted on": _("None of those has a phone that can be texted."),
    r".+ has no phone": _("Whoever is to stand in has no phone."),
    r".+ has a seat of its own": _("Whoever is to stand in has a seat of their own."),
    r".+ stands in for another already": _("Whoever is to stand in does so for another already."),
    r"\S+ needs .+": _("Fill in everything that is asked for."),
    r"nothing is left of these words that can be sent": _("Nothing of these words can be sent as a text."),
}


def in_words(error: DomainError, sentences: Mapping[str, LazyString] = SENTENCES) -> str:
    """The reason in the reader's language, where the table has it."""
    for pattern, sentence in sentences.items():
        found = re.fullmatch(pattern, error.sentence)
        if found is not None:
            return str(sentence) % found.groupdict()
    return error.sentence


def status_of(error: DomainError) -> int:
    return STATUS.get(type(error), 409)
