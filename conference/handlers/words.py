"""Words with this county's times, numbers and people in them, and texts written to one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from conference.domain.county import gsm7
from conference.domain.county.county import County
from conference.domain.county.formats import SeatPlan
from conference.domain.county.hours import day_and_hour, hour
from conference.domain.county.texts import Saying, exercise_text, render, say
from conference.domain.decision import NOTHING, Decision, together
from conference.domain.instants import Instant, after, seconds_between
from conference.domain.meeting.agenda import CHARACTERS
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.effects import SendText
from conference.domain.meeting.events import TextWritten
from conference.domain.meeting.text import Text
from conference.handlers import routing
from conference.handlers.language import language_as
from conference.ports import UnitOfWork

Written = Callable[[str], str]
"""What is written, in a language."""

REPLY = "reply"
LOOP = 600
MOST_REPLIES = 10
"""In `LOOP` seconds one phone is replied to so often and no more: it may be answering us by itself."""
LONGEST = 10 * 3600
"""Seconds for which the carrier goes on trying to deliver a text."""


def local_hour(county: County, moment: Instant) -> str:
    """The time of day of a moment, where the county is."""
    return hour(moment, county.zone)


def next_meeting(county: County, moment: Instant | None) -> Saying:
    """When we meet next, or that the time will be told."""
    return day_and_hour(moment, county.zone) if moment else say("time_to_be_told")


def what_happened(conference: Conference) -> str | Saying:
    """Why the meeting is held, for the texts that tell it; they must say something."""
    return conference.why or say("unsaid_why")


def seconds_of(county: County, saying: Saying, language: str) -> int:
    """How long it takes to say it."""
    return len(render(county.texts, saying, language)) // CHARACTERS


def valid_for(until: Instant, least: int, now: Instant) -> int:
    """How many seconds anybody wants a text about something at `until`: the carrier's longest at the most."""
    return int(min(LONGEST, max(least, seconds_between(now, until))))


def write_text(
    uow: UnitOfWork,
    conference: Conference | None,
    purpose: str,
    what: Saying | str,
    *,
    number: str,
    seat: str | None,
    language: str,
    valid: int,
    now: Instant,
    version: int | None = None,
    activation: str | None = None,
    about: str | None = None,
    route: str = "",
) -> Decision:
    """Write a text to one person and have it sent. `valid` is for how many seconds anybody wants it.

    It is told of in the history of the meeting, or else of the activation, that it belongs to. A phone that
    has been replied to so often that it may be a machine gets no more replies for a while; what it asks is
    done. `route` is the one it is to go by first, where there is one of that name; where none is
    said, that is the carrier to which what it belongs to has been moved.
    """
    if purpose == REPLY and uow.texts.many_to(number, REPLY, after(now, -LOOP)) >= MOST_REPLIES:
        return NOTHING
    words = render(uow.county.texts, what, language) if isinstance(what, Saying) else what
    exercise = conference.exercise if conference else uow.house.exercise
    body = exercise_text(uow.county.texts, words, language) if exercise else words
    until = after(now, valid)
    home = conference.id if conference else None
    text = Text(
        uow.new_id(), home, seat, purpose, number, body, gsm7.segments(body), now, until, version=version,
        activation=None if home else activation, about=about,
    )  # fmt: skip
    routing.choose(text, uow, now, first=route or routing.moved_to(conference, activation, uow))
    uow.texts.add(text)
    told = TextWritten(text.id, purpose, seat, text.segments, about)
    return Decision(
        events=(told,) if home else (),
        effects=(SendText(text.id, home, until),),
        elsewhere=((activation, told),) if activation and not home else (),
    )


def write_to_holders(
    uow: UnitOfWork,
    conference: Conference,
    purpose: str,
    what: Saying | Written,
    places: Iterable[SeatPlan],
    *,
    valid: int,
    now: Instant,
    version: int | None = None,
) -> Decision:
    """The same to whoever holds each of these seats, on the holder's own phone and in the holder's language.

    Who has no phone is left out.
    """
    words = in_each(uow, what)
    return together(
        write_text(
            uow,
            conference,
            purpose,
            words(language),
            number=number,
            seat=place.seat,
            language=language,
            valid=valid,
            now=now,
            version=version,
        )
        for place in places
        if (number := uow.directory.phones(place.function).holder)
        for language in (language_as(uow, place.function, now),)
    )


def in_each(uow: UnitOfWork, what: Saying | Written) -> Written:
    """What is written, put together once for each language."""
    return cache(what if callable(what) else lambda language: words_in(uow, language)(what))


def words_in(uow: UnitOfWork, language: str) -> Callable[[Saying], str]:
    """Renders a saying in that language."""
    return lambda saying: render(uow.county.texts, saying, language)
