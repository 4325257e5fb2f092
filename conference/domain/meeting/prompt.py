"""What a line is to hear now, and what it may answer. Computed, never remembered."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.county.texts import Saying


@dataclass(frozen=True)
class Door:
    """The way into a room: our name for it, this entry's label, and whether the line comes in closed."""

    room: str
    label: str
    muted: bool


@dataclass(frozen=True)
class Prompt:
    """Sayings in their order, then exactly one of: keys asked for, a door, or the end of the call.

    `keys` is how many digits are asked for, `finish` the key that ends them; with `speech` words will do as
    well. `silence` the seconds after
    which the step is answered with nothing, `pause` a wait in seconds before anything is said. `step` is
    the step in whose address the answer, or what follows, arrives.
    """

    say: tuple[Saying, ...]
    step: int
    keys: int = 0
    speech: bool = False
    finish: str = ""
    silence: int = 5
    pause: int = 0
    door: Door | None = None
    hang_up: bool = False
