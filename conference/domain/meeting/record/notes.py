"""What was written down, and who was there to hear objections being asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.instants import Instant
from conference.domain.meeting import events as e
from conference.domain.meeting.record.times import written


@dataclass
class Notes:
    """See the module.

    Who was not in the room when objections were asked for did not hear, and consented to nothing.
    """

    notes: list[tuple[Instant, e.NoteTaken]] = field(default_factory=list)
    asked: list[tuple[Instant, e.ObjectionsAsked]] = field(default_factory=list)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.NoteTaken):
            self.notes.append((at, event))
        if isinstance(event, e.ObjectionsAsked):
            self.asked.append((at, event))

    def rows(self) -> list[dict[str, object]]:
        """The record's `notes`."""
        return [
            {"at": written(at), "kind": note.kind, "seat": note.seat, "text": note.text, "due": note.due}
            for at, note in self.notes
        ]

    def objections(self) -> list[dict[str, object]]:
        """The record's `objections`: each time they were asked for, by whom it was heard, until when."""
        return [
            {"asked_at": written(at), "until": written(asked.until), "heard_by": list(asked.heard_by)}
            for at, asked in self.asked
        ]
