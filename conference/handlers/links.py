"""Link tests: each way to the world is tried with a call or a text to a number of our own.

What comes in from a number of our own is that test and nothing else. One that is not heard in time is told to
whoever is paged first, by whatever way is well.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from conference.domain.county import gsm7
from conference.domain.county.hours import local_date
from conference.domain.county.texts import exercise_text, say
from conference.domain.decision import NOTHING, Decision, Due, together
from conference.domain.errors import NotFound
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.effects import PlaceCall, SendText
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.link import WITHIN, WORD, By, Link, LinkTried, Way, ways
from conference.domain.meeting.text import LINK_TEST, Text
from conference.handlers.paged_first import paged_first
from conference.handlers.words import write_text
from conference.ports import Handlers, UnitOfWork

DAY: Final = 24 * 3600
MORNING: Final = time(6, 30)
KEY: Final = "link-tests"
RING: Final = 20
"""Seconds that our own number is rung."""
URGENCY: Final = 90_000
"""After every call that anybody waits for."""
VALID: Final = 6 * 3600


def try_all(command: c.TryLinks, uow: UnitOfWork, now: Instant) -> Decision:
    """Try every way that leads to another number of ours."""
    tried = NOTHING
    for way in ways(uow.house.voices, uow.house.text_numbers):
        if way.to is not None:
            tried += (_voice if way.by is By.VOICE else _text)(way, way.to, uow, now)
    if command.again:
        tried += Decision(due=(Due(c.TryLinks(command.by, again=True), after(now, DAY), KEY),))
    return tried


def plan(command: c.PlanLinkTests, uow: UnitOfWork, now: Instant) -> Decision:
    """Before anybody's day begins, so that whoever is told has it before them."""
    if KEY in uow.waiting([KEY], []):
        return NOTHING
    zone = ZoneInfo(uow.county.zone)
    today = datetime.combine(local_date(now, uow.county.zone), MORNING, zone)
    at = today if today > now else today + timedelta(days=1)
    return Decision(due=(Due(c.TryLinks("clock", again=True), at.astimezone(UTC), KEY),))


def _voice(way: Way, number: str, uow: UnitOfWork, now: Instant) -> Decision:
    carrier, language = way.carrier, uow.house.language
    leg = Leg(uow.new_id(), None, None, "link_test", language=language, number=number, carrier=carrier)
    leg.place = Place.BYE
    uow.legs.add(leg)
    until = after(now, WITHIN[By.VOICE])
    call = PlaceCall(leg.id, None, LINK_TEST, number, RING, URGENCY, until, carrier=carrier)
    return _tried(way, uow.new_code(), uow, now) + Decision(effects=(call,))


def _text(way: Way, number: str, uow: UnitOfWork, now: Instant) -> Decision:
    """By this route and no other: where it will not go that way, that is what we want to know."""
    code, until = uow.new_code(), after(now, WITHIN[By.TEXT])
    body = f"{WORD} {code}"
    if uow.house.exercise:
        body = exercise_text(uow.county.texts, body, uow.house.language)
    text = Text(
        uow.new_id(), None, None, LINK_TEST, number, body, gsm7.segments(body), now, until, route=way.carrier
    )
    uow.texts.add(text)
    return _tried(way, code, uow, now) + Decision(effects=(SendText(text.id, None, until),))


def _tried(way: Way, code: str, uow: UnitOfWork, now: Instant) -> Decision:
    try:
        link = uow.links.get(way.id)
        link.code, link.tried_at, link.heard_at, link.silent = code, now, None, False
    except NotFound:
        uow.links.add(Link(way.id, way.by, way.carrier, code, now))
    miss = Due(c.MissLink(way.id, code), after(now, WITHIN[way.by]), f"link/{way.id}")
    return Decision(events=(LinkTried(way.id),), due=(miss,))


def miss(command: c.MissLink, uow: UnitOfWork, now: Instant) -> Decision:
    link = uow.links.get(command.link)
    if link.code != command.code:
        return NOTHING
    decision = link.fall_silent()
    return decision + _alarm(link, uow, now) if decision.events else NOTHING


def _alarm(link: Link, uow: UnitOfWork, now: Instant) -> Decision:
    """To whoever is paged first."""
    key = "link_silent_voice" if link.by is By.VOICE else "link_silent_text"
    told_to = paged_first(uow, now)
    if told_to is None:
        return NOTHING
    return write_text(
        uow, None, "readiness", say(key, carrier=link.carrier), number=told_to.number,
        seat=told_to.function, language=told_to.language, valid=VALID, now=now,
    )  # fmt: skip


def is_ours(number: str | None, uow: UnitOfWork) -> bool:
    return number is not None and number in uow.house.own_numbers


def hear_call(command: c.CallIn, uow: UnitOfWork, now: Instant) -> Decision:
    """A number of ours has rung: the call that we are trying by whose it is has come through, and nobody need
    say anything.
    """
    leg = Leg(command.leg, None, None, "link_test", call=command.call)
    leg.place = Place.BYE
    uow.legs.add(leg)
    voices = uow.house.voices
    return together(
        link.hear(now) for link in _waiting(By.VOICE, uow) if voices.get(link.carrier) == command.number
    )


def hear_text(body: str, uow: UnitOfWork, now: Instant) -> Decision:
    """A number of ours has texted: whichever test it carries the code of."""
    return together(link.hear(now) for link in _waiting(By.TEXT, uow) if link.code in body.split())


def _waiting(by: By, uow: UnitOfWork) -> list[Link]:
    return [uow.links.get(link.id) for link in uow.links.all() if link.by is by and link.heard_at is None]


HANDLERS: Handlers = {c.PlanLinkTests: plan, c.TryLinks: try_all, c.MissLink: miss}
