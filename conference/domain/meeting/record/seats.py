"""What became of every seat: who was called and when, who came, by which line, and who went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from conference.domain.instants import Instant
from conference.domain.meeting import events as e
from conference.domain.meeting.record.attempts import AttemptRow
from conference.domain.meeting.record.times import written

VIA = {"by_text": "text", "by_radio": "radio"}
"""How a seat has come of which no line tells."""


@dataclass
class HolderRow:
    """Who had the seat, from when until when."""

    taken: e.SeatTaken
    began_at: Instant
    ended_at: Instant | None = None


@dataclass
class LegRow:
    """A line that has been in the room."""

    joined: e.LegJoined
    joined_at: Instant
    left_at: Instant | None = None
    ended: str | None = None


@dataclass
class SeatRow:
    """A seat and all that happened to it."""

    brief: e.SeatBrief
    outcome: str = "expected"
    reason: str | None = None
    attempts: dict[str, AttemptRow] = field(default_factory=dict)
    holders: list[HolderRow] = field(default_factory=list)
    legs: dict[str, LegRow] = field(default_factory=dict)
    ticked_at: Instant | None = None

    @property
    def counts(self) -> bool:
        """A listener's place that was not called and that nobody took has no row."""
        brief = self.brief
        expected = brief.summoned or brief.speaks or brief.leads
        return expected or bool(self.attempts or self.holders or self.legs or self.ticked_at)

    def written(self) -> dict[str, object]:
        """Its row in the record."""
        brief, holders, legs = self.brief, self.holders, list(self.legs.values())
        taken = holders[-1].taken if holders else None
        joined = [leg.joined_at for leg in legs] + [at for at in (self.ticked_at,) if at]
        left = [leg.left_at for leg in legs if leg.left_at]
        return {
            "seat": brief.seat,
            "name": brief.name,
            "member": brief.member,
            "cluster": brief.cluster,
            "function": brief.function,
            "speaks": brief.speaks,
            "leads": brief.leads,
            "summoned": brief.summoned,
            "outcome": self.outcome,
            "reason": self.reason,
            "by": taken.by if taken else None,
            "via": taken.via if taken else VIA.get(self.outcome),
            "joined_at": written(min(joined, default=None)),
            "left_at": written(max(left)) if left and len(left) == len(legs) else None,
            "late": holders[0].taken.late if holders else False,
            "attempts": [attempt.row() for attempt in self.attempts.values()],
            "holders": [_holder(row) for row in holders],
            "legs": [_leg(row) for row in legs],
        }


@dataclass
class Seats:
    """See the module."""

    seats: dict[str, SeatRow] = field(default_factory=dict)

    def outcomes(self) -> Mapping[str, str]:
        """Seat to outcome, for the roll-call of members."""
        return {slug: row.outcome for slug, row in self.seats.items() if row.counts}

    def rows(self) -> list[dict[str, object]]:
        """The record's `seats`, in the order of the plan, listeners last."""
        rows = [row for row in self.seats.values() if row.counts]
        rows.sort(key=lambda row: not (row.brief.speaks or row.brief.leads))
        return [row.written() for row in rows]

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.ConferencePlanned):
            self.seats = {brief.seat: SeatRow(brief) for brief in event.seats}
        if isinstance(event, e.SeatAdded):
            self.seats[event.brief.seat] = SeatRow(event.brief)
        row = self.seats.get(getattr(event, "seat", None) or "")
        if row is None:
            return
        if isinstance(event, e.AttemptPlaced):
            row.attempts[event.leg] = AttemptRow(event.to, event.round, at)
        elif isinstance(event, e.AttemptSettled):
            if attempt := row.attempts.get(event.leg):
                attempt.settle(event.outcome, at, possible_duplicate=event.possible_duplicate)
        elif isinstance(event, e.SeatTaken):
            self._taken(row, event, at)
        elif isinstance(event, e.SeatDeclined):
            row.outcome, row.reason = "declined", "declined"
        elif isinstance(event, e.SeatReportedByText):
            row.outcome, row.reason = "by_text", None
        elif isinstance(event, e.SeatTicked):
            row.outcome, row.reason = "by_radio", None
            row.ticked_at = row.ticked_at or at
        elif isinstance(event, e.SeatNotReached):
            row.outcome, row.reason = "not_reached", event.reason
        elif isinstance(event, e.LegJoined):
            row.legs[event.leg] = LegRow(event, at)
        elif isinstance(event, e.LegEnded):
            self._ended(row, event, at)

    def _taken(self, row: SeatRow, event: e.SeatTaken, at: Instant) -> None:
        """The seat's own officer outdoes a substitute, whichever came first."""
        if not (row.outcome == "present" and event.as_ == "substitute"):
            row.outcome = "by_substitute" if event.as_ == "substitute" else "present"
        row.reason = None
        if row.holders and row.holders[-1].ended_at is None:
            row.holders[-1].ended_at = at
        row.holders.append(HolderRow(event, at))

    def _ended(self, row: SeatRow, event: e.LegEnded, at: Instant) -> None:
        leg = row.legs.get(event.leg)
        if leg is not None:
            leg.left_at, leg.ended = at, event.how
        for holder in row.holders:
            if holder.taken.leg == event.leg and holder.ended_at is None:
                holder.ended_at = at


def _holder(row: HolderRow) -> dict[str, object]:
    return {
        "by": row.taken.by or "",
        "as": row.taken.as_,
        "from": written(row.began_at),
        "to": written(row.ended_at),
    }


def _leg(row: LegRow) -> dict[str, object]:
    return {
        "by": row.joined.by,
        "via": row.joined.via,
        "joined_at": written(row.joined_at),
        "left_at": written(row.left_at),
        "listening": row.joined.listening,
        "ended": row.ended,
    }
