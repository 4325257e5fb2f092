"""FRÅGA 90 platser 17.30 Hur många kan ni ta emot?: an inquiry as a leader texts it.

It goes to everybody, so nothing is guessed: a number and a unit must stand first, and a question after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_INQUIRY = re.compile(
    r"(?P<wanted>\d{1,6})\s+(?P<unit>[^\W\d]{2,30})[\s,:]+(?:(?:kl\s+)?(?P<until>\d{1,2}[.:]\d{2})[\s,:]+)?(?P<question>\S.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AskedByText:
    """`until` as it was written, an hour; None where none was."""

    wanted: int
    unit: str
    question: str
    until: str | None = None


def asked_in(said: str) -> AskedByText | None:
    """What follows the word, on one line; None where it does not say how many of what, and for what."""
    found = _INQUIRY.fullmatch(said.strip())
    if found is None or not any(map(str.isalpha, found["question"])):
        return None
    until, question = found["until"], found["question"].rstrip(" .?!")
    return AskedByText(int(found["wanted"]), found["unit"], f"{question}?", until and until.replace(".", ":"))
