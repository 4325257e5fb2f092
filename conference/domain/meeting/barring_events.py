"""What was not done because of the number it would have reached."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.county.barring import Barred
from conference.domain.decision import Event


@dataclass(frozen=True)
class OptedOut(Event):
    """The phone of a function takes no texts from us any more: whoever has it has said so."""

    function: str


@dataclass(frozen=True)
class NumberBarred(Event):
    """A call or a text (`what`) to a seat or page was let be. Whose number it was is not told, nor which."""

    what: str
    seat: str | None
    why: Barred
