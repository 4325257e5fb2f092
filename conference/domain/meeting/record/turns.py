"""The round: the floor turn by turn, and the seats that were read out, passed over or absent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from conference.domain.instants import Instant
from conference.domain.meeting import events as e
from conference.domain.meeting.record.times import written


@dataclass
class TurnRow:
    """A stretch of the floor, or a moment at which a seat was accounted for without having it."""

    seat: str
    block: str
    given_at: Instant
    ended_at: Instant | None = None
    budget: float = 0.0
    used: float = 0.0
    how: str = "spoke"
    ended_by: str | None = None
    turn: int | None = None


@dataclass
class Turns:
    """See the module. A seat passed over in the middle of a turn is accounted for when that turn ends."""

    turns: list[TurnRow] = field(default_factory=list)
    waiting: list[TurnRow] = field(default_factory=list)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.TurnBegan):
            self.turns.append(TurnRow(event.seat, event.block, at, budget=event.budget, turn=event.turn))
        if isinstance(event, e.TurnExtended) and (row := self._row(event.turn)):
            row.budget += event.seconds
        if isinstance(event, e.TurnEnded) and (row := self._row(event.turn)):
            row.ended_at, row.used, row.how, row.ended_by = at, event.used, event.how, event.ended_by
            self._account(at)
        if isinstance(event, e.TurnResumed):
            self.turns = [row for row in self.turns if row.ended_at is not None]  # given back uncharged
            self._account(at)
        if isinstance(event, e.NothingReported):
            how = "nothing_to_report"
            self.waiting += [TurnRow(seat, event.block, at, at, how=how) for seat in event.seats]
        if isinstance(event, e.SeatPassedOver):
            self.waiting.append(TurnRow(event.seat, event.block, at, at, how=event.how))
        if self.turns and self.turns[-1].ended_at is None:
            return
        self._account(at)

    def rows(self) -> list[dict[str, object]]:
        """The record's `round`."""
        return [
            {
                "seat": row.seat,
                "block": row.block,
                "given_at": written(row.given_at),
                "ended_at": written(row.ended_at),
                "budget": row.budget,
                "used": row.used,
                "how": row.how,
                "ended_by": row.ended_by,
            }
            for row in (*self.turns, *self.waiting)
        ]

    def _account(self, at: Instant) -> None:
        self.turns += [replace(row, given_at=at, ended_at=at) for row in self.waiting]
        self.waiting = []

    def _row(self, turn: int) -> TurnRow | None:
        return next((row for row in reversed(self.turns) if row.turn == turn), None)
