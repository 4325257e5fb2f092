"""Who was looked for: each page with its attempts, and how it ended. An acknowledgement is one answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.activation import events as e
from conference.domain.activation.page import PAGING
from conference.domain.instants import Instant
from conference.domain.meeting.record.attempts import AttemptRow
from conference.domain.meeting.record.times import written


@dataclass
class PageRow:
    """A page and all that happened to it."""

    began: e.PageBegan
    began_at: Instant
    outcome: str = PAGING
    ended_at: Instant | None = None
    attempts: dict[str, AttemptRow] = field(default_factory=dict)

    def row(self) -> dict[str, object]:
        """Its row in the record."""
        return {
            "page": self.began.page,
            "function": self.began.function,
            "called": self.began.called,
            "stage": self.began.stage,
            "began_at": written(self.began_at),
            "ended_at": written(self.ended_at),
            "outcome": self.outcome,
            "attempts": [attempt.row() for attempt in self.attempts.values()],
        }


@dataclass
class Pages:
    """See the module."""

    pages: dict[str, PageRow] = field(default_factory=dict)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.PageBegan):
            self.pages[event.page] = PageRow(event, at)
        row = self.pages.get(getattr(event, "page", ""))
        if row is None:
            return
        if isinstance(event, e.PageAttemptPlaced):
            placed = AttemptRow(event.to, event.round, at, possible_duplicate=event.possible_duplicate)
            row.attempts[event.leg] = placed
        elif isinstance(event, e.PageAttemptSettled) and (attempt := row.attempts.get(event.leg)):
            attempt.settle(event.outcome, at)
        elif isinstance(event, e.PageEnded):
            row.outcome, row.ended_at = event.outcome, at

    def rows(self) -> list[dict[str, object]]:
        """The record's `pages`, in the order in which they began."""
        return [row.row() for row in self.pages.values()]
