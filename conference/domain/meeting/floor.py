"""The floor: who may speak now and its clock, who asked for it, and who has had it. Never two.

The order itself is computed (`order.py`); nothing here stores a position.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.instants import Instant


@dataclass(frozen=True)
class Turn:
    """One stretch of the floor. `budget` in seconds, counted from `charged_from` (reaction is not charged)."""

    number: int
    seat: str
    block: str
    given_at: Instant
    charged_from: Instant
    budget: float


@dataclass(frozen=True)
class Ticket:
    """Someone asked for the floor. Numbers only rise, so ties cannot happen."""

    number: int
    seat: str
    urgent: bool = False


@dataclass
class Floor:
    """See the module."""

    conference: str
    turn: Turn | None = None
    last: Turn | None = None
    last_ended_at: Instant | None = None
    turns: int = 0
    spoken: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    ticket: int = 0
    owed: tuple[tuple[str, float], ...] = ()
    pool: float = 0.0
    free: bool = False
    closed: tuple[str, ...] = ()
    announced_until: Instant | None = None
