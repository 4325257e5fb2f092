"""After the meeting: a summary drawn from the record, approved by a leader, sent to every seat called."""

from __future__ import annotations

from functools import partial
from itertools import takewhile

from conference.domain.county import gsm7
from conference.domain.county.texts import say
from conference.domain.decision import Decision, Due
from conference.domain.errors import Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.record import record
from conference.domain.meeting.summary import draft, fitting
from conference.handlers.course import must_lead
from conference.handlers.words import local_hour, next_meeting, words_in, write_to_holders
from conference.ports import Handlers, UnitOfWork

VALID = 10 * 3600
"""Seconds a summary is worth delivering: the carrier's own longest."""


def draft_summary(command: c.DraftSummary, uow: UnitOfWork, now: Instant) -> Decision:
    """Write the summary from what happened and ask the leaders for their OK."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.ENDED:
        raise Refused(f"a meeting that is {conference.state} has no summary to draft")
    text = _drafted(uow, conference, conference.language, conference.summary_version + 1)
    return _to_be_approved(uow, conference, text, gsm7.segments(text), now)


def rewrite(command: c.RewriteSummary, uow: UnitOfWork, now: Instant) -> Decision:
    """In a leader's own words: a new version, and an OK to an earlier one is none to this."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.ENDED or not conference.summary_text:
        raise Refused(f"there is no summary to rewrite while the meeting is {conference.state}")
    must_lead(conference, command.by)
    text = command.text.strip().replace("\r\n", "\n")
    exercise = words_in(uow, conference.language)(say("exercise")) if conference.exercise else ""
    return _to_be_approved(uow, conference, text, fitting(text, exercise), now)


def _to_be_approved(uow: UnitOfWork, conference: Conference, text: str, parts: int, now: Instant) -> Decision:
    conference.summary_version += 1
    conference.summary_text = text
    version = conference.summary_version
    decision = Decision(events=(events.SummaryDrafted(version, text, parts),))
    if conference.format.approve_after is not None:
        approve = c.ApproveSummary(conference.id, "clock", version)
        at = after(now, conference.format.approve_after)
        decision += Decision(due=(Due(approve, at, f"{conference.id}/approve"),))

    def asking(language: str) -> str:
        summary = in_words(uow, conference, language)
        return words_in(uow, language)(say("summary_approve", version=version, summary=summary))

    leaders = conference.format.leaders
    return decision + write_to_holders(
        uow, conference, "instruction", asking, leaders, valid=VALID, now=now, version=version
    )


def in_words(uow: UnitOfWork, conference: Conference, language: str) -> str:
    """The summary as it stands, for somebody who reads that language.

    As long as it is what was drafted it is drafted in that language too, from the same record: only what
    people have said or written stands in it as they did. What somebody has put in other words is left alone.
    """
    text, version = conference.summary_text or "", conference.summary_version
    if language == conference.language or text != _drafted(uow, conference, conference.language, version):
        return text
    return _drafted(uow, conference, language, version)


def _drafted(uow: UnitOfWork, conference: Conference, language: str, version: int) -> str:
    """From what had happened when that version was drafted, or has by now."""
    words = words_in(uow, language)

    def earlier(told: tuple[Instant, object]) -> bool:
        return not (isinstance(told[1], events.SummaryDrafted) and told[1].version == version)

    return draft(
        record(takewhile(earlier, uow.history(conference.id))),
        words,
        week=conference.week,
        next_meeting=words(next_meeting(uow.county, conference.next_at)),
        held_at=local_hour(uow.county, conference.planned_at),
    )


def approve(command: c.ApproveSummary, uow: UnitOfWork, now: Instant) -> Decision:
    """A leader has said OK: the summary goes to everybody who was called."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.ENDED:
        raise Refused(f"there is no summary to approve while the meeting is {conference.state}")
    if command.version not in (None, conference.summary_version):
        raise Refused(f"version {command.version} is not the newest; that is {conference.summary_version}")
    if not conference.summary_text:
        raise Refused("the summary is not drafted yet")
    must_lead(conference, command.by)
    conference.state = ConferenceState.SUMMARISED
    decision = Decision(
        events=(events.SummaryApproved(conference.summary_version, command.by),),
        cancelled=(f"{conference.id}/approve",),
    )
    called = [place for place in conference.format.seats if place.summoned]
    summary, version = partial(in_words, uow, conference), conference.summary_version
    return decision + write_to_holders(
        uow, conference, "summary", summary, called, valid=VALID, now=now, version=version
    )


HANDLERS: Handlers = {
    c.DraftSummary: draft_summary,
    c.RewriteSummary: rewrite,
    c.ApproveSummary: approve,
}
