"""The county's calendar, looked at once a day: what it says for the weeks to come is planned once."""

from __future__ import annotations

from datetime import timedelta

from conference.domain.county.calendar import meetings
from conference.domain.county.hours import local_date
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.ports import Handlers, UnitOfWork

WEEKS = 5
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


HANDLERS: Handlers = {c.PlanAhead: plan_ahead}
