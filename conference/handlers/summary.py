"""After the meeting: a summary drawn from the record, approved by a leader, sent to every seat called."""

from __future__ import annotations

from conference.domain.county import gsm7
from conference.domain.county.texts import Saying, render, say
from conference.domain.decision import Decision, Due
from conference.domain.errors import Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.record import record
from conference.domain.meeting.summary import draft, fitting
from conference.handlers.course import must_lead
from conference.handlers.words import local_hour, next_meeting, write_to_holders
from conference.ports import Handlers, UnitOfWork

VALID = 10 * 3600
"""Seconds a summary is worth delivering: the carrier's own longest."""


def draft_summary(command: c.DraftSummary, uow: UnitOfWork, now: Instant) -> Decision:
    """Write the summary from what happened and ask the leaders for their OK."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.ENDED:
        raise Refused(f"a meeting that is {conference.state} has no summary to draft")
    language = conference.language

    def words(saying: Saying) -> str:
        return render(uow.county.texts, saying, language)

    drawn = record(uow.history(conference.id))
    text = draft(
        drawn,
        words,
        week=conference.week,
        next_meeting=words(next_meeting(uow.county, conference.next_at)),
        held_at=local_hour(uow.county, conference.planned_at),
    )
    return _to_be_approved(uow, conference, text, gsm7.segments(text), now)


def rewrite(command: c.RewriteSummary, uow: UnitOfWork, now: Instant) -> Decision:
    """In a leader's own words: a new version, and an OK to an earlier one is none to this."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.ENDED or not conference.summary_text:
        raise Refused(f"there is no summary to rewrite while the meeting is {conference.state}")
    must_lead(conference, command.by)
    text = command.text.strip().replace("\r\n", "\n")
    exercise = say("exercise") if conference.exercise else None
    parts = fitting(text, render(uow.county.texts, exercise, conference.language) if exercise else "")
    return _to_be_approved(uow, conference, text, parts, now)


def _to_be_approved(uow: UnitOfWork, conference: Conference, text: str, parts: int, now: Instant) -> Decision:
    conference.summary_version += 1
    conference.summary_text = text
    version = conference.summary_version
    decision = Decision(events=(events.SummaryDrafted(version, text, parts),))
    if conference.format.approve_after is not None:
        approve = c.ApproveSummary(conference.id, "clock", version)
        at = after(now, conference.format.approve_after)
        decision += Decision(due=(Due(approve, at, f"{conference.id}/approve"),))
    asking = say("summary_approve", version=version, summary=text)
    leaders = conference.format.leaders
    return decision + write_to_holders(
        uow, conference, "instruction", asking, leaders, valid=VALID, now=now, version=version
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
    text, version = conference.summary_text, conference.summary_version
    return decision + write_to_holders(
        uow, conference, "summary", text, called, valid=VALID, now=now, version=version
    )


HANDLERS: Handlers = {
    c.DraftSummary: draft_summary,
    c.RewriteSummary: rewrite,
    c.ApproveSummary: approve,
}
