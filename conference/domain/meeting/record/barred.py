"""The calls and texts that were let be because of the number they would have reached."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.instants import Instant
from conference.domain.meeting.barring_events import NumberBarred
from conference.domain.meeting.record.times import written


@dataclass
class BarredSoFar:
    """See the module."""

    found: list[tuple[Instant, NumberBarred]] = field(default_factory=list)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, NumberBarred):
            self.found.append((at, event))

    def rows(self) -> list[dict[str, object]]:
        """The record's `barred`."""
        return [
            {"at": written(at), "what": event.what, "seat": event.seat, "why": event.why.value}
            for at, event in self.found
        ]
