"""The county's calendar, looked at once a day: what it says for the weeks to come is planned once."""

from __future__ import annotations

from datetime import timedelta

from conference.domain.county.calendar import meetings
from conference.domain.county.hours import local_date
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import ConferenceState
from conference.ports import Handlers, UnitOfWork

WEEKS = 5
LOOK_AHEAD = 4
"""Weeks of the calendar looked through for the meeting after another."""
DAY = 24 * 3600


def plan_ahead(command: c.PlanAhead, uow: UnitOfWork, now: Instant) -> Decision:
    """Plan every meeting of the coming weeks that is not planned yet; cancelled ones are left cancelled."""
    county = uow.county
    today = local_date(now, county.zone)
    decision = NOTHING
    for meeting in meetings(county.calendar, uow.house.red_days, today, today + timedelta(weeks=WEEKS)):
        known = uow.conferences.planned_at(meeting.format, meeting.planned_at)
        if known is None and meeting.planned_at > now and meeting.format in county.formats:
            plan = c.PlanConference(uow.new_id(), meeting.format, meeting.planned_at, meeting.week)
            key = f"plan/{meeting.format}/{meeting.planned_at.isoformat()}"
            decision += Decision(due=(Due(plan, now, key),))
    return decision + Decision(due=(Due(c.PlanAhead(), after(now, DAY), "plan-ahead"),))


def following(uow: UnitOfWork, moment: Instant) -> Instant | None:
    """When the county meets next after `moment`: as planned, else as the calendar has it."""
    planned = uow.conferences.planned_after(moment)
    if planned is not None:
        return planned.planned_at
    day = local_date(moment, uow.county.zone)
    held = meetings(uow.county.calendar, uow.house.red_days, day, day + timedelta(weeks=LOOK_AHEAD))
    return next((meeting.planned_at for meeting in held if meeting.planned_at > moment), None)


def next_ordinary(uow: UnitOfWork, moment: Instant) -> Instant | None:
    """When the county meets next after `moment` by its calendar, whatever else is planned before that."""
    day = local_date(moment, uow.county.zone)
    held = meetings(uow.county.calendar, uow.house.red_days, day, day + timedelta(weeks=LOOK_AHEAD))
    for meeting in held:
        known = uow.conferences.planned_at(meeting.format, meeting.planned_at)
        cancelled = known is not None and known.state is ConferenceState.CANCELLED
        if meeting.planned_at > moment and not cancelled:
            return meeting.planned_at
    return None


HANDLERS: Handlers = {c.PlanAhead: plan_ahead}
