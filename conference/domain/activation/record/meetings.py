"""The meetings of the activation, by id: each has a record of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.activation import events as e
from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written


@dataclass
class MeetingRow:
    """A meeting, and what it was last told of: planned, open or ended."""

    convened: e.MeetingConvened
    at: Instant
    state: str = "planned"


@dataclass
class Meetings:
    """See the module."""

    meetings: dict[str, MeetingRow] = field(default_factory=dict)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.MeetingConvened):
            self.meetings[event.conference] = MeetingRow(event, at)
        if isinstance(event, e.MeetingObserved) and (row := self.meetings.get(event.conference)):
            row.state = event.state

    def rows(self) -> list[dict[str, object]]:
        """The record's `conferences`, in the order in which they were convened."""
        return [
            {
                "id": row.convened.conference,
                "format": row.convened.format,
                "convened_at": written(row.at),
                "by": row.convened.by,
                "planned_at": written(row.convened.planned_at),
                "state": row.state,
            }
            for row in self.meetings.values()
        ]
