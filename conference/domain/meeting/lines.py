"""Which lines should be open.

Computed from the floor, the leaders and who is in the room, whenever it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class LineInRoom:
    """A leg in the room, as far as its microphone matters. `holds_seat`: it is the one that has the place."""

    leg: str
    label: str
    seat: str
    leads: bool
    holds_seat: bool
    open: bool | None


def should_be_open(line: LineInRoom, *, speaking: str | None, closed: frozenset[str]) -> bool:
    """Open are the leaders who have not closed their own line, and the holder of the floor; nobody else.

    Someone who only listens on a seat's behalf is never open.
    """
    if not line.holds_seat:
        return False
    if line.leads:
        return line.seat not in closed
    return line.seat == speaking


def open_lines(
    lines: Iterable[LineInRoom], *, speaking: str | None, closed: frozenset[str]
) -> frozenset[str]:
    """The legs whose lines should be open now."""
    return frozenset(line.leg for line in lines if should_be_open(line, speaking=speaking, closed=closed))


def changes(
    lines: Iterable[LineInRoom], *, speaking: str | None, closed: frozenset[str]
) -> tuple[tuple[LineInRoom, bool], ...]:
    """(line, muted) orders that make it so, closings first, so that never two are heard at once."""
    wrong = [
        (line, not should_be_open(line, speaking=speaking, closed=closed))
        for line in lines
        if line.open is not should_be_open(line, speaking=speaking, closed=closed)
    ]
    return tuple(sorted(wrong, key=lambda order: (not order[1], order[0].leg)))
