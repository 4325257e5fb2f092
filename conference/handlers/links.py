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
from conference.domain.meeting.link import WITHIN, WORD, By, Link, LinkTried
from conference.domain.meeting.text import LINK_TEST, Text
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
    house = uow.house
    tried = _voice(uow, now) if house.voice_number != house.text_number else NOTHING
    numbers = house.text_numbers
    for route, ours in numbers.items():
        others = [number for other, number in numbers.items() if other != route and number != ours]
        if others:
            tried += _text(route, others[0], uow, now)
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


def _voice(uow: UnitOfWork, now: Instant) -> Decision:
    house, number = uow.house, uow.house.text_number
    leg = Leg(uow.new_id(), None, None, "link_test", language=house.language, number=number)
    leg.place = Place.BYE
    uow.legs.add(leg)
    call = PlaceCall(leg.id, None, LINK_TEST, number, RING, URGENCY, after(now, WITHIN[By.VOICE]))
    return _tried(By.VOICE, house.carrier, uow, now, leg=leg.id) + Decision(effects=(call,))


def _text(route: str, number: str, uow: UnitOfWork, now: Instant) -> Decision:
    """By this route and no other: where it will not go that way, that is what we want to know."""
    code, until = uow.new_code(), after(now, WITHIN[By.TEXT])
    body = f"{WORD} {code}"
    if uow.house.exercise:
        body = exercise_text(uow.county.texts, body, uow.house.language)
    text = Text(
        uow.new_id(), None, None, LINK_TEST, number, body, gsm7.segments(body), now, until, route=route
    )
    uow.texts.add(text)
    tried = _tried(By.TEXT, route, uow, now, code=code)
    return tried + Decision(effects=(SendText(text.id, None, until),))


def _tried(
    by: By, carrier: str, uow: UnitOfWork, now: Instant, *, code: str = "", leg: str | None = None
) -> Decision:
    id, code = f"{by}/{carrier}", code or uow.new_code()
    try:
        link = uow.links.get(id)
        link.code, link.tried_at, link.heard_at, link.silent, link.leg = code, now, None, False, leg
    except NotFound:
        uow.links.add(Link(id, by, carrier, code, now, leg=leg))
    miss = Due(c.MissLink(id, code), after(now, WITHIN[by]), f"link/{id}")
    return Decision(events=(LinkTried(id),), due=(miss,))


def miss(command: c.MissLink, uow: UnitOfWork, now: Instant) -> Decision:
    link = uow.links.get(command.link)
    if link.code != command.code:
        return NOTHING
    decision = link.fall_silent()
    return decision + _alarm(link, uow, now) if decision.events else NOTHING


def _alarm(link: Link, uow: UnitOfWork, now: Instant) -> Decision:
    """To whoever is paged first."""
    key = "link_silent_voice" if link.by is By.VOICE else "link_silent_text"
    what = say(key, carrier=link.carrier)
    for function in uow.county.paged:
        number = uow.directory.phones(function).holder
        if number is not None:
            holder = uow.directory.on_duty(function, now).holder
            language = holder.language if holder else uow.house.language
            return write_text(
                uow, None, "readiness", what, number=number, seat=function, language=language,
                valid=VALID, now=now,
            )  # fmt: skip
    return NOTHING


def is_ours(number: str | None, uow: UnitOfWork) -> bool:
    return number is not None and number in uow.house.own_numbers


def hear_call(command: c.CallIn, uow: UnitOfWork, now: Instant) -> Decision:
    """A number of ours has rung: the call we are trying has come through, and nobody need say anything."""
    leg = Leg(command.leg, None, None, "link_test", call=command.call)
    leg.place = Place.BYE
    uow.legs.add(leg)
    return together(link.hear(now) for link in _waiting(By.VOICE, uow))


def hear_text(body: str, uow: UnitOfWork, now: Instant) -> Decision:
    """A number of ours has texted: whichever test it carries the code of."""
    return together(link.hear(now) for link in _waiting(By.TEXT, uow) if link.code in body.split())


def _waiting(by: By, uow: UnitOfWork) -> list[Link]:
    return [uow.links.get(link.id) for link in uow.links.all() if link.by is by and link.heard_at is None]


HANDLERS: Handlers = {c.PlanLinkTests: plan, c.TryLinks: try_all, c.MissLink: miss}
