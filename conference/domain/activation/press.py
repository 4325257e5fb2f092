"""A press on one of the two buttons, and when it may be taken back or joins one that is under way."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.county.texts import Saying, say
from conference.domain.instants import Instant

GREEN, BLUE = "green", "blue"
BUTTONS = (GREEN, BLUE)


def button_named(button: str | None) -> Saying:
    """The button, in the words of whoever is told of it."""
    return say("green_button") if button == GREEN else say("blue_button")


@dataclass(frozen=True)
class Press:
    """One press. `why` as it was said, `fit` as it can be sent and spoken; `words` as a machine heard them.

    `by` is the door and who stood at it; `function` the duty function whose code was given; `wall` seconds of
    the wall, since taking back is a matter of fingers and not of an exercise's clock.
    """

    number: int
    button: str
    member: str
    why: str
    fit: str
    by: str
    at: Instant
    wall: float
    kind: str | None = None
    function: str | None = None
    leg: str | None = None
    words: str = ""

    def is_by(self, who: str) -> bool:
        """Whether `who` is whoever pressed: the same door, the same function or the same member."""
        return who in (self.by, self.function, self.member)


@dataclass(frozen=True)
class PressAnswer:
    """What whoever pressed is told: which activation, who is paged, and when all ring at the latest.

    `all_ring_within` is in seconds from the press; None where that waits for a leader's word: `guarded`, or
    it has joined one that somebody has in hand. `reserve`: the house's database did not answer, and a host's
    reserve has taken it.
    """

    id: str
    state: str
    button: str
    press: int
    joined: bool
    guarded: bool
    paged: tuple[str, ...]
    all_ring_within: int | None
    undo_seconds: int
    reserve: bool = False
