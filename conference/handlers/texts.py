"""Texts: what became of those we sent, and those that phones send us."""

from __future__ import annotations

from conference.domain.county.county import Words
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import DomainError
from conference.domain.instants import Instant, after, seconds_between
from conference.domain.meeting import commands as c
from conference.domain.meeting.effects import LookAtText
from conference.domain.meeting.text import Text
from conference.handlers import summary
from conference.ports import Handlers, UnitOfWork

PATIENCE = 60
"""Seconds before the first look at a text that has not reported its fate."""


def observe(command: c.ObserveText, uow: UnitOfWork, now: Instant) -> Decision:
    """A carrier's word on a text. It only ever moves forward."""
    text = uow.texts.get(command.text)
    decision = text.observe(
        command.status, route=command.route, ref=command.ref, error=command.error, now=now
    )
    look = _look_later(text, now)
    return decision + (Decision(cancelled=(look.key,)) if text.final else Decision(due=(look,)))


def look_after(command: c.LookAfterText, uow: UnitOfWork, now: Instant) -> Decision:
    """Nothing has been heard of a text: ask the carrier while anybody wants it, then write it off."""
    text = uow.texts.get(command.text)
    if text.final:
        return NOTHING
    if now > text.valid_until:
        return text.observe("expired", route=text.route, ref=None, error=None, now=now)
    return Decision(effects=(LookAtText(text.id, text.conference),), due=(_look_later(text, now),))


def _look_later(text: Text, now: Instant) -> Due:
    """Often while it is fresh, seldom when it has been under way for hours: a phone may be off for long."""
    wait = max(PATIENCE, seconds_between(text.written_at, now) / 2)
    written_off = max(after(text.valid_until, 1), after(now, PATIENCE))
    return Due(c.LookAfterText(text.id), min(after(now, wait), written_off), f"text/{text.id}/look")


def receive(command: c.ReceiveText, uow: UnitOfWork, now: Instant) -> Decision:
    """A text from a phone. OK from a leader approves the version of the summary last sent to that phone."""
    if not _approves(command.body, uow.county.words):
        return NOTHING
    asked = uow.texts.last_to(command.number, "instruction")
    if asked is None or asked.conference is None or asked.seat is None:
        return NOTHING
    try:
        approve = c.ApproveSummary(asked.conference, asked.seat, asked.version)
        return summary.approve(approve, uow, now)
    except DomainError:
        return NOTHING  # approved already, or a newer version has been sent since


def _approves(body: str, words: Words) -> bool:
    """In any of the county's languages, however it is spelt and whatever ends it."""
    said = body.strip().strip(".!\"'").casefold()
    return any(said == word.casefold() for spoken in words.values() for word in spoken["replies.approve"])


HANDLERS: Handlers = {c.ObserveText: observe, c.LookAfterText: look_after, c.ReceiveText: receive}
