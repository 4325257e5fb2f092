"""Lines set: closed first, then opened, as the floor has it when it is done.

The lines to be closed are closed side by side, and no longer waited for than a speaker can bear; one that
will not close does not keep the next from opening.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Executor, wait
from dataclasses import dataclass
from typing import Final

from conference.domain.meeting.commands import ObserveLines
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.lines import LineInRoom, changes
from conference.domain.meeting.seat import Seat
from conference.ports import CarrierError, NotTaken, UnitOfWork, Voice

log = logging.getLogger(__name__)

PATIENCE: Final = 1.5
"""Seconds of the wall that an opening waits for closings."""

Order = tuple[LineInRoom, bool]
"""A line, and whether it is to be muted."""


@dataclass(frozen=True)
class Room:
    """The lines in a room, and who may be heard."""

    lines: tuple[LineInRoom, ...]
    speaking: str | None
    closed: frozenset[str]

    def orders(self) -> tuple[Order, ...]:
        return changes(self.lines, speaking=self.speaking, closed=self.closed)


@dataclass(frozen=True)
class Given:
    """What became of orders: those carried out, and whether any must be given again."""

    done: tuple[Order, ...]
    again: bool

    def observed(self, conference: str) -> ObserveLines:
        return ObserveLines(conference, tuple((line.leg, line.label, not muted) for line, muted in self.done))


def room_now(conference: str, work: UnitOfWork) -> Room:
    """The room as stored."""
    seats = {seat.slug: seat for seat in work.seats.of(conference)}
    floor: Floor = work.floors.get(conference)
    lines = tuple(_line(leg, seats[leg.seat]) for leg in work.legs.in_room(conference) if leg.seat in seats)
    return Room(lines, floor.turn.seat if floor.turn else None, frozenset(floor.closed))


def give(orders: Sequence[Order], voice: Voice, room: str, hands: Executor) -> Given:
    """Give the orders to the carrier, closings before openings."""
    closings = [order for order in orders if order[1]]
    openings = [order for order in orders if not order[1]]
    outcomes: list[tuple[Order, bool | None]] = []
    for several in (closings, openings):
        futures = {hands.submit(_give_one, order, voice, room): order for order in several}
        in_time, late = wait(futures, timeout=PATIENCE)
        outcomes += [(futures[future], future.result()) for future in in_time]
        outcomes += [(futures[future], None) for future in late]
    done = tuple(order for order, well in outcomes if well)
    return Given(done, again=any(well is None for _, well in outcomes))


def _give_one(order: Order, voice: Voice, room: str) -> bool | None:
    """True if done, False if the line is gone, None if it must be ordered again."""
    line, muted = order
    try:
        voice.set_muted(room, line.label, muted)
    except CarrierError as error:
        gone = isinstance(error, NotTaken) and not error.retry
        log.warning("line not set", extra={"leg": line.leg, "why": error.sentence})
        return False if gone else None
    return True


def _line(leg: Leg, seat: Seat) -> LineInRoom:
    holds = seat.holder == leg.id and not leg.listening
    return LineInRoom(leg.id, leg.label, seat.slug, seat.leads, holds, leg.open)
