"""What is told of texts that go another way than they should have."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Event


@dataclass(frozen=True)
class TextMoved(Event):
    """One route would not take a text, or has lost it: it goes by another. `reason` in the record's words."""

    text: str
    route: str
    to: str
    reason: str
