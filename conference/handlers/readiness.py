"""Whether a meeting could be held, as directory, rota and ways are; its leaders are told an hour before."""

from __future__ import annotations

from conference.domain.county import ladders
from conference.domain.county.barring import barred
from conference.domain.county.directory import numbers_shared
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.county.texts import exercise_text
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.link import tested, ways
from conference.domain.meeting.readiness import Readiness, in_writing
from conference.domain.meeting.routes import trust
from conference.handlers.words import valid_for, words_in, write_to_holders
from conference.ports import Handlers, UnitOfWork


def tell(command: c.TellReadiness, uow: UnitOfWork, now: Instant) -> Decision:
    """One text to each who leads, while there is time to have a gap filled."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.PLANNED:
        return NOTHING
    format_, county = conference.format, uow.county
    rate = uow.house.calls_per_second
    found = of_meeting(uow, format_, conference.planned_at, rate, now, conference.id)
    called = {place.seat: place.called for place in format_.seats}

    def told(language: str) -> str:
        def mark(words: str) -> str:
            return exercise_text(county.texts, words, language) if conference.exercise else words

        return in_writing(found, called, county.zone, now, words_in(uow, language), mark)

    valid = valid_for(conference.planned_at, 0, now)
    return write_to_holders(uow, conference, "readiness", told, format_.leaders, valid=valid, now=now)


def of_meeting(
    uow: UnitOfWork, format_: Format, at: Instant, rate: float, now: Instant, id: str | None = None
) -> Readiness:
    """Of a meeting in that format at that time. `rate` is calls started per second."""
    called = [place for place in format_.seats if place.summoned]
    phones = {place.function: uow.directory.phones(place.function) for place in format_.seats}
    span = (after(at, -format_.gather_lead), after(at, format_.length))
    ladders_of = {place.seat: _ladder(uow, place, at) for place in called}
    without_number = tuple(place.seat for place in called if not ladders_of[place.seat])
    last = {link.id: link for link in uow.links.all()}
    trusted = _trusted(uow, now)
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
            if any(uow.directory.on_duty(place.function, moment).holder is None for moment in span)
        ),
        sharing_a_number=tuple(shared.seats for shared in numbers_shared(format_, phones)),
        barred=tuple(
            seat for seat, ladder in ladders_of.items() if any(_barred(uow, rung) for rung in ladder)
        ),
        ways=tuple(
            tested(way, last.get(way.id), now) for way in ways(uow.house.voices, uow.house.text_numbers)
        ),
        rested=tuple(route for route, share in trusted.items() if share <= 0),
        returning=tuple(route for route, share in trusted.items() if 0 < share < 1),
    )


def _trusted(uow: UnitOfWork, now: Instant) -> dict[str, float]:
    """How much each route of texts is trusted with. One alone carries everything, whatever it has failed."""
    routes = uow.house.text_routes
    return {route: trust(uow.routes.outcomes(route), now) for route in routes} if len(routes) > 1 else {}


def _barred(uow: UnitOfWork, rung: ladders.Rung) -> bool:
    house, countries = uow.house, uow.county.countries
    why = barred(
        rung.number, exercise=house.exercise, countries=countries, ours=house.own_numbers, known=True
    )
    return why is not None


def _ladder(uow: UnitOfWork, place: SeatPlan, at: Instant) -> tuple[ladders.Rung, ...]:
    on_duty = uow.directory.on_duty(place.function, at)
    return ladders.build(uow.county.ladders[place.ladder], uow.directory.phones(place.function), on_duty)


HANDLERS: Handlers = {c.TellReadiness: tell}
