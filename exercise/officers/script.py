"""What an officer follows: a script with every word understood (`reading.py` makes it of plain data)."""

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from exercise.exchange.text import Delivery


def pattern(text: str) -> re.Pattern[str]:
    """What is listened for; big and small letters are the same to the ear."""
    return re.compile(text, re.IGNORECASE)


class Manner(Enum):
    """How a phone takes a call."""

    PERSON = "person"
    MACHINE = "voicemail"
    BUSY = "busy"
    NEVER = "never"
    UNREACHABLE = "unreachable"
    REJECTS = "rejects"


ANSWERS_AFTER = 4.0
MACHINE_AFTER = 15.0
REJECTS_AFTER = 3.0
PRESSES_AFTER = 1.0
CHARACTERS_PER_SECOND = 14.0
"""How fast a person speaks."""


@dataclass(frozen=True)
class Answer:
    manner: Manner
    after: float


@dataclass(frozen=True)
class Press:
    """An answer to one question: keys or words (`says`, for `seconds`), or neither: silence.

    `after` counts from the prompt's end, `into` from its beginning.
    """

    keys: str | None = None
    after: float = PRESSES_AFTER
    into: float | None = None
    says: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Act:
    """One thing to do: its word, and what it takes."""

    does: str
    what: Any = None
    after: float = 0.0


@dataclass(frozen=True)
class Reaction:
    acts: tuple[Act, ...]
    hears: re.Pattern[str] | None = None
    reads: re.Pattern[str] | None = None
    at: float | None = None
    after: float = 1.0
    once: bool = False


@dataclass(frozen=True)
class DialIn:
    """A call the officer makes: when, showing which number, and its keys, one entry for each question."""

    after: float = 0.0
    shown_from: str = "own"
    presses: tuple[Press, ...] = ()
    to: str | None = None


@dataclass(frozen=True)
class Drop:
    in_turn: float | None = None
    after_join: float | None = None
    after_answer: float | None = None
    times: int = 1


@dataclass(frozen=True)
class Script:
    answers: tuple[Answer, ...] = (Answer(Manner.PERSON, ANSWERS_AFTER),)
    presses: tuple[tuple[Press, ...], ...] = ((),)  # by call, then by question
    called: tuple[str, ...] = ()
    floor_words: re.Pattern[str] = field(default_factory=lambda: pattern(r"varsågod"))
    stop_words: re.Pattern[str] = field(default_factory=lambda: pattern(r"ordet går vidare"))
    speaks: float | None = None
    says: str = "(talar)"
    star: tuple[str, ...] = ("*",)
    drops: Drop | None = None
    calls_back: float | None = None
    dial_in: DialIn | None = None
    dials_in: tuple[DialIn, ...] = ()
    when: tuple[Reaction, ...] = ()
    landline: bool = False
    stop: bool = False
    delivery: Delivery = Delivery.DELIVERED
