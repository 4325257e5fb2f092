"""What came of the planning: who was to speak first, what was needed, and that everybody was called."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.activation import events as e
from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written


@dataclass
class Planned:
    """See the module. It may be skipped, and then nothing but the call-out is told here."""

    began: tuple[Instant, e.PlanningBegan] | None = None
    named: e.SpeakersNamed | None = None
    needs: list[tuple[Instant, e.NeedSet]] = field(default_factory=list)
    released: tuple[Instant, e.CallOutReleased] | None = None

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.PlanningBegan):
            self.began = (at, event)
        if isinstance(event, e.SpeakersNamed):
            self.named = event
        if isinstance(event, e.NeedSet):
            self.needs.append((at, event))
        if isinstance(event, e.CallOutReleased):
            self.released = (at, event)

    def row(self) -> dict[str, object]:
        """The record's `planning`."""
        began_at, began = self.began or (None, None)
        return {
            "conference": began.conference if began else None,
            "began_at": written(began_at),
            "by": began.by if began else None,
            "seats": list(began.seats) if began else [],
            "named": list(self.named.seats) if self.named else [],
            "named_by": self.named.by if self.named else None,
            "needs": [_need(*each) for each in enumerate(self.needs, 1)],
            "released": self._released(),
        }

    def _released(self) -> dict[str, object] | None:
        if self.released is None:
            return None
        at, event = self.released
        return {
            "conference": event.conference,
            "by": event.by,
            "at": written(at),
            "opens_at": written(event.opens_at),
        }


def _need(version: int, told: tuple[Instant, e.NeedSet]) -> dict[str, object]:
    at, event = told
    return {
        "version": version,
        "at": written(at),
        "by": event.by,
        "what": event.what,
        "number": event.number,
        "uncertain": event.uncertain,
    }
