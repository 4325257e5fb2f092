"""What a carrier tells us of a leg. A fact has its own place in its own stream, whenever it arrives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.instants import Instant


class Told(StrEnum):
    """The kinds of fact, in the words of the trade."""

    ACCEPTED = "accepted"  # the carrier has taken the call on
    REFUSED = "refused"  # the carrier would not take it; `detail` says why
    RINGING = "ringing"
    ANSWERED = "answered"
    MACHINE = "machine"  # the carrier thinks that a machine answered; only names the outcome
    JOINED = "joined"  # in the room; `detail` is muted or open
    MUTED = "muted"
    UNMUTED = "unmuted"
    LEFT = "left"  # out of the room; the call may still be up; `detail` ROOM_ENDED if the room was ended
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    FAILED = "failed"
    CANCELLED = "cancelled"
    HUNG_UP = "hung_up"  # an answered call is over


ROOM_ENDED = "room_ended"
LOOKED = "looked"
"""The stream of what was not told but seen."""
FOUND = "found"
"""The detail of a call that was asked for and never answered for, and then found in the carrier's list."""


@dataclass(frozen=True)
class Fact:
    """One fact: what (`kind`), where in which source's own order (`stream`, `order`), when, and its stamp.

    `entry` is which of the leg's entries into the room it concerns; nought for facts of the call itself.
    The stamp is what makes a repeated fact the same fact.
    """

    kind: Told
    stream: str
    order: int
    at: Instant
    stamp: str
    entry: int = 0
    detail: str | None = None
