"""Looking at people's numbers, and replacing them: who did, and at what. Kept in the history of the house.

Officers' numbers are shown to nobody but whoever asks for them by name of the function. What is shown is
written down in the very transaction that answers, so that a look that cannot be written down is not had.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conference.domain.decision import Command, Event


@dataclass(frozen=True)
class LookUpNumbers(Command):
    """Somebody wants to know by which phones a function is reached. Answered with its `Reached`."""

    function: str
    by: str


@dataclass(frozen=True)
class PrintPaper(Command):
    """Everything that stands on the paper is to be shown. Answered with `Staffed` of every function."""

    by: str


@dataclass(frozen=True)
class NumbersSeen(Event):
    """`by` has been shown the numbers of `what`: a function, or all there are on the `paper`."""

    by: str
    what: str


@dataclass(frozen=True)
class DirectoryReplaced(Event):
    """`by` has put another directory in the place of all that was; how much of each is in it."""

    by: str
    phones: int
    people: int
    shifts: int
    codes: int


@dataclass(frozen=True)
class Reached:
    """By which phones a function is reached, by rung, and who answers there now."""

    function: str
    called: str
    numbers: Mapping[str, str]
    holder: str | None
    substitute: str | None
