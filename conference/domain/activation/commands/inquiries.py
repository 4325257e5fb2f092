"""One question to many: asked, changed, answered, told of, closed."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command
from conference.domain.instants import Instant


@dataclass(frozen=True)
class AskInquiry(Command):
    """Ask the members whose functions are in `to`, or all the county's where it is empty.

    `inquiry` is a fresh id. `tell` is the function that hears how it goes: whoever asks, if nobody is named.
    """

    activation: str
    inquiry: str
    question: str
    unit: str
    deadline: Instant
    by: str
    wanted: int | None = None
    uncertain: bool = False
    to: tuple[str, ...] = ()
    tell: str | None = None


@dataclass(frozen=True)
class AmendInquiry(Command):
    """The need has changed: a new version, told to those asked. What is None stays as it is."""

    activation: str
    inquiry: str
    by: str
    question: str | None = None
    unit: str | None = None
    wanted: int | None = None
    uncertain: bool | None = None
    deadline: Instant | None = None


@dataclass(frozen=True)
class AnswerInquiry(Command):
    """A member's answer: `number` where it was given as one (a key, a form), else `words` as written.

    `via` is text, key, api or cli. `version` is the one answered: the newest, if it is not known which.
    """

    activation: str
    inquiry: str
    member: str
    via: str
    by: str
    words: str = ""
    number: int | None = None
    uncertain: bool = False
    version: int | None = None


@dataclass(frozen=True)
class TellAsker(Command):
    """It is time to tell whoever asked how the answers stand; `last` is the last word, at the deadline."""

    activation: str
    inquiry: str
    last: bool = False


@dataclass(frozen=True)
class CloseInquiry(Command):
    """No more answers are wanted."""

    activation: str
    inquiry: str
    by: str
