"""A meeting in writing, when voice is gone: one question to all, a line from each, all lines to everybody.

The order is the round's, the roll-call counts whoever has written, and the summary is as after any meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from conference.domain.county import gsm7
from conference.domain.county.fit_words import fit
from conference.domain.county.formats import SeatPlan
from conference.domain.county.texts import Saying, exercise_text, say
from conference.domain.decision import NOTHING, Decision, Due, together
from conference.domain.errors import Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import WRITING, Conference
from conference.domain.meeting.effects import EndRoom
from conference.domain.meeting.room_events import HeldByText
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.text_words import reading
from conference.domain.meeting.without import Without
from conference.handlers import agenda
from conference.handlers.calls import CALLING
from conference.handlers.course import must_lead
from conference.handlers.language import language_as
from conference.handlers.words import local_hour, words_in, write_to_holders
from conference.handlers.written import never_in
from conference.ports import Handlers, UnitOfWork

VALID = 1800
"""Seconds that what all have written is worth delivering."""
PARTS = 2
"""Segments of each text that is sent when all have written."""
LONGEST = 110
"""Characters of one seat's line there; the whole of it is in the record."""


def hold(command: c.HoldByText, uow: UnitOfWork, now: Instant) -> Decision:
    """Nobody is called any more; everybody who would have been is asked for a line."""
    conference = uow.conferences.get(command.conference)
    must_lead(conference, command.by)
    if conference.state not in CALLING or not conference.format.by_phone:
        raise Refused(f"a meeting ({conference.format.medium}) that is {conference.state} goes on as it is")
    decision = agenda.finish(uow, conference, now) if conference.opened_at else NOTHING
    conference.format, conference.written_since = replace(conference.format, medium="written"), now
    decision += together(seat.call_off(now) for seat in uow.seats.of(conference.id))
    for leg in uow.legs.of(conference.id):
        line = uow.legs.get(leg.id)
        line.dismissed = True
        line.part("written_bye")
    until = after(now, WRITING)
    asks = say("written_asks", title=conference.title, until=local_hour(uow.county, until))
    decision += write_to_holders(
        uow, conference, "summons", asks, _called(conference), valid=WRITING, now=now
    )
    return decision + Decision(
        events=(HeldByText(command.by), *conference.missing.lose(Without.VOICE)),
        effects=(EndRoom(conference.id),) if conference.carrier_room else (),
        due=(Due(c.SendRound(conference.id), until, f"{conference.id}/round"),),
        cancelled=(f"{conference.id}/*",),
    )


def noted(uow: UnitOfWork, conference: Conference, now: Instant) -> Decision:
    """One more has written. When all have, nobody need wait for the hour."""
    written = dict(uow.floors.get(conference.id).ledger.written)
    speakers = _speakers(uow, conference)
    if any(seat.slug not in written and seat.outcome != "declined" for seat in speakers):
        return NOTHING
    return Decision(due=(Due(c.SendRound(conference.id), now, f"{conference.id}/round"),))


def send_round(command: c.SendRound, uow: UnitOfWork, now: Instant) -> Decision:
    """Everybody is sent what was written, in as many texts as it takes; then the meeting is over."""
    conference = uow.conferences.get(command.conference)
    if conference.state not in CALLING or conference.format.medium != "written":
        return NOTHING
    parts = cache(partial(_parts, uow, conference))
    called = [(place, language_as(uow, place.function, now)) for place in _called(conference)]
    most = max((len(parts(language)) for _, language in called), default=0)
    sent = together(
        write_to_holders(
            uow,
            conference,
            "readiness",
            partial(_part_of, parts, number),
            [place for place, language in called if number < len(parts(language))],
            valid=VALID,
            now=now,
        )
        for number in range(most)
    )
    end = Due(c.EndConference(conference.id, "clock"), now, f"{conference.id}/end")
    return sent + Decision(due=(end,))


def _part_of(parts: Callable[[str], Sequence[str]], number: int, language: str) -> str:
    return parts(language)[number]


def _parts(uow: UnitOfWork, conference: Conference, language: str) -> Sequence[str]:
    """The lines in the order of the round, as many in each text as there is room for."""
    words = words_in(uow, language)

    def part(number: int, parts: int, lines: list[str]) -> str:
        return words(say("written_part", number=number, parts=parts, lines=" ".join(lines)))

    def fits(lines: list[str]) -> bool:
        body = part(9, 9, lines)
        if conference.exercise:
            body = exercise_text(uow.county.texts, body, language)
        return gsm7.segments(body) <= PARTS

    texts: list[list[str]] = [[]]
    for line in map(words, _lines(uow, conference)):
        if texts[-1] and not fits([*texts[-1], line]):
            texts.append([])
        texts[-1].append(line)
    return [part(number, len(texts), lines) for number, lines in enumerate(texts, 1)]


def _lines(uow: UnitOfWork, conference: Conference) -> Iterator[Saying]:
    written = dict(uow.floors.get(conference.id).ledger.written)
    never, nothing, silent = never_in(uow), [], []
    for seat in _speakers(uow, conference):
        said = written.get(seat.slug)
        meant = reading(said, uow.county.words) if said else None
        if said is None:
            silent.append(seat.called)
        elif meant is not None and meant.row.id == "nothing":
            nothing.append(seat.called)
        else:
            yield say("summary_report", seat=seat.called, report=f"{fit(said, never, LONGEST).rstrip('.')}.")
    for key, seats in (("written_nothing", nothing), ("written_silent", silent)):
        if seats:
            yield say(key, seats=seats)


def _speakers(uow: UnitOfWork, conference: Conference) -> list[Seat]:
    return [seat for seat in uow.seats.of(conference.id) if seat.summoned and seat.speaks and not seat.leads]


def _called(conference: Conference) -> Iterator[SeatPlan]:
    return (place for place in conference.format.seats if place.summoned)


HANDLERS: Handlers = {c.HoldByText: hold, c.SendRound: send_round}
