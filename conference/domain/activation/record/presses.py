"""The presses, as they were made and as they could be told of; what a machine wrote is marked as such."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.activation import events as e
from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written


@dataclass
class PressRow:
    """One press. `split_to` is the activation it has left for, where it was about something else.

    `undone_at` is when whoever had pressed took it back.
    """

    pressed: e.ButtonPressed
    at: Instant
    words: str = ""
    split_to: str | None = None
    undone_at: Instant | None = None

    def row(self) -> dict[str, object]:
        """Its row in the record."""
        pressed = self.pressed
        return {
            "number": pressed.number,
            "button": pressed.button,
            "member": pressed.member,
            "function": pressed.function,
            "by": pressed.by,
            "at": written(self.at),
            "why": pressed.why,
            "told_as": pressed.fit,
            "kind": pressed.kind,
            "words": {"text": self.words, "machine": True} if self.words else None,
            "split_to": self.split_to,
            "undone_at": written(self.undone_at),
        }


@dataclass
class Presses:
    """See the module."""

    presses: dict[int, PressRow] = field(default_factory=dict)

    @property
    def first(self) -> e.ButtonPressed | None:
        """The earliest of those that stand: it says why there is an activation. If none does, the first."""
        stand = [row for row in self.presses.values() if row.split_to is None and row.undone_at is None]
        every = [row.pressed for row in (*stand, *self.presses.values())]
        return every[0] if every else None

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.ButtonPressed):
            self.presses[event.number] = PressRow(event, at)
        if isinstance(event, e.WordsAdded) and (row := self.presses.get(event.press)):
            row.words = event.words
        if isinstance(event, e.PressSplit) and (row := self.presses.get(event.press)):
            row.split_to = event.new
        if isinstance(event, e.PressUndone) and (row := self.presses.get(event.press)):
            row.undone_at = at

    def rows(self) -> list[dict[str, object]]:
        """The record's `presses`."""
        return [row.row() for row in self.presses.values()]
