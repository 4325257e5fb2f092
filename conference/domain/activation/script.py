"""What a line hears that belongs to no meeting: a page, a press, a leader with an activation in hand.

Pure, like the meeting's script: computed from what is stored, so that a repeated question gets what is true
now. What is keyed is taken in `handlers/desk.py` and `handlers/button.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from conference.domain.activation import menus
from conference.domain.activation.activation import Activation
from conference.domain.activation.press import GREEN, button_named
from conference.domain.county.texts import Item, Saying, say
from conference.domain.instants import Instant
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.menus import Menu
from conference.domain.meeting.prompt import Prompt
from conference.domain.meeting.rollcall import first_of
from conference.domain.meeting.script import before_code, more_waits, number_wanted

CODE = 8
PLACES = frozenset(
    {
        Place.PAGE,
        Place.LEADING,
        Place.OBJECTION,
        Place.REPORT,
        Place.DESK,
        Place.PRESS_CODE,
        Place.PRESS_KIND,
        Place.PRESSED,
        Place.CORRECTION,
        Place.ANSWER,
    }
)
"""Where a line is that is spoken to here."""
MENU_OF = {
    Place.PAGE: menus.PAGE,
    Place.LEADING: menus.LEADING,
    Place.OBJECTION: menus.OBJECTION,
    Place.REPORT: menus.REPORT,
    Place.DESK: menus.DESK,
    Place.PRESSED: menus.PRESSED,
}


@dataclass(frozen=True)
class DeskLine:
    """Everything that decides what such a line hears.

    `member` has pressed, `taken_by` has acknowledged, `paged` are who is looked for, `kinds` the county's
    kinds of event with their keys, `asked` the inquiry they may answer: all as they are spoken. `dial_in`,
    `time` and `next_time` likewise. `reserve`: taken by a host's reserve, which whoever presses is told.
    """

    leg: Leg
    activation: Activation | None
    exercise: bool
    member: str = ""
    taken_by: str = ""
    paged: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dial_in: str = ""
    time: str = ""
    next_time: str = ""
    minutes: int = 0
    reserve: bool = False
    asked: tuple[Saying, ...] = ()


def next_for(line: DeskLine, now: Instant) -> Prompt:
    """What this line is to hear now, and what it may answer. A call in an exercise first of all says so."""
    prompt = _prompt(line)
    first = line.exercise and line.leg.step == 1 and prompt.say
    return replace(prompt, say=(say("exercise_spoken"), *prompt.say)) if first else prompt


def place_now(line: DeskLine) -> Place:
    """Where the conversation stands, with what has happened meanwhile taken into account."""
    leg, activation = line.leg, line.activation
    return Place.BYE if overtaken(leg.place, activation) else leg.place


def overtaken(place: Place, activation: Activation | None) -> bool:
    """What the line was asked has no answer any more: it is over, or somebody else has it."""
    if activation is None:
        return False
    if place is Place.PAGE:
        return activation.over or activation.acknowledged_by is not None
    return place in (Place.LEADING, Place.OBJECTION, Place.PRESSED) and activation.over


def menu_now(place: Place) -> Menu | None:
    """Which menu of keys is open to the line."""
    return MENU_OF.get(place)


def _prompt(line: DeskLine) -> Prompt:
    leg = line.leg
    if leg.over:
        return Prompt((), leg.step, hang_up=True)
    place = place_now(line)
    notice = (leg.notice,) if leg.notice else ()
    if place in (Place.BYE, Place.CORRECTION):
        return Prompt((*notice, _farewell(line, place)), leg.step, hang_up=True)
    if place is Place.PRESS_CODE:
        asked = say("press_code", button=button_named(leg.button))
        return Prompt(
            (*notice, asked), leg.step, keys=CODE + 1, finish="#", silence=10, pause=before_code(leg)
        )
    if place is Place.PRESS_KIND:
        return Prompt((*notice, say("press_kind", kinds=line.kinds)), leg.step, keys=1, silence=6)
    if place is Place.ANSWER:
        return number_wanted(leg, line.asked)
    menu = MENU_OF[place]
    speech = place is Place.PRESSED
    if speech and line.reserve:
        notice = (say("press_reserve"), *notice)
    said = (*notice, _asked(line, place), *more_waits(leg, menu))
    return Prompt(said, leg.step, keys=1, silence=menu.wait, speech=speech)


def _asked(line: DeskLine, place: Place) -> Saying:
    leg, activation = line.leg, line.activation
    if place is Place.REPORT:
        return say("report_asked", next=line.next_time)
    if place is Place.DESK:
        return say("desk_today", time=line.time) if line.time else say("desk", next=line.next_time)
    assert activation is not None  # only a line that has one is in any of the other places
    if place is Place.PAGE:
        key = "page_again" if leg.silences else "page"
        return say(key, member=line.member, button=button_named(activation.button), why=activation.why)
    if place is Place.OBJECTION:
        return say("objection_asked", why=activation.why)
    if place is Place.LEADING:
        return say("leading" if activation.button == GREEN else "leading_blue", why=activation.why)
    if activation.first.leg != leg.id:
        return say("pressed_joined", why=activation.why)
    if activation.guarded:
        return say("pressed_guarded", button=button_named(leg.button), who=_few(line.paged))
    if activation.button == GREEN:
        return say("pressed_green", who=_few(line.paged), minutes=line.minutes)
    return say("pressed_blue")


def _few(paged: tuple[str, ...]) -> tuple[Item, ...]:
    """The first who is looked for, and how many more: said while ten seconds to undo run."""
    return first_of(paged, 2)


def _farewell(line: DeskLine, place: Place) -> Saying:
    leg, activation = line.leg, line.activation
    if place is Place.CORRECTION and activation is not None:
        return say("correction", member=line.member)
    if leg.farewell is None and activation is not None and activation.over:
        return say("page_over")
    if leg.farewell is None and activation is not None:
        return say("page_has", by=line.taken_by)
    key = leg.farewell or "desk_bye"
    return say(key, dial_in=line.dial_in, time=line.time, next=line.next_time)
