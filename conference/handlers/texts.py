"""Texts: what became of those we sent, and those that phones send us."""

from __future__ import annotations

from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import DomainError
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.effects import LookAtText
from conference.handlers import summary
from conference.ports import Handlers, UnitOfWork

PATIENCE = 60
"""Seconds between looks at a text that has not reported its fate."""
APPROVALS = frozenset({"ok", "okej", "godkänn", "godkann"})


def observe(command: c.ObserveText, uow: UnitOfWork, now: Instant) -> Decision:
    """A carrier's word on a text. It only ever moves forward."""
    text = uow.texts.get(command.text)
    decision = text.observe(
        command.status, route=command.route, ref=command.ref, error=command.error, now=now
    )
    key = f"text/{text.id}/look"
    if text.final:
        return decision + Decision(cancelled=(key,))
    return decision + Decision(due=(Due(c.LookAfterText(text.id), after(now, PATIENCE), key),))


def look_after(command: c.LookAfterText, uow: UnitOfWork, now: Instant) -> Decision:
    """Nothing has been heard of a text: ask the carrier while anybody wants it, then write it off."""
    text = uow.texts.get(command.text)
    if text.final:
        return NOTHING
    if now > text.valid_until:
        return text.observe("expired", route=text.route, ref=None, error=None, now=now)
    again = Due(c.LookAfterText(text.id), after(now, PATIENCE), f"text/{text.id}/look")
    return Decision(effects=(LookAtText(text.id, text.conference),), due=(again,))


def receive(command: c.ReceiveText, uow: UnitOfWork, now: Instant) -> Decision:
    """A text from a phone. OK from a leader approves the version of the summary last sent to that phone."""
    if command.body.strip().strip(".!\"'").casefold() not in APPROVALS:
        return NOTHING
    asked = uow.texts.last_to(command.number, "instruction")
    if asked is None or asked.conference is None or asked.seat is None:
        return NOTHING
    try:
        approve = c.ApproveSummary(asked.conference, asked.seat, asked.version)
        return summary.approve(approve, uow, now)
    except DomainError:
        return NOTHING  # approved already, or a newer version has been sent since


HANDLERS: Handlers = {c.ObserveText: observe, c.LookAfterText: look_after, c.ReceiveText: receive}
