"""Twilio's statuses in our words: one table for calls, one for messages."""

from collections.abc import Mapping
from typing import Final

from conference.domain.meeting.facts import Told

CALLS: Final[Mapping[str, Told]] = {
    "queued": Told.ACCEPTED,
    "initiated": Told.ACCEPTED,
    "ringing": Told.RINGING,
    "in-progress": Told.ANSWERED,
    "completed": Told.HUNG_UP,
    "busy": Told.BUSY,
    "no-answer": Told.NO_ANSWER,
    "failed": Told.FAILED,
    "canceled": Told.CANCELLED,
}

TEXTS: Final[Mapping[str, str]] = {
    "accepted": "pending",
    "scheduled": "pending",
    "queued": "pending",
    "sending": "pending",
    "sent": "sent",
    "partially_delivered": "sent",
    "delivered": "delivered",
    "read": "delivered",
    "undelivered": "failed",
    "failed": "failed",
    "canceled": "failed",
}

EXPIRED: Final = 30036
"""The error code of a message that was still waiting when its validity ran out."""

MACHINES: Final = frozenset(
    {"machine_start", "machine_end_beep", "machine_end_silence", "machine_end_other", "fax"}
)
"""What detection calls something that is nobody. `human` and `unknown` are no news."""


def text_status(status: str | None, code: int | None) -> str | None:
    """Our word for a message's status; None for a word we do not know."""
    return "expired" if code == EXPIRED else TEXTS.get(status or "")
