"""What delivery needs of storage: rows to claim and to close, and a view of what they concern."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from conference.bus import Work
from conference.clock import Wall
from conference.domain.instants import Instant
from conference.domain.meeting.effects import Effect
from conference.ports import UnitOfWork


class Claim(Protocol):
    """An effect that is ours to carry out, or of which it is unknown whether it has been."""

    @property
    def id(self) -> int: ...
    @property
    def effect(self) -> Effect: ...
    @property
    def strand(self) -> str: ...
    @property
    def tries(self) -> int: ...
    @property
    def unfound(self) -> int: ...
    @property
    def looks(self) -> int: ...
    @property
    def claimed_at(self) -> Wall: ...
    @property
    def unknown_at(self) -> Wall | None: ...


class Outbox(Protocol):
    """The rows of effects."""

    def claim_next(self, lane: str, process: str, now: Instant, wall: Wall) -> Claim | Instant | None: ...
    def put_back(
        self,
        id: int,
        ready_at: Instant,
        note: str = "",
        *,
        states: tuple[str, ...] = ...,
        unfound: bool = ...,
    ) -> bool: ...
    def unknown(self, id: int, wall: Wall) -> bool: ...
    def look_again(self, id: int, wall: Wall) -> bool: ...
    def unknowns(self, wall: Wall) -> Sequence[Claim]: ...
    def claims_of_silent(self, wall: Wall, silent_for: float = 1.5) -> Sequence[Claim]: ...
    def newer_on_strand(self, id: int, strand: str, kind: str) -> bool: ...
    def close(self, id: int, outcome: str, note: str = "") -> bool: ...


class Store(Protocol):
    """Transactions."""

    def reading(self) -> AbstractContextManager[UnitOfWork]: ...
    def writing(self) -> AbstractContextManager[Work]: ...
