"""The texts of a meeting and their fate; the summary and its approval."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.instants import Instant
from conference.domain.meeting import events as e
from conference.domain.meeting.record.times import written

SENT = ("sent", "delivered")
FINAL = ("delivered", "failed", "expired")


@dataclass
class TextRow:
    """A text and what was told of it."""

    text: e.TextWritten
    status: str = "pending"
    route: str = ""
    sent_at: Instant | None = None
    settled_at: Instant | None = None


@dataclass
class Texts:
    """See the module."""

    texts: dict[str, TextRow] = field(default_factory=dict)
    draft: e.SummaryDrafted | None = None
    approved: tuple[Instant, e.SummaryApproved] | None = None

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.TextWritten):
            self.texts[event.text] = TextRow(event)
        if isinstance(event, e.TextSettled) and event.text in self.texts:
            self._settle(self.texts[event.text], event, at)
        if isinstance(event, e.SummaryDrafted):
            self.draft, self.approved = event, None
        if isinstance(event, e.SummaryApproved):
            self.approved = (at, event)

    def _settle(self, row: TextRow, event: e.TextSettled, at: Instant) -> None:
        row.status, row.route = event.status, event.route or row.route
        if event.status in SENT:
            row.sent_at = row.sent_at or at
        if event.status in FINAL or event.closed:
            row.settled_at = at

    def rows(self) -> list[dict[str, object]]:
        """The record's `texts`."""
        return [
            {
                "purpose": row.text.purpose,
                "seat": row.text.seat,
                "segments": row.text.segments,
                "route": row.route,
                "status": row.status,
                "sent_at": written(row.sent_at),
                "settled_at": written(row.settled_at),
            }
            for row in self.texts.values()
        ]

    def summary(self) -> dict[str, object] | None:
        """The record's `summary`: the newest draft, and who has approved it."""
        if self.draft is None:
            return None
        at, approval = self.approved or (None, None)
        return {
            "text": self.draft.text,
            "segments": self.draft.segments,
            "approved_by": approval.by if approval else None,
            "approved_at": written(at),
        }
