"""What the meeting was held without, from when to when."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written
from conference.domain.meeting.without import Lost, Regained, Without


@dataclass
class WithoutSoFar:
    """See the module."""

    spans: list[tuple[Without, Instant, Instant | None]] = field(default_factory=list)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, Lost):
            self.spans.append((event.what, at, None))
        if isinstance(event, Regained):
            self.spans = [
                (what, since, at if what is event.what and until is None else until)
                for what, since, until in self.spans
            ]

    def rows(self) -> list[dict[str, object]]:
        """The record's `without`."""
        return [
            {"what": what.value, "from": written(since), "to": written(until)}
            for what, since, until in self.spans
        ]
