"""A meeting is planned: its format, seats and floor, and when it reminds, gathers and opens by itself."""

from __future__ import annotations

from dataclasses import replace

from conference.domain.county.directory import numbers_shared
from conference.domain.county.fit_words import fit
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.county.hours import local_date
from conference.domain.decision import Decision, Due
from conference.domain.errors import BadInput, NotFound, Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.next_step import gathers_at
from conference.domain.meeting.seat import Seat
from conference.handlers.ahead import following
from conference.ports import Handlers, UnitOfWork

LONGEST_PLACE = 60


def plan(command: c.PlanConference, uow: UnitOfWork, now: Instant) -> Decision:
    """Plan a meeting: its seats, its floor, and when it reminds, gathers and opens by itself."""
    format_ = _format(command, uow)
    if command.planned_at < now:
        raise Refused("a meeting cannot be planned in the past")
    if command.activation is None:
        _refuse_shared_numbers(
            uow, format_
        )  # in an activation better two that cannot be told apart than none
    planned = arrange(replace(command, place=_place(command, format_, uow)), format_, uow)
    return planned + Decision(due=_timetable(command, format_, now))


def _place(command: c.PlanConference, format_: Format, uow: UnitOfWork) -> str:
    """Where people are summoned to, in words fit to be sent."""
    place = fit(command.place, uow.county.words[uow.county.language].get("never", ()), LONGEST_PLACE)
    if (format_.medium == "text") is not bool(place):
        raise BadInput("a place is told where people are summoned to one by text, and nowhere else")
    return place


def arrange(command: c.PlanConference, format_: Format, uow: UnitOfWork) -> Decision:
    """The meeting, its floor and its seats, in exactly that format. When it gathers is for others to say."""
    day = local_date(command.planned_at, uow.county.zone)
    conference = Conference(
        id=command.conference,
        format=format_,
        title=format_.title,
        week=command.week or day.isocalendar().week,
        planned_at=command.planned_at,
        language=uow.house.language,
        exercise=uow.house.exercise,
        carrier=uow.activations.look(command.activation).carrier if command.activation else uow.house.carrier,
        room=command.conference if format_.by_phone else "",
        chair=format_.leaders[0].seat if format_.leaders else "",
        activation=command.activation,
        parent=command.parent,
        why=command.why,
        pressed=command.pressed,
        named=command.named,
        place=command.place,
    )
    conference.next_at = following(uow, command.planned_at)
    uow.conferences.add(conference)
    uow.floors.add(Floor(conference.id))
    for place in format_.seats:
        uow.seats.add(seat_of(uow, conference, place))
    return Decision(events=(_planned(uow, conference),))


def _format(command: c.PlanConference, uow: UnitOfWork) -> Format:
    """The format asked for, with what this one meeting has of its own."""
    format_ = uow.county.formats.get(command.format)
    if format_ is None:
        raise NotFound(f"no format is called {command.format}; there are {', '.join(uow.county.formats)}")
    if command.seats:
        format_ = format_.with_seats(command.seats)
    if command.summons or command.opening:
        format_ = replace(
            format_,
            summons=command.summons or format_.summons,
            opening=command.opening or format_.opening,
        )
    return format_


def seat_of(uow: UnitOfWork, conference: Conference, place: SeatPlan) -> Seat:
    """The seat that a place of the format becomes in one meeting, with a code of its own."""
    return Seat(
        conference=conference.id,
        slug=place.seat,
        called=place.called,
        member=place.member,
        cluster=place.cluster,
        function=place.function,
        speaks=place.speaks,
        leads=place.leads,
        summoned=place.summoned,
        rank=place.order,
        code=uow.new_code(),
    )


def _planned(uow: UnitOfWork, conference: Conference) -> events.ConferencePlanned:
    county, places = uow.county, conference.format.seats
    day = local_date(conference.planned_at, county.zone)
    cluster_seats = {place.cluster: place.seat for place in places if place.cluster and place.member is None}
    return events.ConferencePlanned(
        conference.id,
        conference.format.id,
        conference.title,
        conference.exercise,
        conference.planned_at,
        conference.carrier,
        seats=tuple(
            events.SeatBrief(p.seat, p.called, p.member, p.cluster, p.function, p.speaks, p.leads, p.summoned)
            for p in places
        ),
        members=tuple(
            events.MemberBrief(
                member.id,
                tuple(place.seat for place in places if place.member == member.id),
                cluster_seats.get(county.cluster_of(member.id, day) or ""),
            )
            for member in county.members
        ),
        next_at=conference.next_at,
        activation=conference.activation,
        parent=conference.parent,
        place=conference.place,
    )


def _timetable(command: c.PlanConference, format_: Format, now: Instant) -> tuple[Due, ...]:
    id = command.conference
    gather = gathers_at(format_, command.planned_at, now)
    remind = after(command.planned_at, -format_.reminder_lead)
    reminder = (Due(c.Remind(id), remind, f"{id}/remind"),) if remind >= now else ()
    asks = (
        (format_.reports_lead, c.AskReports(id), "reports"),
        (format_.reports_again_lead, c.AskReports(id, again=True), "reports-again"),
    )
    reports = tuple(
        Due(ask, at, f"{id}/{key}")
        for lead, ask, key in asks
        if lead and (at := after(command.planned_at, -lead)) >= now
    )
    told = after(command.planned_at, -format_.readiness_lead)
    calls = format_.by_phone and format_.summoned and format_.readiness_lead
    readiness = (Due(c.TellReadiness(id), told, f"{id}/readiness"),) if calls and told >= now else ()
    return (*reports, *readiness, *reminder, Due(c.Gather(id), gather, f"{id}/gather"))


def _refuse_shared_numbers(uow: UnitOfWork, format_: Format) -> None:
    phones = {place.function: uow.directory.phones(place.function) for place in format_.seats}
    shared = numbers_shared(format_, phones)
    if shared:
        raise Refused("one number on two seats: " + "; ".join(" and ".join(pair.seats) for pair in shared))


HANDLERS: Handlers = {c.PlanConference: plan}
