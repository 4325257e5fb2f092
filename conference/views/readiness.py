"""Whether the next meeting could be held, for whoever asks before anybody is told."""

from __future__ import annotations

from datetime import timedelta

from conference.domain.county.calendar import meetings
from conference.domain.county.hours import local_date
from conference.domain.instants import Instant
from conference.domain.meeting.readiness import Readiness
from conference.handlers.readiness import of_meeting
from conference.views.sources import Look

AHEAD = timedelta(weeks=5)


def readiness(look: Look, rate: float, now: Instant) -> Readiness | None:
    """Of the next meeting planned, else of the next in the calendar; None if there is none in sight."""
    planned = look.conferences.planned_after(now)
    if planned is not None:
        return of_meeting(look, planned.format, planned.planned_at, rate, now, planned.id)
    county = look.county
    today = local_date(now, county.zone)
    for coming in meetings(county.calendar, look.house.red_days, today, today + AHEAD):
        if coming.planned_at > now and coming.format in county.formats:
            return of_meeting(look, county.formats[coming.format], coming.planned_at, rate, now)
    return None
