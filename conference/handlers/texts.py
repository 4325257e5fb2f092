"""Texts: what became of those we sent, and those that phones send us."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from conference.domain.activation.text_meaning import TO_LEAD, Meaning, meaning
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import DomainError
from conference.domain.instants import Instant, after, seconds_between
from conference.domain.meeting import commands as c
from conference.domain.meeting.effects import LookAtText
from conference.domain.meeting.events import NoteTaken
from conference.domain.meeting.mending_events import Mended
from conference.domain.meeting.own_words import own_words
from conference.domain.meeting.reasons import Reason
from conference.domain.meeting.text import Text
from conference.domain.meeting.text_words import TEXT_WISHES, reading
from conference.handlers import (
    beforehand,
    by_word,
    floor,
    inquiry,
    leading_by_text,
    links,
    objecting,
    opting_out,
    routing,
    staff,
    summary,
    texted,
    without,
    written_round,
)
from conference.handlers.calls import CALLING
from conference.handlers.language import language_in
from conference.handlers.mended import mended
from conference.handlers.words import write_text
from conference.ports import Handlers, UnitOfWork

Taker = Callable[[c.ReceiveText, Text, UnitOfWork, Instant], Decision | None]

REMEMBERED, MOST_REMEMBERED = 2 * 86_400, 20
"""Seconds, and texts to one phone, after which what it sends back is not known as ours any more."""
PATIENCE = 60
"""Seconds before the first look at a text that has not reported its fate."""


def observe(command: c.ObserveText, uow: UnitOfWork, now: Instant) -> Decision:
    """A carrier's word on a text. It only ever moves forward, or by another route."""
    text = uow.texts.get(command.text)
    before, route, decision = text.status, text.route, NOTHING
    if command.status == "failed" and command.route not in text.tried:
        decision = routing.move(text, command.error, uow, now)
    if not decision.effects:
        decision = text.observe(
            command.status, route=command.route, ref=command.ref, error=command.error, now=now
        )
        routing.remember(text, before, uow, now)
    decision += without.carrier_of_texts(text, route, uow, now)
    if command.looked and decision.events:
        decision += mended(Mended.TEXT, text.purpose)
    if decision.events and command.error is Reason.OPTED_OUT:
        decision += opting_out.notice(uow, text.number, now)
    look = _look_later(text, now)
    return decision + (Decision(cancelled=(look.key,)) if text.final else Decision(due=(look,)))


def look_after(command: c.LookAfterText, uow: UnitOfWork, now: Instant) -> Decision:
    """Nothing has been heard of a text: ask the carrier while anybody wants it, then write it off.

    One that was sent, and of which no carrier will say more, ends as sent.
    """
    text = uow.texts.get(command.text)
    if text.final:
        return NOTHING
    if now > text.valid_until and text.status == "sent":
        return text.close(now)
    if now > text.valid_until:
        return text.observe("expired", route=text.route, ref=None, error=None, now=now)
    return Decision(effects=(LookAtText(text.id, text.conference),), due=(_look_later(text, now),))


def _look_later(text: Text, now: Instant) -> Due:
    """Often while it is fresh, seldom when it has been under way for hours: a phone may be off for long."""
    wait = max(PATIENCE, seconds_between(text.written_at, now) / 2)
    written_off = max(after(text.valid_until, 1), after(now, PATIENCE))
    return Due(c.LookAfterText(text.id), min(after(now, wait), written_off), f"text/{text.id}/look")


def receive(command: c.ReceiveText, uow: UnitOfWork, now: Instant) -> Decision:
    """A text from a phone, taken by what it means; what nobody takes answers what was asked of the phone.

    What we have texted ourselves, sent back or quoted, is nobody's answer.
    """
    if links.is_ours(command.number, uow):
        return links.hear_text(command.body, uow, now)
    ours = uow.texts.newest_to(command.number, after(now, -REMEMBERED), MOST_REMEMBERED)
    own = own_words(command.body, [text.body for text in ours])
    if not own:
        return NOTHING
    command = replace(command, body=own)
    meant = meaning(command.body, uow.county.words)
    taker = TAKERS.get(meant.kind)
    done = taker(command, meant, uow, now) if taker else None
    return _answer(command, uow, now) if done is None else done


def _ok(command: c.ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision:
    """To a page, or to the summary last sent to that phone, whichever is newer."""
    acknowledged = texted.acknowledge(command, meant, uow, now)
    if acknowledged is not None:
        return acknowledged
    asked = uow.texts.last_to(command.number, "instruction", in_a_meeting=True)
    if asked is None or asked.conference is None or asked.seat is None:
        return NOTHING
    try:
        approve = c.ApproveSummary(asked.conference, asked.seat, asked.version)
        return summary.approve(approve, uow, now)
    except DomainError:
        return NOTHING  # approved already, or a newer version has been sent since


def _answer(command: c.ReceiveText, uow: UnitOfWork, now: Instant) -> Decision:
    """What was asked of that phone last is what is answered, if it still waits for an answer.

    A figure by itself is no report: it is for an inquiry, whenever that was put.
    """
    if (counted := inquiry.by_figure(command, uow, now)) is not None:
        return counted
    asked = (
        uow.texts.last_to(command.number, purpose)
        for purpose in ("inquiry", "stand_down", "summons", beforehand.PURPOSE)
    )
    for text in sorted(filter(None, asked), key=lambda text: text.written_at, reverse=True):
        taken = _taker(text, uow)(command, text, uow, now)
        if taken is not None:
            return taken
    known = inquiry.by_known_phone(command, uow, now)
    return texted.perhaps_a_press(command, uow, now) if known is None else known


def _taker(asked: Text, uow: UnitOfWork) -> Taker:
    """Who makes something of an answer to that text."""
    if asked.purpose == "inquiry":
        return inquiry.by_text
    if asked.purpose == "stand_down":
        return objecting.unclear
    if asked.purpose == beforehand.PURPOSE:
        return beforehand.by_text
    to_a_place = asked.conference and uow.conferences.look(asked.conference).format.medium == "text"
    return staff.answer if to_a_place else _report


def _report(command: c.ReceiveText, asked: Text, uow: UnitOfWork, now: Instant) -> Decision | None:
    """A seat that cannot call, and answers its summons in writing, has its words read aloud in its turn."""
    report = " ".join(command.body.split())[: beforehand.LONGEST_REPORT]
    if asked.conference is None or asked.seat is None or not report:
        return None
    conference = uow.conferences.look(asked.conference)
    uow.floors.get(conference.id)  # its row is locked before the seat's
    seat = uow.seats.get(conference.id, asked.seat)
    heard = seat.filled and conference.format.by_phone
    if conference.state not in CALLING or not seat.speaks or seat.leads or heard:
        return None
    nothing = (found := reading(report, uow.county.words)) is not None and found.row.id == "nothing"
    # Who has nothing is told of in one sentence, and takes no room from those who have something.
    written = NOTHING if nothing else Decision(events=(NoteTaken("report", seat.slug, report),))
    if conference.format.medium not in ("phone", "written"):
        return written  # nothing of ours is heard where they are: it is for whoever leads to read it out
    floor.written_report(uow, conference, seat.slug, report)
    key = "report_noted" if conference.format.by_phone else "report_written"
    noted = write_text(
        uow, conference, "reply", say(key, seat=seat.called), number=command.number,
        seat=seat.slug, language=language_in(uow, seat, command.number, now), valid=600, now=now,
    )  # fmt: skip
    decision = seat.report_by_text(now) + written + noted
    return decision if conference.format.by_phone else decision + written_round.noted(uow, conference, now)


TAKERS: dict[str, Callable[[c.ReceiveText, Meaning, UnitOfWork, Instant], Decision | None]] = {
    "opt-out": opting_out.by_text,
    "press": texted.press,
    "object": objecting.by_text,
    **dict.fromkeys(TO_LEAD, leading_by_text.receive),
    "approve": _ok,
    "release": texted.release,
    "plan": texted.plan,
    "undo": texted.undo,
    **dict.fromkeys(TEXT_WISHES, by_word.receive),
}

HANDLERS: Handlers = {c.ObserveText: observe, c.LookAfterText: look_after, c.ReceiveText: receive}
