"""People summoned by text to a place (samverkansstab): asked once more, counted, and told of to the leaders.

What is written to them is when and where, and never why. Nobody is rung, and nothing is held in a room of
ours: the meeting is those who have answered that they come.
"""

from __future__ import annotations

from conference.domain.activation.press_words import is_reply
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.text import Text
from conference.handlers.words import next_meeting, valid_for, words_in, write_to_holders
from conference.ports import Handlers, UnitOfWork

WAITING = (ConferenceState.GATHERING, ConferenceState.OPEN)
"""The states in which an answer is still of use."""


def ask_later(conference: Conference, now: Instant) -> tuple[Due, ...]:
    """Whoever has not answered by then is asked again, as often as the format has rounds."""
    rounds = [after(now, seconds) for seconds in conference.format.rounds[1:]]
    return tuple(
        Due(c.AskAgain(conference.id), at, f"{conference.id}/ask/{number}")
        for number, at in enumerate(rounds, 2)
        if at < conference.planned_at
    )


def ask_again(command: c.AskAgain, uow: UnitOfWork, now: Instant) -> Decision:
    """The same people, the same time and place."""
    conference = uow.conferences.look(command.conference)
    if conference.state is not ConferenceState.GATHERING:
        return NOTHING
    silent = {seat.slug for seat in _asked(uow, conference) if seat.outcome == "expected"}
    said = say(
        "staff_again",
        title=conference.title,
        when=next_meeting(uow.county, conference.planned_at),
        place=conference.place,
    )
    places = [place for place in conference.format.summoned if place in silent]
    return write_to_holders(
        uow,
        conference,
        "reminder",
        said,
        [conference.format.seat(place) for place in places],
        valid=valid_for(conference.planned_at, conference.format.length, now),
        now=now,
    )


def answer(command: c.ReceiveText, asked: Text, uow: UnitOfWork, now: Instant) -> Decision | None:
    """Yes or no, to a summons to a place. The last answer counts. None where it is neither."""
    first = "".join(command.body.split()[:1]).rstrip(",;:")
    comes, stays_away = (is_reply(first, uow.county.words, key) for key in ("replies.yes", "replies.no"))
    if asked.conference is None or asked.seat is None or not (comes or stays_away):
        return None
    conference = uow.conferences.get(asked.conference)
    if conference.state not in WAITING:
        return None
    seats = _asked(uow, conference)
    seat = next(seat for seat in seats if seat.slug == asked.seat)
    by = next((rung.by for rung in seat.ladder if rung.number == command.number), None)
    decision = seat.report_by_text(now) if comes else seat.decline_by_text(by)
    if decision.events and _all_have_answered(seats):
        decision += tell_leaders(uow, conference, now)
    return decision


def count(uow: UnitOfWork, conference: Conference, now: Instant) -> Decision:
    """The hour has come: the leaders are told who comes, unless all have answered and they know."""
    if _all_have_answered(_asked(uow, conference)):
        return NOTHING
    return tell_leaders(uow, conference, now)


def tell_leaders(uow: UnitOfWork, conference: Conference, now: Instant) -> Decision:
    """Who comes, who does not and who has not answered."""
    counted, valid = _counted(uow, conference), conference.format.length

    def told(language: str) -> str:
        return " ".join(map(words_in(uow, language), counted))

    return write_to_holders(
        uow, conference, "readiness", told, conference.format.leaders, valid=valid, now=now
    )


def _counted(uow: UnitOfWork, conference: Conference) -> list[Saying]:
    seats = _asked(uow, conference)
    names = {
        outcome: [seat.called for seat in seats if seat.outcome == outcome]
        for outcome in ("by_text", "declined", "expected")
    }
    when = next_meeting(uow.county, conference.planned_at)
    coming = len(names["by_text"])
    told = [say("staff_count", title=conference.title, when=when, coming=coming, asked=len(seats))]
    if names["declined"]:
        told.append(say("staff_declined", seats=names["declined"]))
    if names["expected"]:
        told.append(say("staff_silent", seats=names["expected"]))
    return told


def _asked(uow: UnitOfWork, conference: Conference) -> list[Seat]:
    return [seat for seat in uow.seats.of(conference.id) if seat.summoned]


def _all_have_answered(seats: list[Seat]) -> bool:
    """Of those who lead nobody waits for an answer: it is they who have called the others."""
    return all(seat.outcome != "expected" for seat in seats if not seat.leads)


HANDLERS: Handlers = {c.AskAgain: ask_again}
