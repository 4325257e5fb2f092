"""What a line is to hear now: what is stored of it, the script's prompt, and the words in its language."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.county.numbers import spoken
from conference.domain.county.texts import render, say
from conference.domain.instants import Instant
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.prompt import Prompt
from conference.domain.meeting.script import Line, next_for
from conference.handlers.ahead import following
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
        dial_in=spoken(work.house.voice_number, language),
        time=local_hour(work.county, conference.planned_at) if conference else "",
        next_time=render(work.county.texts, next_meeting(work.county, coming), language),
        exercise=work.house.exercise,
    )
    prompt = next_for(line, now)
    return Spoken(
        prompt, tuple(render(work.county.texts, saying, language) for saying in prompt.say), language
    )


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
