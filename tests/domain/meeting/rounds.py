"""A floor in the middle of a round, for tests of it."""

from dataclasses import replace
from typing import Any

from conference.domain.decision import Decision
from conference.domain.meeting import agenda
from conference.domain.meeting.floor import Floor
from tests.domain.meeting.people import FORMAT, NOW, later

ALL = frozenset({"polisen", "hsf", "hamnar", "tib", "rkk"})
ROUND = FORMAT.blocks[1]
WARNS = replace(FORMAT, at_zero="warn")


def in_the_round(**what: Any) -> Floor:
    floor = replace(Floor("c1"), **what)
    agenda.begin_block(floor, ROUND, NOW)
    return floor


def give(floor: Floor, seat: str = "polisen", at: float = 0) -> Decision:
    return floor.give(seat, FORMAT, ALL, by="order", now=later(at))


def one(decision: Decision, kind: type) -> Any:
    return next(thing for thing in (*decision.events, *decision.effects) if isinstance(thing, kind))


def planned(decision: Decision) -> dict[type, Any]:
    return {type(due.command): due.at for due in decision.due}


def yielded(at: float = 13) -> Floor:
    """The police have spoken, and left thirty seconds of their time."""
    floor = in_the_round()
    give(floor)
    floor.yield_("polisen", now=later(at))
    return floor
