"""The roll-call of a meeting that is held by radio: who was heard is ticked by hand."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command


@dataclass(frozen=True)
class TickSeat(Command):
    """`seat` has been heard on the radio, or (`here` is False) was called there and did not answer."""

    conference: str
    seat: str
    here: bool
    by: str
