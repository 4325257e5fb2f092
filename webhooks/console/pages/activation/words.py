"""What states, stages and outcomes of an activation are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from conference.domain.activation.activation import ActivationState as S

STATES: Final[Mapping[str, LazyString]] = {
    S.PRESSED: _("Pressed"),
    S.ACKNOWLEDGED: _("Acknowledged"),
    S.PLANNING: _("Planning call"),
    S.CONVENED: _("Called"),
    S.ACTIVE: _("Meeting"),
    S.PROPOSED: _("Proposal to stand down"),
    S.STOOD_DOWN: _("Stood down"),
    S.UNDONE: _("Taken back"),
    S.MISTAKEN: _("Pressed by mistake"),
}
GREEN: Final = (S.PRESSED, S.ACKNOWLEDGED, S.PLANNING, S.CONVENED, S.ACTIVE, S.PROPOSED, S.STOOD_DOWN)
BLUE: Final = (S.PRESSED, S.CONVENED, S.ACTIVE, S.PROPOSED, S.STOOD_DOWN)
"""The way from the press to the end of it."""

STAGES: Final[Mapping[str, LazyString]] = {
    "holder": _("on duty"),
    "substitute": _("substitute"),
    "last_resort": _("last resort"),
    "correction": _("called to put it right"),
}
PAGES: Final[Mapping[str, LazyString]] = {
    "paging": _("is looked for"),
    "acknowledged": _("has acknowledged"),
    "passed_on": _("has passed it on"),
    "not_reached": _("was not reached"),
    "called_off": _("need not answer any more"),
}
TRIES: Final[Mapping[str, LazyString]] = {
    "under_way": _("rings"),
    "joined": _("answered"),
    "declined": _("said no"),
    "someone_else": _("passed it on"),
    "busy": _("busy"),
    "no_answer": _("no answer"),
    "voicemail": _("voicemail"),
    "no_key": _("answered, pressed no key"),
    "bad_number": _("the number does not work"),
    "carrier_fault": _("the call could not be placed"),
    "cancelled": _("taken back"),
    "hung_up": _("hung up"),
    "taken": _("another was faster"),
    "overtaken": _("no longer needed"),
    "unknown": _("not known"),
}
PHONES: Final[Mapping[str, LazyString]] = {
    "holder": _("own phone"),
    "holder_second": _("second phone"),
    "substitute": _("substitute's phone"),
    "substitute_second": _("substitute's second phone"),
    "switchboard": _("switchboard"),
    "guest": _("guest's phone"),
    "last_resort": _("last resort"),
}
TEXTS: Final[Mapping[str | None, LazyString]] = {
    None: _("no phone"),
    "pending": _("not sent yet"),
    "sent": _("sent, not known to have arrived"),
    "delivered": _("arrived"),
    "failed": _("did not arrive"),
    "expired": _("never sent"),
    "unknown": _("not known"),
    "not sent": _("not sent"),
}
OUTCOMES: Final[Mapping[str, LazyString]] = {
    "closed": _("closed"),
    "inform_all": _("everybody is informed by text"),
    "propose_green": _("green was proposed"),
}
PROPOSALS: Final[Mapping[str, LazyString]] = {
    "open": _("open"),
    "withdrawn": _("withdrawn"),
    "stood_down": _("stood down"),
    "lapsed": _("it ended otherwise"),
}
