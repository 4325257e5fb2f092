"""What was put right without anybody's having told of it: a report that was lost, a due row that was."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.instants import Instant
from conference.domain.meeting.mending_events import Reconciled
from conference.domain.meeting.record.times import written


@dataclass
class MendedSoFar:
    """See the module."""

    found: list[tuple[Instant, Reconciled]] = field(default_factory=list)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, Reconciled):
            self.found.append((at, event))

    def rows(self) -> list[dict[str, object]]:
        """The record's `reconciled`."""
        return [
            {"at": written(at), "kind": event.kind.value, "about": event.about} for at, event in self.found
        ]
