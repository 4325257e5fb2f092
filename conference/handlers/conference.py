"""A meeting from its plan to its end. Within it: the files of floor, calls, legs and texts."""

from __future__ import annotations

from collections.abc import Iterable

from conference.domain.county import ladders
from conference.domain.county.formats import SeatPlan
from conference.domain.county.ladders import Rung
from conference.domain.county.numbers import national
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision, Due, together
from conference.domain.errors import Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.effects import Announce, EndRoom
from conference.domain.meeting.seat import Seat
from conference.handlers import agenda, beforehand, calls, handover, staff
from conference.handlers.told import tell_activation
from conference.handlers.words import (
    local_hour,
    next_meeting,
    seconds_of,
    valid_for,
    what_happened,
    write_text,
    write_to_holders,
)
from conference.ports import Handlers, UnitOfWork

AT_ONCE = 8
"""Seats summoned in one transaction: so few that nobody else who wants to write is kept waiting."""


def cancel(command: c.CancelConference, uow: UnitOfWork, now: Instant) -> Decision:
    """Cancel a meeting that has not opened; those already called are let go with a goodbye."""
    conference = uow.conferences.get(command.conference)
    if conference.state not in (ConferenceState.PLANNED, ConferenceState.GATHERING):
        raise Refused(f"a meeting that is {conference.state} cannot be cancelled")
    gathering = conference.state is ConferenceState.GATHERING
    conference.state = ConferenceState.CANCELLED
    conference.ended_at = now
    decision = Decision(
        events=(events.ConferenceCancelled(command.why),),
        effects=(EndRoom(conference.id),) if gathering else (),
        cancelled=(f"{conference.id}/*",),
    ) + tell_activation(conference, now)
    if gathering or now >= after(conference.planned_at, -conference.format.reminder_lead):
        summoned = [place for place in conference.format.seats if place.summoned]
        decision += _call_off(uow, conference, summoned, now)
        decision += calls.look_after_all(uow, conference, now)
    elif uow.texts.of(conference.id, "readiness"):
        decision += _call_off(uow, conference, conference.format.leaders, now)
    return decision


def _call_off(uow: UnitOfWork, conference: Conference, told: Iterable[SeatPlan], now: Instant) -> Decision:
    """Whoever has been reminded, called or told that it can be held is told; what rings is taken back.

    Of a button pressed by mistake those reached have been told, and nobody else need know.
    """
    said = say("cancelled", title=conference.title, time=local_hour(uow.county, conference.planned_at))
    taken_back = together(seat.call_off(now) for seat in uow.seats.of(conference.id))
    if conference.activation and uow.activations.look(conference.activation).put_right:
        return taken_back
    valid = conference.format.reminder_lead
    return taken_back + write_to_holders(uow, conference, "correction", said, told, valid=valid, now=now)


def remind(command: c.Remind, uow: UnitOfWork, now: Instant) -> Decision:
    """Half an hour before: a text to whoever holds each seat that will be called."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.PLANNED or not conference.format.by_phone:
        return NOTHING
    time = local_hour(uow.county, conference.planned_at)
    calls_at = local_hour(uow.county, after(conference.planned_at, -conference.format.gather_lead))
    said = say("reminder", title=conference.title, time=time, calls_at=calls_at)
    summoned = [place for place in conference.format.seats if place.summoned]
    valid = conference.format.reminder_lead
    return write_to_holders(uow, conference, "reminder", said, summoned, valid=valid, now=now)


def gather(command: c.Gather, uow: UnitOfWork, now: Instant) -> Decision:
    """Call everybody: the texts and the first rung of every ladder at once; neither waits for the other."""
    parent = handover.parent_of(uow, command.conference)
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.PLANNED:
        return NOTHING
    conference.state = ConferenceState.GATHERING
    conference.gathering_at = now
    opens = Due(c.OpenConference(conference.id), max(now, conference.planned_at), f"{conference.id}/open")
    decision = Decision(events=(events.GatheringBegan(),), due=(opens,))
    decision += beforehand.close(uow, conference)
    if conference.format.by_phone:
        decision += _notice(conference, now)
    if conference.format.medium == "text":
        decision += Decision(due=staff.ask_later(conference, now))
    if parent is not None:
        decision += handover.take_room(uow, parent, conference, now)
    return decision + _summon_in_turn(uow, conference, conference.format.summoned, now)


def go_on_summoning(command: c.SummonSeats, uow: UnitOfWork, now: Instant) -> Decision:
    """The next few of those who are to be called."""
    conference = uow.conferences.look(command.conference)
    if conference.state not in calls.CALLING:
        return NOTHING
    return _summon_in_turn(uow, conference, command.seats, now)


def _summon_in_turn(
    uow: UnitOfWork, conference: Conference, slugs: tuple[str, ...], now: Instant
) -> Decision:
    """The first few now, the others as a follow-on: the first phones ring while the last are looked up."""
    here = {leg.seat for leg in uow.legs.of(conference.id)}
    decision = together(
        summon(uow, conference, uow.seats.get(conference.id, slug), now, on_a_line=slug in here)
        for slug in slugs[:AT_ONCE]
    )
    if rest := slugs[AT_ONCE:]:
        decision += Decision(due=(Due(c.SummonSeats(conference.id, rest), now, f"{conference.id}/summon"),))
    return decision


def summon(
    uow: UnitOfWork, conference: Conference, seat: Seat, now: Instant, *, on_a_line: bool = False
) -> Decision:
    """Build a seat's ladder from the rota as it is now, text its holder and ring the first rung.

    Whoever is on a line for it already is not rung again, but given time to come. Who meets otherwise than
    by phone is texted, and nobody is rung.
    """
    if not seat.guest:
        seat.ladder = ladder_of(uow, conference, seat, now)
    seat.summoned_at = now
    if on_a_line:
        wait = after(now, conference.format.no_key_seconds)
        return Decision(due=(seat.ring_next(wait),)) if seat.open_to else NOTHING
    decision = NOTHING
    if seat.ladder:
        first = seat.ladder[0]
        saying = say(
            conference.format.summons,
            title=conference.title,
            time=local_hour(uow.county, conference.planned_at),
            dial_in=national(uow.house.dial_in(conference.carrier)),
            code=seat.code,
            why=what_happened(conference),
            when=next_meeting(uow.county, conference.planned_at),
            place=conference.place,
        )
        decision += write_text(
            uow, conference, "summons", saying, number=first.number, seat=seat.slug, language=first.language,
            valid=valid_for(conference.planned_at, conference.format.length, now), now=now,
        )  # fmt: skip
    return decision + calls.ring(uow, conference, seat, now)


def ladder_of(uow: UnitOfWork, conference: Conference, seat: Seat, now: Instant) -> tuple[Rung, ...]:
    """Whom to try for a seat, and in which order, as the directory and the rota are now."""
    on_duty = uow.directory.on_duty(seat.function, now)
    ladder = uow.county.ladders[conference.format.seat(seat.slug).ladder]
    return ladders.build(ladder, uow.directory.phones(seat.function), on_duty, conference.language)


def read_notice(command: c.ReadNotice, uow: UnitOfWork, now: Instant) -> Decision:
    """While gathering: tell the room how many are here; someone alone is told so and kept."""
    conference = uow.conferences.look(command.conference)
    if conference.state is not ConferenceState.GATHERING:
        return NOTHING
    present, expected, _ = uow.seats.tally(conference.id)
    time = local_hour(uow.county, conference.planned_at)
    said = say("gathering_notice", present=present, expected=expected, time=time)
    told = Decision(effects=(_announce(conference, said, now),) if present > 1 else ())
    return told + _notice(conference, now)


def _notice(conference: Conference, now: Instant) -> Decision:
    at = after(now, conference.format.notice_seconds)
    return Decision(due=(Due(c.ReadNotice(conference.id), at, f"{conference.id}/notice"),))


def open_(command: c.OpenConference, uow: UnitOfWork, now: Instant) -> Decision:
    """The hour has come: the meeting is open, whoever is there; the first leader present chairs."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.GATHERING:
        return NOTHING
    conference.state = ConferenceState.OPEN
    conference.opened_at = now
    present = uow.seats.present(conference.id)
    chairs = [leader.seat for leader in conference.format.leaders if leader.seat in present]
    conference.chair = chairs[0] if chairs else conference.chair
    id, length = conference.id, conference.format.length
    end = after(conference.planned_at, length)
    dues = [
        Due(c.WarnOfEnd(id, minutes), after(end, -60 * minutes), f"{id}/warn/{minutes}")
        for minutes in (2, 1)
        if after(end, -60 * minutes) > now
    ]
    dues.append(Due(c.HardStop(id), conference.hard_stop_at, f"{id}/hard-stop"))
    told = staff.count(uow, conference, now) if conference.format.medium == "text" else NOTHING
    opening = say(
        conference.format.opening, title=conference.title, week=conference.week, why=what_happened(conference)
    )
    return (
        told
        + Decision(
            events=(events.ConferenceOpened(),),
            effects=(_announce(conference, opening, now),),
            due=tuple(dues),
            cancelled=(f"{id}/notice",),
        )
        + (
            agenda.begin(uow, conference, now, welcome=seconds_of(uow.county, opening, conference.language))
            + tell_activation(conference, now)
        )
    )


def _announce(conference: Conference, saying: Saying, now: Instant) -> Announce:
    return Announce(conference.id, saying, after(now, 15), language=conference.language)


HANDLERS: Handlers = {
    c.CancelConference: cancel,
    c.Remind: remind,
    c.Gather: gather,
    c.SummonSeats: go_on_summoning,
    c.ReadNotice: read_notice,
    c.OpenConference: open_,
}
