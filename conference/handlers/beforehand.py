"""Reports beforehand: asked for the day before, given by text, key or API, changed until the calls begin.

Whoever has nothing to report is read out with the others in the round; a line is for the leaders to see, and
the seat says it itself. Only where nobody is there to do so is it read aloud, as any report in writing.
"""

from __future__ import annotations

from typing import Final

from conference.domain.county.formats import SeatPlan
from conference.domain.county.hours import day_and_hour
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision, together
from conference.domain.errors import Refused
from conference.domain.instants import Instant, seconds_between
from conference.domain.meeting import commands as c
from conference.domain.meeting.beforehand_events import ReportedBeforehand
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.events import NoteTaken
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.text import Text
from conference.domain.meeting.text_words import reading
from conference.handlers.course import must_have, must_lead
from conference.handlers.language import language_as, language_at
from conference.handlers.words import LONGEST, write_text
from conference.ports import Handlers, UnitOfWork

PURPOSE: Final = "ask_report"
LONGEST_REPORT: Final = 300
"""Characters of a report in writing that are read aloud: about twenty seconds."""
REPLY_VALID: Final = 600
NOTHING_TOO: Final = ("nothing", "decline")
"""Rows of what is texted that mean nothing to report, as an answer to whether there is anything."""


def ask(command: c.AskReports, uow: UnitOfWork, now: Instant) -> Decision:
    """One text to whoever holds each seat of the round, or to those of whom nothing has come in yet."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.PLANNED:
        return NOTHING
    answered = uow.floors.get(conference.id).ledger.answered if command.again else ()
    what = _question(conference, uow, again=command.again)
    return together(
        _ask_one(uow, conference, place, what, now)
        for place in conference.format.speakers
        if place.summoned and place.seat not in answered
    )


def _question(conference: Conference, uow: UnitOfWork, *, again: bool) -> Saying:
    """Every so many weeks it asks, gently, for what others can learn from."""
    every = conference.format.lesson_every
    lesson = every > 0 and conference.week % every == 0
    key = "report_ask_again" if again else "report_ask_lesson" if lesson else "report_ask"
    return say(key, title=conference.title, time=day_and_hour(conference.planned_at, uow.county.zone))


def _ask_one(
    uow: UnitOfWork, conference: Conference, place: SeatPlan, what: Saying, now: Instant
) -> Decision:
    number = uow.directory.phones(place.function).holder
    if number is None:
        return NOTHING
    return write_text(
        uow, conference, PURPOSE, what, number=number, seat=place.seat,
        language=language_as(uow, place.function, now),
        valid=int(min(LONGEST, seconds_between(now, conference.planned_at))), now=now,
    )  # fmt: skip


def report(command: c.ReportBeforehand, uow: UnitOfWork, now: Instant) -> Decision:
    """From a seat of the round, or for it from whoever leads. Raises Refused when the calls have begun."""
    conference = uow.conferences.get(command.conference)
    if command.by not in ("", command.seat):
        must_lead(conference, command.by)
    must_have(conference, command.seat)
    place = conference.format.seat(command.seat)
    if conference.state is not ConferenceState.PLANNED:
        raise Refused(f"a meeting that is {conference.state} takes no reports beforehand")
    if not place.speaks or place.leads:
        raise Refused(f"{place.called} has no turn in the round")
    return _taken(uow.floors.get(conference.id), place.seat, command.words, command.by)


def wanted_of(uow: UnitOfWork, number: str | None) -> tuple[Conference, SeatPlan] | None:
    """The place of which that phone has been asked what there will be, if nothing has come in."""
    asked = uow.texts.last_to(number, PURPOSE) if number else None
    if asked is None or asked.conference is None or asked.seat is None:
        return None
    conference = uow.conferences.look(asked.conference)
    answered = uow.floors.look(conference.id).ledger.answered
    if conference.state is not ConferenceState.PLANNED or asked.seat in answered:
        return None
    return conference, conference.format.seat(asked.seat)


def _taken(floor: Floor, seat: str, words: str, by: str) -> Decision:
    """The last one counts."""
    line = " ".join(words.split())[:LONGEST_REPORT]
    floor.ledger.unsay(seat)
    if line:
        floor.ledger.hand_in(seat, line)
    else:
        floor.ledger.silence(seat)
    return Decision(events=(ReportedBeforehand(seat, line, by),))


def by_text(command: c.ReceiveText, asked: Text, uow: UnitOfWork, now: Instant) -> Decision | None:
    """An answer to the question: INGET, or the line itself. None when it comes too late, or says nothing."""
    if asked.conference is None or asked.seat is None or not any(map(str.isalpha, command.body)):
        return None
    if uow.conferences.look(asked.conference).state is not ConferenceState.PLANNED:
        return None  # and nothing is locked, since others may take it who lock an activation first
    conference = uow.conferences.get(asked.conference)
    place = conference.format.seat(asked.seat)
    words = _line(command.body, uow)
    key = "report_ahead_line" if words else "report_ahead_nothing"
    receipt = write_text(
        uow, conference, "reply", say(key, seat=place.called), number=command.number, seat=place.seat,
        language=language_at(uow, command.number, now), valid=REPLY_VALID, now=now,
    )  # fmt: skip
    return _taken(uow.floors.get(conference.id), place.seat, words, place.seat) + receipt


def _line(body: str, uow: UnitOfWork) -> str:
    """What is to be reported; empty where that is nothing. RAPPORT before it is no part of it."""
    found = reading(body, uow.county.words)
    if found is not None and found.row.id == "report":
        return _line(found.rest, uow)
    return "" if found is not None and found.row.id in NOTHING_TOO else body


def close(uow: UnitOfWork, conference: Conference) -> Decision:
    """The calls begin: the lines that stand by now go into the record, in the order of the round."""
    written = dict(uow.floors.get(conference.id).ledger.written)
    return Decision(
        events=tuple(
            NoteTaken("report", place.seat, written[place.seat])
            for place in conference.format.speakers
            if place.seat in written
        )
    )


HANDLERS: Handlers = {c.AskReports: ask, c.ReportBeforehand: report}
