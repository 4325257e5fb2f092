"""The speaking order as somebody looks at it: whose turn comes, for how long, and who has had theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from conference.domain.county.formats import Block, Format
from conference.domain.meeting.agenda import block_under_way
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.order import open_floor, unheard

When = Literal["coming", "absent", "spoke", "nothing", "skipped"]
AHEAD: Final = ("coming", "absent")


@dataclass(frozen=True)
class InTurn:
    """A seat in the order. `budget`: the seconds it has, or is owed (`owed`) of a turn that was cut off."""

    seat: str
    called: str
    when: When
    budget: float
    owed: bool = False

    @property
    def ahead(self) -> bool:
        return self.when in AHEAD


def in_turn(conference: Conference, floor: Floor, here: frozenset[str]) -> tuple[InTurn, ...]:
    """First those whose turn comes, here or not, then those heard.

    In a round or before it every seat that has a turn in it; in an open floor those who wait for one. Whoever
    has the floor is not among them.
    """
    return tuple(row for row in _rows(conference, floor, here) if row.seat != floor.speaking)


def _rows(conference: Conference, floor: Floor, here: frozenset[str]) -> Iterator[InTurn]:
    format_, now = conference.format, block_under_way(floor, conference.format)
    block = _round(format_, conference.block, now)
    if block is None or floor.free:
        facts = floor.facts(format_)
        for seat in open_floor(facts, {*facts.owed, *facts.tickets}):
            yield _row(format_, floor, now, seat, "coming" if seat in here else "absent")
        return
    facts = replace(floor.facts(format_), who=block.who)
    if block is not now:  # a clean sheet, but for those who have nothing to report
        facts = replace(facts, spoken=(), skipped=(), owed=(), missed=())
    for seat in unheard(facts):
        yield _row(format_, floor, block, seat, "coming" if seat in here else "absent")
    for seat in facts.round:
        if seat in facts.owed:
            continue
        if seat in facts.spoken:
            yield _row(format_, floor, block, seat, "spoke")
        elif seat in facts.silent:
            yield _row(format_, floor, block, seat, "nothing")
        elif seat in facts.skipped:
            yield _row(format_, floor, block, seat, "skipped")


def _round(format_: Format, position: int, now: Block | None) -> Block | None:
    """The round under way, or the next that comes unless the floor is open now."""
    if now is not None and now.kind in ("round", "open_floor"):
        return now if now.kind == "round" else None
    ahead = format_.blocks[max(position, 0) :]
    return next((block for block in ahead if block.kind == "round"), None)


def _row(format_: Format, floor: Floor, block: Block | None, seat: str, when: When) -> InTurn:
    owed = floor.ledger.owed_to(seat)
    budget = format_.turn_in(block.id if block else None) if owed is None else owed
    return InTurn(seat, format_.seat(seat).called, when, budget, owed is not None)
