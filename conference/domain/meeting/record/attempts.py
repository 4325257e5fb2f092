"""A rung tried once, as every record writes it: for a seat of a meeting, or for a page."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written


@dataclass
class AttemptRow:
    """See the module. `to` is the rung and never the number."""

    to: str
    round: int
    placed_at: Instant
    outcome: str = "under_way"
    settled_at: Instant | None = None
    possible_duplicate: bool = False

    def settle(self, outcome: str, at: Instant, *, possible_duplicate: bool = False) -> None:
        """What became of it; a later outcome replaces an earlier."""
        self.outcome, self.settled_at = outcome, at
        self.possible_duplicate = self.possible_duplicate or possible_duplicate

    def row(self) -> dict[str, object]:
        """Its row in the record."""
        return {
            "to": self.to,
            "round": self.round,
            "placed_at": written(self.placed_at),
            "settled_at": written(self.settled_at),
            "outcome": self.outcome,
            "possible_duplicate": self.possible_duplicate,
        }
