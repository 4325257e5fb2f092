"""What is found when what is stored is held against what history tells, of a meeting or of an activation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conference.domain.meeting.text import Text


@dataclass(frozen=True)
class Verdict:
    """`findings` say what is wrong, a sentence each; there are none if all is well.

    A weeded history can still be whole, but tells too little to be compared: `compared` is False.
    """

    id: str
    events: int
    head: str
    compared: bool
    findings: tuple[str, ...]

    @property
    def verified(self) -> bool:
        return not self.findings


def of_the_texts(drawn: Mapping[str, Any], stored: Sequence[Text]) -> Iterator[str]:
    """Every text that is stored is told of with the same fate, and no other is."""
    told = sorted((row["purpose"], row["seat"] or "", row["status"]) for row in drawn["texts"])
    kept = sorted((text.purpose, text.seat or "", text.status) for text in stored)
    for purpose, seat, status in kept:
        if (purpose, seat, status) not in told:
            yield f"a text ({purpose}) to {seat or 'nobody'} is {status}, by history not"
    if len(told) != len(kept):
        yield f"there are {len(kept)} texts, by history {len(told)}"
