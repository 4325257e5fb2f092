"""The hours in which the house's database was not there, and a host's reserve did its work."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.activation.events import ReserveUsed
from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written


@dataclass
class Reserves:
    used: list[ReserveUsed] = field(default_factory=list)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, ReserveUsed):
            self.used.append(event)

    def rows(self) -> list[dict[str, object]]:
        """The record's `reserve`."""
        return [{"since": written(each.since), "until": written(each.until)} for each in self.used]
