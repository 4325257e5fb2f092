"""A number that may not be reached: its call or text has come to nothing, and the record says why.

To whoever waits for it the number is one that cannot be used, so that the next rung is tried at once.
"""

from __future__ import annotations

from typing import Final

from conference.domain.decision import Decision
from conference.domain.instants import Instant
from conference.domain.meeting import commands as c
from conference.domain.meeting.barring_events import NumberBarred
from conference.domain.meeting.facts import Fact, Told
from conference.domain.meeting.reasons import Reason
from conference.handlers import legs, texts
from conference.ports import Handlers, UnitOfWork

AS_IF: Final = Reason.BAD_NUMBER
"""What becomes of the attempt, in the words that every record and every reader knows."""


def bar_call(command: c.BarCall, uow: UnitOfWork, now: Instant) -> Decision:
    """There is no call, and there will be none."""
    seat = uow.legs.whereabouts(command.leg).seat
    fact = Fact(Told.REFUSED, "call", -1, now, f"{command.leg}/refused", detail=AS_IF)
    told = Decision(events=(NumberBarred("call", seat, command.why),))
    return legs.observe(c.ObserveLeg(command.leg, fact), uow, now) + told


def bar_text(command: c.BarText, uow: UnitOfWork, now: Instant) -> Decision:
    """The text will not be sent by anybody."""
    text = uow.texts.get(command.text)
    told = Decision(events=(NumberBarred("text", text.seat, command.why),))
    return texts.observe(c.ObserveText(text.id, "failed", "", error=AS_IF), uow, now) + told


HANDLERS: Handlers = {c.BarCall: bar_call, c.BarText: bar_text}
