"""Does a way to the world work, there and back? Tried against numbers of our own, and heard at our own doors.

tried ─► heard
  └────► silent    told of as an alarm: nobody would notice before it is needed
"""

from __future__ import annotations

from collections.abc import Mapping
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
class Way:
    """How one of our numbers reaches another: `to` is None where we have no other, and it cannot be tried."""

    by: By
    carrier: str
    to: str | None

    @property
    def id(self) -> str:
        return f"{self.by}/{self.carrier}"


def ways(voices: Mapping[str, str], texts: Mapping[str, str]) -> tuple[Way, ...]:
    """Every way to the world there is. Each is carrier to the number that it calls, or texts, from.

    A call goes to the same carrier's number for texts, so that what is silent is that carrier's; where both
    are one number, to another's. A text goes to another carrier's: none takes one from a number to itself,
    and many a number for calls takes none.
    """
    return (
        *(Way(By.VOICE, carrier, _called(carrier, ours, voices, texts)) for carrier, ours in voices.items()),
        *(Way(By.TEXT, carrier, _other(carrier, ours, texts)) for carrier, ours in texts.items()),
    )


def _called(carrier: str, ours: str, voices: Mapping[str, str], texts: Mapping[str, str]) -> str | None:
    own = texts.get(carrier, ours)
    return own if own != ours else _other(carrier, ours, voices)


def _other(carrier: str, ours: str, numbers: Mapping[str, str]) -> str | None:
    return next((to for other, to in numbers.items() if other != carrier and to != ours), None)


class State(StrEnum):
    """What is known of a way. `OLD`: it was heard, and too long ago to say anything of today.

    `CANNOT`: we have no other number to reach by it, and so nobody will ever know from a test.
    """

    HEARD = "heard"
    OLD = "old"
    SILENT = "silent"
    TRYING = "trying"
    UNTRIED = "untried"
    CANNOT = "cannot"


WELL: Final = frozenset({State.HEARD, State.TRYING, State.UNTRIED, State.CANNOT})
"""What is no fault of the way's: one that nobody has tried may be as good as any."""


@dataclass(frozen=True)
class Trial:
    """The last test of a way, and what it has come to. `at`: when it was tried, if it ever was."""

    by: By
    carrier: str
    state: State
    at: Instant | None = None

    @property
    def well(self) -> bool:
        return self.state in WELL


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

    `code` is what the test says of itself: a text carries it.
    """

    id: str
    by: By
    carrier: str
    code: str
    tried_at: Instant
    heard_at: Instant | None = None
    silent: bool = False

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


def tested(way: Way, link: Link | None, now: Instant) -> Trial:
    """What is known of one of our ways now, from its last test."""
    if way.to is None:
        return Trial(way.by, way.carrier, State.CANNOT)
    if link is None:
        return Trial(way.by, way.carrier, State.UNTRIED)
    if link.waits:
        state = State.TRYING
    elif link.heard_at is None:
        state = State.SILENT
    else:
        state = State.HEARD if seconds_between(link.tried_at, now) <= OLD else State.OLD
    return Trial(way.by, way.carrier, state, link.tried_at)
