"""A place in a conference: who is called for it, who has it, and what became of it.

    expected ─► present | by_substitute | declined | not_reached

A seat is reserved by a pressed key and taken by the join, once. Its lines (legs) are stored apart; a seat
knows them by id through its attempts and its holder.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.county.ladders import Rung
from conference.domain.instants import Instant

UNDER_WAY = "under_way"


@dataclass
class Attempt:
    """One rung tried once: at most one call accepted by the carrier. `released`: the next rung need not wait for it."""

    leg: str
    to: str
    number: str
    round: int
    by: str | None
    as_: str
    placed_at: Instant
    outcome: str = UNDER_WAY
    settled_at: Instant | None = None
    released: bool = False
    recall: bool = False
    possible_duplicate: bool = False

    @property
    def under_way(self) -> bool:
        return self.outcome == UNDER_WAY


@dataclass
class Seat:
    """See the module. `rank` orders seats in every list; `holder` is the leg that has the place now."""

    conference: str
    slug: str
    called: str
    member: str | None
    cluster: str | None
    function: str
    speaks: bool
    leads: bool
    summoned: bool
    rank: int
    code: str
    language: str = "sv"
    ladder: tuple[Rung, ...] = ()
    summoned_at: Instant | None = None
    attempts: tuple[Attempt, ...] = ()
    reserved: str | None = None
    holder: str | None = None
    holder_by: str | None = None
    wants_over: str | None = None
    outcome: str = "expected"
    reason: str | None = None
    taken_at: Instant | None = None
    recalls: int = 0
