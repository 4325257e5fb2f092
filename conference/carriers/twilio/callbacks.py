"""Twilio's reports in our words: a form comes in, a fact goes out, or nothing.

Every table of Twilio's events is here. Calls and rooms number their reports each in an order of its own,
which is kept with the fact, since nothing promises that they arrive in it. A form that lacks what a fact
needs, or has it in a shape that cannot be, is no fact.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final

from conference.carriers.twilio.errors import reason_of
from conference.carriers.twilio.statuses import CALLS, MACHINES, text_status
from conference.domain.instants import Instant
from conference.domain.meeting.facts import ROOM_ENDED, Fact, Told
from conference.domain.meeting.reasons import Reason

Form = Mapping[str, str]

_SID: Final = re.compile(r"(CA|CF|SM|MM)[0-9a-f]{32}")
_LABEL: Final = re.compile(r"(?P<leg>[A-Za-z0-9]{1,64})-(?P<entry>\d{1,6})")
_MOST: Final = 2**31 - 1

ROOM_EVENTS: Final[Mapping[str, Told]] = {
    "participant-join": Told.JOINED,
    "participant-leave": Told.LEFT,
    "participant-mute": Told.MUTED,
    "participant-unmute": Told.UNMUTED,
}
ENDED: Final = frozenset({"conference_ended_via_api", "moderator_ended_conference"})
"""Leaves of nobody's own: the room was ended under all who were in it."""
WITHHELD: Final = frozenset(
    {"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"}  # anonymous, restricted, blocked,
)  # unknown and unavailable, keyed as letters
"""What stands for a number where none is shown: everybody's, and so nobody's."""
NEVER_CAME: Final = "participant_add_failed"
"""A leave that follows no join, of somebody who was never there."""


@dataclass(frozen=True)
class OfLeg:
    """A fact about one of our legs, and Twilio's id of its call."""

    leg: str
    fact: Fact
    call: str


@dataclass(frozen=True)
class OfRoom:
    """Twilio's room has begun or ended."""

    room: str
    ended: bool
    stamp: str


@dataclass(frozen=True)
class OfText:
    """How far a text has come."""

    status: str
    ref: str
    error: Reason | None
    stamp: str


def call_report(leg: str, form: Form, now: Instant) -> OfLeg | None:
    """What a call's status callback says."""
    call, order = _sid(form, "CallSid", "CA"), _order(form)
    kind = CALLS.get(form.get("CallStatus", ""))
    if call is None or order is None or kind is None:
        return None
    fact = Fact(kind, "call", order, _at(form, now), f"{call}/{order}", detail=_sip(form))
    return OfLeg(leg, fact, call)


def inbound_report(leg: str, form: Form, now: Instant) -> OfLeg | None:
    """What our number's own status callback says of a call that came in: once, when it is over."""
    call, kind = _sid(form, "CallSid", "CA"), CALLS.get(form.get("CallStatus", ""))
    if call is None or kind is None:
        return None
    return OfLeg(leg, Fact(kind, "call", 0, _at(form, now), f"{call}/{kind}"), call)


def machine_report(leg: str, form: Form, now: Instant) -> OfLeg | None:
    """What machine detection says, when it says machine."""
    call = _sid(form, "CallSid", "CA")
    if call is None or form.get("AnsweredBy") not in MACHINES:
        return None
    return OfLeg(leg, Fact(Told.MACHINE, "machine", 0, now, f"{call}/machine"), call)


def room_report(form: Form, now: Instant) -> OfLeg | OfRoom | None:
    """What a conference's status callback says, of the room itself or of a line in it."""
    room, order = _sid(form, "ConferenceSid", "CF"), _order(form)
    if room is None or order is None:
        return None
    stamp, event = f"{room}/{order}", form.get("StatusCallbackEvent", "")
    if event in ("conference-start", "conference-end"):
        return OfRoom(room, event == "conference-end", stamp)
    call, label = _sid(form, "CallSid", "CA"), _LABEL.fullmatch(form.get("ParticipantLabel", ""))
    kind = ROOM_EVENTS.get(event)
    if call is None or label is None or kind is None or form.get("ReasonParticipantLeft") == NEVER_CAME:
        return None
    fact = Fact(kind, room, order, _at(form, now), stamp, int(label["entry"]), _detail(kind, form))
    return OfLeg(label["leg"], fact, call)


def text_report(form: Form) -> OfText | None:
    """What a message's status callback says. It has no number of its own, so its status is its stamp."""
    ref = _sid(form, "MessageSid", "SM") or _sid(form, "MessageSid", "MM")
    written = form.get("ErrorCode", "")
    code = int(written) if re.fullmatch(r"[0-9]{4,6}", written) else None
    status = text_status(form.get("MessageStatus"), code)
    if ref is None or status is None:
        return None
    error = reason_of(code) if status == "failed" else None
    return OfText(status, ref, error, f"{ref}/{form.get('MessageStatus')}")


def account(form: Form) -> str:
    """Whose account it is that speaks to us."""
    return form.get("AccountSid", "")


def call_id(form: Form) -> str | None:
    """Twilio's id of the call that asks a question."""
    return _sid(form, "CallSid", "CA")


def message_id(form: Form) -> str | None:
    """Twilio's id of a text that has come in."""
    return _sid(form, "MessageSid", "SM") or _sid(form, "MessageSid", "MM")


def caller(form: Form) -> str | None:
    """The number at the other end, or None where it is withheld or is no number."""
    return _number(form.get("From", ""))


def other_end(form: Form) -> str | None:
    """The same, of a call that we may have placed ourselves."""
    return _number(form.get("To", "")) if form.get("Direction", "").startswith("outbound") else caller(form)


def _number(written: str) -> str | None:
    return written if re.fullmatch(r"\+[1-9][0-9]{6,14}", written) and written not in WITHHELD else None


def _detail(kind: Told, form: Form) -> str | None:
    if kind is Told.JOINED:
        return "muted" if form.get("Muted") == "true" else "open"
    return ROOM_ENDED if kind is Told.LEFT and form.get("ReasonParticipantLeft") in ENDED else None


def _sip(form: Form) -> str | None:
    code = form.get("SipResponseCode", "")
    return f"sip {code}" if re.fullmatch(r"[1-6][0-9]{2}", code) else None


def _sid(form: Form, name: str, prefix: str) -> str | None:
    value = form.get(name, "")
    return value if value.startswith(prefix) and _SID.fullmatch(value) else None


def _order(form: Form) -> int | None:
    value = form.get("SequenceNumber", "")
    return int(value) if re.fullmatch(r"[0-9]{1,10}", value) and int(value) <= _MOST else None


def _at(form: Form, now: Instant) -> Instant:
    """When it happened by Twilio's clock; by ours where Twilio does not say so readably."""
    try:
        moment = parsedate_to_datetime(form.get("Timestamp", ""))
    except (TypeError, ValueError, IndexError, OverflowError):
        return now
    return now if moment.tzinfo is None else moment.astimezone(UTC)
