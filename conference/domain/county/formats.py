"""A format is the data that makes a kind of meeting: who has a seat, in which order, and for how long.

The engine knows no Thursday and no green button, only formats. Orders are numbered so that sorting on them
gives the round, then the leaders (101 and on), then the listeners (201 and on).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from conference.domain.errors import NotFound

BlockKind = Literal["leaders", "roll_call", "round", "open_floor"]
AtZero = Literal["pass_on", "warn"]
Medium = Literal["phone", "radio", "text", "written"]
Who = Literal["all", "presser", "named"]

SUMMONS_VALUES = frozenset({"title", "time", "dial_in", "code", "why", "when", "place"})
OPENING_VALUES = frozenset({"title", "week", "why"})
"""What is known when a summons is written and a meeting opened; their texts may ask for nothing else."""


class UnknownSeat(NotFound):
    """The format has no such seat."""


@dataclass(frozen=True)
class Block:
    """A part of the meeting with its own minutes. `leader` is the seat that leads it, where one does.

    In a round, `who` has a turn: everybody, the one who pressed, or those named beforehand. A turn of a
    round or an open floor takes `turn_seconds`, else the format's.
    """

    id: str
    name: str
    kind: BlockKind
    seconds: int
    leader: str | None = None
    turn_seconds: int | None = None
    who: Who = "all"


@dataclass(frozen=True)
class SeatPlan:
    """A place in the meeting. `called` is the name as spoken; one that is not `summoned` may only dial in."""

    seat: str
    name: str
    called: str
    member: str | None
    cluster: str | None
    function: str
    speaks: bool
    leads: bool
    summoned: bool
    ladder: str
    order: int
    group: str


@dataclass(frozen=True)
class Format:
    """`medium` is how people meet: called by phone, by radio and ticked by hand, or by text to a place.

    `written` is what a meeting by phone becomes when voice is gone; none is planned so.

    Whoever speaks in the round is asked `reports_lead` seconds before the meeting what there will be to
    report, and again `reports_again_lead` before it if nothing has come in; nought: not at all. Every
    `lesson_every` weeks the question asks for what others can learn from, too. Leaders see who has not spoken
    for `quiet_weeks`.

    Leaders are told `readiness_lead` seconds before the meeting whether it could be held; nought: not at all.

    `summons` and `opening` are the keys of what is written to those called and said when the meeting opens.
    """

    id: str
    title: str
    seats: tuple[SeatPlan, ...]
    blocks: tuple[Block, ...]
    turn_seconds: int = 40
    reaction_seconds: int = 3
    grace_seconds: int = 10
    at_zero: AtZero = "pass_on"
    extend_seconds: int = 30
    gather_lead: int = 300
    reminder_lead: int = 1800
    readiness_lead: int = 3600
    hard_stop: int = 1800
    ring_seconds: int = 25
    rounds: tuple[int, ...] = (0, 90)
    no_key_seconds: int = 15
    reserve_seconds: int = 15
    recall_seconds: int = 5
    notice_seconds: int = 25
    chair_gone_seconds: int = 10
    approve_after: int | None = None
    codes_always: bool = False
    reports_lead: int = 0
    reports_again_lead: int = 0
    lesson_every: int = 0
    quiet_weeks: int = 0
    medium: Medium = "phone"
    summons: str = "summons"
    opening: str = "opening"

    @property
    def by_phone(self) -> bool:
        """It is held in a room at the carrier, and whoever takes part has a line of ours."""
        return self.medium == "phone"

    @property
    def length(self) -> int:
        return sum(block.seconds for block in self.blocks)

    @property
    def speakers(self) -> tuple[SeatPlan, ...]:
        """The seats of the round, in speaking order. Leaders speak too, but never as a turn of the round."""
        return self._in_order(lambda seat: seat.speaks and not seat.leads)

    @property
    def leaders(self) -> tuple[SeatPlan, ...]:
        """The leaders in the order in which they chair."""
        return self._in_order(lambda seat: seat.leads)

    @property
    def summoned(self) -> tuple[str, ...]:
        """The slugs of those who are called, the most urgent first: leaders, speakers in order, listeners."""
        return tuple(seat.seat for seat in (*self.leaders, *self.speakers, *self.listeners) if seat.summoned)

    @property
    def listeners(self) -> tuple[SeatPlan, ...]:
        return self._in_order(lambda seat: not seat.speaks and not seat.leads)

    def block(self, id: str | None) -> Block | None:
        """None before the first block and after the last."""
        return next((block for block in self.blocks if block.id == id), None)

    def turn_in(self, block: str | None) -> float:
        """Seconds of a turn in a block."""
        own = self.block(block)
        return float((own.turn_seconds if own else None) or self.turn_seconds)

    def seat(self, slug: str) -> SeatPlan:
        """Raises UnknownSeat."""
        if (seat := self._by_slug.get(slug)) is None:
            raise UnknownSeat(f"{self.id} has no seat {slug}")
        return seat

    def with_seats(self, seats: tuple[SeatPlan, ...]) -> Format:
        """The same with these seats too; one that goes by the name of another takes its place."""
        new = {seat.seat: seat for seat in seats}
        kept = tuple(new.pop(seat.seat, seat) for seat in self.seats)
        return replace(self, seats=(*kept, *new.values()))

    def has(self, slug: str) -> bool:
        return slug in self._by_slug

    @cached_property
    def _by_slug(self) -> Mapping[str, SeatPlan]:
        """Every seat is looked for with every report of its meeting, and there are 88."""
        return {seat.seat: seat for seat in self.seats}

    def _in_order(self, belongs: Callable[[SeatPlan], bool]) -> tuple[SeatPlan, ...]:
        return tuple(sorted(filter(belongs, self.seats), key=lambda seat: seat.order))
