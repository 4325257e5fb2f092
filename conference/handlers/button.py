"""A button pressed by telephone: the function's code, unless it has been given, and what has happened.

Nothing delays a press: it is made with the key that says what has happened, and may be taken back with
another. Whoever rings and has given no code is asked for it, whatever phone it is: a number proves nothing.
"""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.activation.menus import BUTTONS
from conference.domain.activation.press import BLUE, GREEN, PressAnswer
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.menus import STAR
from conference.handlers import giving_up, guessing, pressing
from conference.handlers.giving_up import TRIES
from conference.handlers.language import speak_with
from conference.ports import UnitOfWork

BUTTON_OF = {"press-green": GREEN, "press-blue": BLUE}
BUTTON_KEYS = {key: BUTTON_OF[turn] for key, turn in BUTTONS.items()}
"""What is keyed instead of a code by whoever wants to press: the same keys as in every menu."""


def begin(uow: UnitOfWork, leg: Leg, button: str) -> None:
    """Asked for the function's code next, or for what has happened where a code has told who it is."""
    leg.button, leg.silences, leg.wrong, leg.errands = button, 0, 0, ()
    leg.conference = leg.seat = leg.activation = None  # whatever was spoken of: this is another matter
    leg.place = Place.PRESS_KIND if _may_press(uow, _by_code(leg)) else Place.PRESS_CODE


def _by_code(leg: Leg) -> str | None:
    """The function whose code was given; of a line that we called, the phone alone has said who it is."""
    return leg.function if leg.via == "dialled_in" else None


def _may_press(uow: UnitOfWork, function: str | None) -> bool:
    return function is not None and uow.county.function(function).member is not None


def take_code(uow: UnitOfWork, leg: Leg, digits: str, now: Instant) -> Decision:
    """The code of the function that presses."""
    if digits and not digits.strip(STAR):
        return NOTHING  # asked again: no code begins with a star, and it ends no call
    function = uow.directory.function_by_code(digits) if digits else None
    if guessing.locked_out(uow, leg.number, now):
        function = None
    if function is not None and _may_press(uow, function):
        leg.function, leg.place, leg.silences = function, Place.PRESS_KIND, 0
        speak_with(leg, uow, uow.directory.on_duty(function, now).holder)
    elif digits:
        wrong_code(uow, leg, now)
    else:
        giving_up.count(leg, digits)
    return NOTHING


def wrong_code(uow: UnitOfWork, leg: Leg, now: Instant) -> None:
    """Asked again, and let go after so many. A phone of the directory is never locked out."""
    leg.wrong += 1
    leg.notice = say("wrong_code")
    guessing.wrong(uow, leg.number, now)
    leg.slowed = guessing.slowed(uow, leg.number, now)
    if leg.wrong >= TRIES or guessing.locked_out(uow, leg.number, now):
        leg.notice = None
        leg.part("code_locked_bye")


def take_kind(uow: UnitOfWork, leg: Leg, digits: str, now: Instant) -> Decision:
    """The press itself. Silence means that there was no time to say; the press is made all the same."""
    kinds = {kind.key: kind.id for kind in uow.county.events}
    kind = kinds.get(digits) or kinds.get("9") or (next(iter(kinds.values())) if kinds else None)
    function = uow.county.function(leg.function or "")
    assert function.member is not None and leg.button is not None  # the code has said so
    pressed = c.Press(
        uow.new_id(),
        leg.button,
        function.member,
        "",
        f"phone:{function.id}",
        kind,
        function.id,
        leg.id,
    )
    decision = pressing.press(pressed, uow, now)
    told = decision.answer
    assert isinstance(told, PressAnswer)
    leg.activation, leg.place, leg.silences = told.id, Place.PRESSED, 0
    return decision
