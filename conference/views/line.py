"""What a line is to hear now: what is stored of it, the script's prompt, and the words in its language."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.activation import script as desk
from conference.domain.county.hours import local_date
from conference.domain.county.numbers import spoken
from conference.domain.county.texts import Saying, render, say
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.prompt import Prompt
from conference.domain.meeting.script import Line, next_for
from conference.domain.meeting.seat import Seat
from conference.handlers import answering
from conference.handlers.acknowledging import taken_by
from conference.handlers.ahead import following
from conference.handlers.pressing import minutes_until_all_ring
from conference.handlers.summary import in_words
from conference.handlers.words import local_hour, next_meeting
from conference.ports import UnitOfWork


@dataclass(frozen=True)
class Spoken:
    """A prompt and its sayings in words, in their order, in `language`."""

    prompt: Prompt
    words: tuple[str, ...]
    language: str


def prompt_for(work: UnitOfWork, leg_id: str, now: Instant) -> Spoken:
    """The prompt of a leg, computed from what is stored. Raises NotFound."""
    leg = work.legs.get(leg_id)
    if leg.conference is None and (leg.activation is not None or leg.place in desk.PLACES):
        return _at_the_desk(work, leg, now)
    conference = work.conferences.look(leg.conference) if leg.conference else None
    seat = work.seats.get(conference.id, leg.seat) if conference and leg.seat else None
    floor = work.floors.get(conference.id) if conference and leg.seat else None
    language = leg.language if leg.language in work.county.texts else work.county.language
    coming = conference.next_at if conference else following(work, now)
    line = Line(
        leg=leg,
        seat=seat,
        conference=conference,
        floor=floor,
        dial_in=spoken(work.house.dial_in(conference.carrier if conference else ""), language),
        time=local_hour(work.county, conference.planned_at) if conference else "",
        next_time=render(work.county.texts, next_meeting(work.county, coming), language),
        summary=in_words(work, conference, language) if conference and leg.place is Place.SUMMARY else "",
        asked=_asked(work, leg, conference, seat),
        exercise=work.house.exercise,
    )
    return _spoken(work, next_for(line, now), language)


def _asked(
    work: UnitOfWork, leg: Leg, conference: Conference | None, seat: Seat | None
) -> tuple[Saying, ...]:
    """What a number is wanted for of the seat's member: looked for only where it is of use."""
    if conference is None or seat is None:
        return ()
    if leg.place is Place.MENU and answering.last_open(work, conference.activation, seat.member):
        return (say("menu_answer"),)
    return answering.question(work, leg, seat.member) if leg.place is Place.ANSWER else ()


def _spoken(work: UnitOfWork, prompt: Prompt, language: str) -> Spoken:
    words = tuple(render(work.county.texts, saying, language) for saying in prompt.say)
    return Spoken(prompt, words, language)


def _at_the_desk(work: UnitOfWork, leg: Leg, now: Instant) -> Spoken:
    """A line that belongs to no meeting: a page, a press, a leader with an activation in hand."""
    county = work.county
    language = leg.language if leg.language in county.texts else county.language
    activation = work.activations.look(leg.activation) if leg.activation else None
    coming = following(work, now)
    planned = work.conferences.planned_after(now)
    today = planned is not None and local_date(planned.planned_at, county.zone) == local_date(
        now, county.zone
    )
    line = desk.DeskLine(
        leg=leg,
        activation=activation,
        exercise=work.house.exercise,
        member=county.member(activation.first.member).name if activation else "",
        taken_by=taken_by(work, activation) if activation else "",
        paged=tuple(page.called for page in activation.pages if page.stage == "holder") if activation else (),
        kinds=tuple(f"{kind.key} {kind.words.get(language, '')}" for kind in county.events),
        dial_in=spoken(work.house.voice_number, language),
        time=local_hour(county, planned.planned_at) if planned and today else "",
        next_time=render(county.texts, next_meeting(county, coming), language),
        minutes=minutes_until_all_ring(work, activation, now) if activation else 0,
        reserve=work.house.reserve,
        asked=_asked_outside(work, leg),
    )
    return _spoken(work, desk.next_for(line, now), language)


def _asked_outside(work: UnitOfWork, leg: Leg) -> tuple[Saying, ...]:
    if leg.place is not Place.ANSWER or leg.function is None:
        return ()
    return answering.question(work, leg, work.county.function(leg.function).member)


def waiting_for(work: UnitOfWork, leg_id: str) -> tuple[str, str]:
    """What somebody alone in the room is to hear, and in which language. Raises NotFound."""
    leg = work.legs.get(leg_id)
    conference = work.conferences.look(leg.conference) if leg.conference else None
    language = leg.language if leg.language in work.county.texts else work.county.language
    if conference is not None and conference.state is ConferenceState.GATHERING:
        said = say("waiting_room", time=local_hour(work.county, conference.planned_at))
    else:
        said = say("alone")
    return render(work.county.texts, said, language), language
