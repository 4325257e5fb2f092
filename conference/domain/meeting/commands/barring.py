"""What is told by the last look at a number: that it is not to be reached."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.county.barring import Barred
from conference.domain.decision import Command


@dataclass(frozen=True)
class BarCall(Command):
    """The call of that leg has not been placed, and will not be."""

    leg: str
    why: Barred


@dataclass(frozen=True)
class BarText(Command):
    """The text of that id has not been sent, and will not be."""

    text: str
    why: Barred
