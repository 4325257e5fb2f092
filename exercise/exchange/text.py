"""One text message and how far it has come.

queued ─► sending ─► sent ─► delivered
   │                   └───► undelivered
   └─► failed
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class TextState(Enum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    RECEIVED = "received"  # it went the other way, from a phone to the product


class Delivery(Enum):
    """What becomes of a text sent to a phone."""

    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    SILENT = "silent"  # sent, and nothing more is ever heard of it


@dataclass(eq=False)
class Text:
    id: str
    from_: str
    to: str
    body: str
    created_at: datetime
    state: TextState = TextState.QUEUED
    sent_at: datetime | None = None
    changed_at: datetime | None = None
