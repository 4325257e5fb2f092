"""Does a way to the world work, there and back? Tried against numbers of our own, and heard at our own doors.

tried ─► heard
  └────► silent    told of as an alarm: nobody would notice before it is needed
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from conference.domain.decision import Decision, Event
from conference.domain.instants import Instant, seconds_between

WORD: Final = "LÄNKTEST"
"""How the text begins that we write to ourselves."""
WITHIN: Final = {"voice": 60, "text": 180}
"""Seconds in which it must have been heard."""
OLD: Final = 26 * 3600
"""Seconds after which a test says nothing of today."""


class By(StrEnum):
    VOICE = "voice"
    TEXT = "text"


@dataclass(frozen=True)
class LinkTried(Event):
    link: str


@dataclass(frozen=True)
class LinkHeard(Event):
    """`seconds` from trying to hearing."""

    link: str
    seconds: float


@dataclass(frozen=True)
class LinkSilent(Event):
    link: str


@dataclass
class Link:
    """A way by one carrier, `id` as `voice/twilio`, and what its last test has come to.

    `code` is what the test says of itself: a text carries it. `leg` is our own call, where it is one.
    """

    id: str
    by: By
    carrier: str
    code: str
    tried_at: Instant
    heard_at: Instant | None = None
    silent: bool = False
    leg: str | None = None

    @property
    def waits(self) -> bool:
        return self.heard_at is None and not self.silent

    def hear(self, now: Instant) -> Decision:
        """It has come through. Late is well, too: the way works."""
        if self.heard_at is not None:
            return Decision()
        self.heard_at, self.silent = now, False
        return Decision(events=(LinkHeard(self.id, round(seconds_between(self.tried_at, now), 1)),))

    def fall_silent(self) -> Decision:
        """Nothing has come through in time."""
        if not self.waits:
            return Decision()
        self.silent = True
        return Decision(events=(LinkSilent(self.id),))
