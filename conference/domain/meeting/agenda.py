"""The parts of a meeting with their minutes: which one now, until when, and what comes next.

A block ends by the chair, when its round is done, or at its minutes if nobody holds the floor. A round is not
cut short by its minutes while somebody in the room is still unheard: they only end the waiting for others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from conference.domain.county.formats import Block, Format
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant, after
from conference.domain.meeting import events
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.order import open_floor, round_of_reports, unheard

CHARACTERS = 14
"""Characters read aloud in a second."""
RETURN = 5
"""Seconds a lost line is waited for beyond its being rung back."""


@dataclass(frozen=True)
class Give:
    """The floor goes to `seat`; `upcoming` is next after it, as things stand."""

    seat: str
    upcoming: str | None = None


@dataclass(frozen=True)
class Move:
    """The block is done."""


@dataclass(frozen=True)
class Stay:
    """Nobody is given the floor now. `until`: for no longer than that, however many minutes are left."""

    until: Instant | None = None


Step = Give | Move | Stay


def block_under_way(floor: Floor, format_: Format) -> Block | None:
    """The block now, or None before the first and after the last."""
    return format_.block(floor.block)


def ends_at(block: Block, began_at: Instant) -> Instant:
    """When its minutes are up."""
    return after(began_at, block.seconds)


def next_position(floor: Floor, format_: Format, position: int) -> int:
    """Where the next block stands after `position`; -1 is before the first. Past the last there is none.

    A round for the presser or for those named is passed by where there is nobody who presses or is named.
    """
    for at in range(position + 1, len(format_.blocks)):
        if format_.blocks[at].kind != "round" or round_in(floor, format_, format_.blocks[at]):
            return at
    return len(format_.blocks)


def round_in(floor: Floor, format_: Format, block: Block) -> tuple[str, ...]:
    """The seats that have a turn in a block."""
    return replace(floor.facts(format_), who=block.who).round


def begin_block(floor: Floor, block: Block, now: Instant) -> None:
    """A clean sheet; those who wait for the floor and those with nothing to report are kept."""
    floor.block, floor.block_ends_at = block.id, ends_at(block, now)
    floor.ledger = floor.ledger.next_block()
    floor.free = floor.paused = False


def end_block(
    floor: Floor, format_: Format, present: frozenset[str], *, ended_by: str, now: Instant
) -> Decision:
    """The turn ends. Whoever a round never heard is written down: here but skipped, or absent."""
    block = block_under_way(floor, format_)
    decision = floor.pass_on(by=ended_by, now=now)
    if block is not None and block.kind == "round":
        decision += read_nothing(floor, format_, now)
        facts = floor.facts(format_)
        for seat in unheard(facts):
            if floor.ledger.owed_to(seat) is None:
                decision += _account(floor, format_, seat, now, here=seat in present)
        floor.ledger.forget_read()
    floor.block = floor.block_ends_at = None
    return decision


def _account(floor: Floor, format_: Format, seat: str, now: Instant, *, here: bool) -> Decision:
    """What is written of a seat that a round never heard. What it sent in is read aloud in its place."""
    block, report = floor.block or "", floor.ledger.take_written(seat)
    if here or report is None:
        return Decision((events.SeatPassedOver(seat, block, "skipped" if here else "absent"),))
    saying = say("read_aloud", seat=format_.seat(seat).called, report=report)
    said = floor.announce(saying, now, seconds=3.0 + len(report) / CHARACTERS)
    return Decision((events.SeatPassedOver(seat, block, "read_aloud"),), (said,))


def read_nothing(floor: Floor, format_: Format, now: Instant) -> Decision:
    """Read out in one sentence who has nothing to report. Their time goes into the pool."""
    seats = floor.ledger.read(floor.facts(format_).round, format_.turn_in(floor.block))
    if not seats:
        return NOTHING
    names = [format_.seat(seat).called for seat in seats]
    said = floor.announce(say("nothing_to_report_list", seats=names), now, seconds=3.0 + len(names))
    return Decision((events.NothingReported(floor.block or "", seats),), (said,))


def what_next(floor: Floor, format_: Format, present: frozenset[str], now: Instant) -> Step:
    """How the meeting goes on when nobody holds the floor."""
    block = block_under_way(floor, format_)
    if block is None or floor.paused:
        return Stay()
    over = floor.block_ends_at is not None and now >= floor.block_ends_at
    facts = floor.facts(format_)
    if block.kind == "round" and (over or not floor.free):
        return _given(round_of_reports(facts, present)) or _wait(floor, format_, now, over=over)
    if over:
        return Move()
    if block.kind == "open_floor" or floor.free:
        return _given(open_floor(facts, present)) or Stay()
    return Stay()


def _given(order: tuple[str, ...]) -> Give | None:
    return Give(order[0], order[1] if len(order) > 1 else None) if order else None


def _wait(floor: Floor, format_: Format, now: Instant, *, over: bool) -> Step:
    """Everybody here has been heard. A line just lost is waited for, as long as ringing it back may take.

    Who is here by radio is known when somebody has ticked it, so that its round lasts until its minutes are
    up, or the chair goes on.
    """
    if format_.medium == "radio" and not over:
        return Stay()
    if over or not floor.owed:
        return Move()
    return Stay(after(now, format_.recall_seconds + format_.ring_seconds + RETURN))
