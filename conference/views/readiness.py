"""Whether the next meeting could be held: seats without a number, nobody on duty, one phone on two seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from conference.domain.county import ladders
from conference.domain.county.barring import barred
from conference.domain.county.calendar import meetings
from conference.domain.county.directory import numbers_shared
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.county.hours import local_date
from conference.domain.instants import Instant, after
from conference.views.sources import Look

AHEAD = timedelta(weeks=5)


@dataclass(frozen=True)
class Readiness:
    """`seconds_until_all_ring`: from the first call to the last, at the carrier's rate. Seats are slugs."""

    id: str | None
    format: str
    title: str
    at: Instant
    called: int
    seconds_until_all_ring: float
    without_number: tuple[str, ...]
    without_holder: tuple[str, ...]
    sharing_a_number: tuple[tuple[str, ...], ...]
    barred: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        return not (self.without_number or self.without_holder or self.sharing_a_number or self.barred)

    def findings(self) -> Iterator[str]:
        """What is wrong, a sentence each."""
        for seat in self.without_number:
            yield f"{seat} has no number to call"
        for seat in self.without_holder:
            yield f"nobody is on duty for {seat} during the meeting"
        for seat in self.barred:
            yield f"{seat} has a number that is never called: of another country, or fiction's in earnest"
        for seats in self.sharing_a_number:
            yield f"{' and '.join(seats)} share a number, so the meeting cannot be planned"


def readiness(look: Look, rate: float, now: Instant) -> Readiness | None:
    """Of the next meeting planned, else of the next in the calendar; None if there is none in sight."""
    planned = look.conferences.planned_after(now)
    if planned is not None:
        return of_meeting(look, planned.format, planned.planned_at, rate, planned.id)
    county = look.county
    today = local_date(now, county.zone)
    for coming in meetings(county.calendar, look.house.red_days, today, today + AHEAD):
        if coming.planned_at > now and coming.format in county.formats:
            return of_meeting(look, county.formats[coming.format], coming.planned_at, rate)
    return None


def of_meeting(look: Look, format_: Format, at: Instant, rate: float, id: str | None = None) -> Readiness:
    """Of a meeting in that format at that time. `rate` is calls started per second."""
    called = [place for place in format_.seats if place.summoned]
    phones = {place.function: look.directory.phones(place.function) for place in format_.seats}
    span = (after(at, -format_.gather_lead), after(at, format_.length))
    ladders_of = {place.seat: _ladder(look, place, at) for place in called}
    without_number = tuple(place.seat for place in called if not ladders_of[place.seat])
    return Readiness(
        id=id,
        format=format_.id,
        title=format_.title,
        at=at,
        called=len(called),
        seconds_until_all_ring=round((len(called) - len(without_number)) / rate, 1),
        without_number=without_number,
        without_holder=tuple(
            place.seat
            for place in called
            if any(look.directory.on_duty(place.function, moment).holder is None for moment in span)
        ),
        sharing_a_number=tuple(shared.seats for shared in numbers_shared(format_, phones)),
        barred=tuple(
            seat for seat, ladder in ladders_of.items() if any(_barred(look, rung) for rung in ladder)
        ),
    )


def _barred(look: Look, rung: ladders.Rung) -> bool:
    house, countries = look.house, look.county.countries
    why = barred(
        rung.number, exercise=house.exercise, countries=countries, ours=house.own_numbers, known=True
    )
    return why is not None


def _ladder(look: Look, place: SeatPlan, at: Instant) -> tuple[ladders.Rung, ...]:
    on_duty = look.directory.on_duty(place.function, at)
    return ladders.build(look.county.ladders[place.ladder], look.directory.phones(place.function), on_duty)
