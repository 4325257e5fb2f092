"""What a line hears next: a pure function of what is stored, never of what was said before.

A repeated, a late and a refused question all get what is true now. The answer to a question is taken
elsewhere (`handlers/keys.py`); by the time the script is asked, it has been stored or refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from conference.domain.county.texts import Saying, say
from conference.domain.instants import Instant, seconds_between
from conference.domain.meeting import menus
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.floor import TAKE_BACK, Floor
from conference.domain.meeting.leg import MOVED, Leg, Place
from conference.domain.meeting.lines import LineInRoom, should_be_open
from conference.domain.meeting.prompt import Door, Prompt
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.wish import Role

OVER = (ConferenceState.CLOSING, ConferenceState.ENDED, ConferenceState.SUMMARISED, ConferenceState.CANCELLED)
LONGEST_CODE = 8
SLOWED = 6
"""Seconds before a code is asked for where many have guessed: too few to turn away an officer at night."""
LONGEST_NUMBER = 7
"""Keys: six digits, and the star for what is not certain."""


@dataclass(frozen=True)
class Line:
    """Everything that decides what one line hears.

    `dial_in`, `time`, `next_time` and the `summary` to approve are words ready to be said. `asked` is that a
    number is wanted of the seat's member: in a menu that there is a key for it, else what is asked.
    `exercise`: all here is one.
    """

    leg: Leg
    seat: Seat | None
    conference: Conference | None
    floor: Floor | None
    dial_in: str
    time: str = ""
    next_time: str = ""
    summary: str = ""
    asked: tuple[Saying, ...] = ()
    exercise: bool = False


def next_for(line: Line, now: Instant) -> Prompt:
    """What this line is to hear now, and what it may answer. A call in an exercise first of all says so."""
    prompt = _prompt(line, now)
    exercise = line.conference.exercise if line.conference else line.exercise
    first = exercise and line.leg.step == 1 and prompt.say
    return replace(prompt, say=(say("exercise_spoken"), *prompt.say)) if first else prompt


def _prompt(line: Line, now: Instant) -> Prompt:
    leg = line.leg
    if leg.over:
        return Prompt((_farewell(line),) if leg.farewell == MOVED else (), leg.step, hang_up=True)
    place = place_now(line)
    if place is Place.BYE:
        told = _notice(leg) if leg.place is Place.BYE else ()  # else it was for a question no longer asked
        return Prompt((*told, _farewell(line)), leg.step, hang_up=True)
    if place is Place.CODE:
        return Prompt(
            (*_notice(leg), say("ask_code")),
            leg.step,
            keys=LONGEST_CODE + 1,  # and the key that ends it, so that it does not answer the next question
            finish="#",
            silence=10,
            pause=before_code(leg),
        )
    if place is Place.ROOM:
        return Prompt(_notice(leg), leg.step, door=door(line))
    if place is Place.ANSWER:
        return number_wanted(leg, line.asked)
    menu = menu_now(line, place, now)
    return Prompt((*_notice(leg), *_question(line, menu)), leg.step, keys=1, silence=menu.wait)


def before_code(leg: Leg) -> int:
    """Seconds of silence before a code is asked for: a breath after a wrong one, a while after many."""
    return SLOWED if leg.slowed else min(leg.wrong, 2)


def more_waits(leg: Leg, menu: menus.Menu) -> tuple[Saying, ...]:
    """That something else waits for whoever rings, where there is a key that leads to it."""
    return (say("more_waits"),) if len(leg.errands) > 1 and "next-errand" in menu.keys.values() else ()


def number_wanted(leg: Leg, asked: tuple[Saying, ...]) -> Prompt:
    """Asked for a number, ended by a key of its own."""
    return Prompt((*_notice(leg), *asked), leg.step, keys=LONGEST_NUMBER + 1, finish="#", silence=8)


def place_now(line: Line) -> Place:
    """Where the conversation stands, with what has happened meanwhile taken into account."""
    leg, seat, conference = line.leg, line.seat, line.conference
    if leg.place is Place.SUMMARY and conference is not None and conference.state is ConferenceState.ENDED:
        return Place.SUMMARY
    if conference is not None and (conference.state in OVER or not conference.format.by_phone):
        return Place.BYE
    asking = leg.place in (Place.HELLO, Place.READ_BACK, Place.DECLINING)
    if asking and seat is not None and _taken_by_another(seat, leg):
        return Place.TAKEN
    if leg.place is Place.TAKEN and seat is not None and seat.open_to:
        return Place.HELLO if leg.via == "called" else Place.READ_BACK  # whoever had it is gone again
    return leg.place


def menu_now(line: Line, place: Place, now: Instant) -> menus.Menu:
    """Which menu of keys is open to the line."""
    if place is Place.MENU:
        return menus.menu_of(role_of(line), just_done=just_done(line, now))
    return {
        Place.DECLINING: menus.DECLINING,
        Place.READ_BACK: menus.READ_BACK,
        Place.TAKEN: menus.TAKEN,
        Place.SUMMARY: menus.SUMMARY,
    }.get(place, menus.HELLO)


def role_of(line: Line) -> Role:
    """As what the person on the line may ask for things."""
    seat, conference = line.seat, line.conference
    if seat is None or conference is None or line.leg.listening or seat.holder != line.leg.id:
        return Role.LISTENER
    if seat.leads:
        return Role.CHAIR if conference.chair == seat.slug else Role.LEADER
    return Role.SPEAKER if seat.speaks else Role.LISTENER


def just_done(line: Line, now: Instant) -> bool:
    """The line's own turn ended just now, so that `2` takes it back."""
    floor, seat = line.floor, line.seat
    return (
        floor is not None
        and seat is not None
        and floor.last is not None
        and floor.last_ended_at is not None
        and floor.last.seat == seat.slug
        and seconds_between(floor.last_ended_at, now) <= TAKE_BACK
        and not (floor.turn is not None and floor.turn.seat == seat.slug)
    )


def door(line: Line) -> Door:
    """The way into the room, closed or open as the line should be at this moment."""
    leg, conference, floor = line.leg, line.conference, line.floor
    assert conference is not None  # only a line that belongs to a meeting is ever in place ROOM
    return Door(conference.room, leg.label, muted=not _may_speak(line, floor))


def _may_speak(line: Line, floor: Floor | None) -> bool:
    seat, leg = line.seat, line.leg
    if seat is None or leg.listening:
        return False
    in_room = LineInRoom(leg.id, leg.label, seat.slug, seat.leads, seat.holder in (None, leg.id), leg.open)
    return should_be_open(
        in_room,
        speaking=floor.turn.seat if floor and floor.turn else None,
        closed=frozenset(floor.closed) if floor else frozenset(),
    )


def _taken_by_another(seat: Seat, leg: Leg) -> bool:
    return any(other not in (None, leg.id) for other in (seat.holder, seat.reserved))


def _question(line: Line, menu: menus.Menu) -> tuple[Saying, ...]:
    leg, seat = line.leg, line.seat
    seat_name = seat.called if seat else ""
    if menu is menus.HELLO:
        if leg.silences or leg.wrong:
            return (say("hello_short", seat=seat_name),)
        title = line.conference.title if line.conference else ""
        return (say("hello", conference=title, time=line.time, dial_in=line.dial_in, seat=seat_name),)
    if menu is menus.READ_BACK:
        return (say("recognised" if leg.recognised else "read_back", seat=seat_name),)
    if menu is menus.SUMMARY and line.conference is not None:
        version = line.conference.summary_version
        return (*more_waits(leg, menu), say("summary_read", summary=line.summary, version=version))
    if menu is menus.TAKEN:
        by = seat.holder_by if seat else None
        return (say("taken", seat=seat_name, by=by or say("someone")),)
    hint = line.asked if "answer" in menu.keys.values() else ()
    return (*hint, say(menu.prompt, seat=seat_name))


def _notice(leg: Leg) -> tuple[Saying, ...]:
    return (leg.notice,) if leg.notice else ()


def _farewell(line: Line) -> Saying:
    key = line.leg.farewell or "goodbye"
    return say(key, next=line.next_time, time=line.time, dial_in=line.dial_in)
