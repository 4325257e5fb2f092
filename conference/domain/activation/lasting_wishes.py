"""What can be asked of an activation that lasts: cadence, review, somebody to stand in for a leader."""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.activation.ask import ALIVE, LEADING, Ask
from conference.domain.activation.cadence import hours_of, seconds_of
from conference.domain.errors import BadInput
from conference.domain.meeting.wish import Wish


def _cadence(ask: Ask) -> c.SetCadence:
    every, hours = ask.given.get("every"), ask.list("at")
    if (every is None) is (not hours):
        raise BadInput("say either every how many hours, or at which hours of the day")
    if hours:
        return c.SetCadence(ask.activation, ask.new, ask.by, hours=hours_of(hours))
    seconds = None if every is None or ask.off("every") else seconds_of(every)
    return c.SetCadence(ask.activation, ask.new, ask.by, every=seconds)


def _staff(ask: Ask) -> c.StaffSeat:
    function = None if ask.off("function") else ask.given["function"]
    return c.StaffSeat(ask.activation, ask.given["seat"], function, ask.by)


ROWS: tuple[Wish[Ask], ...] = (
    Wish(
        "cadence",
        "konferensrytm",
        "meet again by itself each so many hours, or at hours of the day; every=off: no more",
        LEADING,
        ALIVE,
        _cadence,
        ("every", "at"),
        frozenset({"every", "at"}),
    ),
    Wish(
        "review",
        "ompröva",
        "remind the leaders on that day to reconsider",
        LEADING,
        ALIVE,
        lambda a: c.SetReview(a.activation, a.day("at"), a.by),
        ("at",),
    ),
    Wish(
        "staff",
        "avlös",
        "have a function stand in for a leader in this activation, or off",
        LEADING,
        ALIVE,
        _staff,
        ("seat", "function"),
    ),
)
