"""What those who lead have just done, a sentence each, without the full stop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from conference.views.last_done import CHAIR, Done

SENTENCES: Final[Mapping[str, LazyString]] = {
    "gave": _l("%(by)s gave the floor to %(seat)s"),
    "ended_turn": _l("%(by)s went on after %(seat)s"),
    "passed_over": _l("%(by)s passed over %(seat)s"),
    "extended": _l("%(by)s gave more time"),
    "ended_block": _l("%(by)s went on to the next item"),
    "chairs": _l("%(seat)s took the chair"),
    "closed_line": _l("%(by)s closed the line of %(seat)s"),
    "opened_line": _l("%(by)s opened the line of %(seat)s"),
    "closed_all": _l("%(by)s closed all lines"),
    "ticked": _l("%(by)s ticked %(seat)s"),
    "asked_objections": _l("%(by)s asked for objections"),
    "invited": _l("%(by)s invited %(seat)s"),
    "stay": _l("%(by)s said who stays afterwards"),
    "by_text": _l("%(by)s went on by text"),
    "moved": _l("%(by)s moved the meeting to another carrier"),
    "ended": _l("%(by)s ended the meeting"),
    "approved": _l("%(by)s approved the summary"),
}


def told(done: Done, names: Mapping[str, str]) -> str:
    """As `RSIB gave the floor to Polisen`."""
    if done.what == "chairs" and done.by not in (done.seat, CHAIR):
        return _(
            "%(by)s handed the chair to %(seat)s",
            by=called(done.by, names),
            seat=names.get(done.seat, done.seat),
        )
    return str(SENTENCES[done.what]) % {
        "by": called(done.by, names),
        "seat": names.get(done.seat, done.seat),
    }


def called(by: str, names: Mapping[str, str]) -> str:
    """A seat by its name; whoever sits at a desk by theirs."""
    if by == CHAIR:
        return str(_("The chair"))
    return names.get(by, by.partition(":")[2] or by)
