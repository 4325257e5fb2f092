"""The conversation on a line that belongs to no meeting: a page, a press, a leader who has it in hand.

Known by its code alone, in activated state as always for a button. Nothing delays a press: it is made with
the key that says what has happened, and may be taken back with another.
"""

from __future__ import annotations

from collections.abc import Callable

from conference.domain.activation import commands as c
from conference.domain.activation.activation import BEFORE_MEETING, Activation
from conference.domain.activation.press import BLUE, GREEN, PressAnswer
from conference.domain.activation.script import MENU_OF, PLACES, menu_now, overtaken
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import DomainError, Refused
from conference.domain.instants import Instant
from conference.domain.meeting.commands import PressKeys, ReportBeforehand, SayWords
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.menus import STAR
from conference.handlers import (
    acknowledging,
    answering,
    beforehand,
    convening,
    correcting,
    guessing,
    pages,
    pressing,
)
from conference.handlers.giving_up import TRIES
from conference.handlers.language import speak_with
from conference.ports import Handlers, UnitOfWork

WRONG_KEY = say("wrong_key")
BUTTON_KEYS = {"1": GREEN, "2": BLUE}
"""What is keyed instead of a code by whoever wants to press."""


def is_here(leg: Leg, activation: str | None) -> bool:
    """Whether what is keyed on this line is taken here."""
    return activation is not None or leg.place in PLACES


def press_keys(command: PressKeys, activation_id: str | None, uow: UnitOfWork, now: Instant) -> Decision:
    """Take what was keyed at one step of such a conversation."""
    activation = uow.activations.get(activation_id) if activation_id else None
    leg = uow.legs.get(command.leg)
    take_step(leg, command.step)
    if overtaken(leg.place, activation):
        return NOTHING  # somebody was faster, and that is what the line hears now
    if leg.place is Place.PRESS_CODE:
        return _take_code(uow, leg, command.digits, now)
    if leg.place is Place.PRESS_KIND:
        return _take_kind(uow, leg, command.digits, now)
    if leg.place is Place.ANSWER:
        return _take_answer(uow, leg, command.digits, now)
    menu = menu_now(leg.place)
    if menu is None:
        return NOTHING
    return TURNING[menu.turn(command.digits)](uow, leg, activation, command.digits, now)


def take_step(leg: Leg, step: int) -> None:
    """A key is taken only at the step it was asked for."""
    if step != leg.step:
        raise Refused(f"step {step} is not the one asked now")
    leg.step += 1
    leg.notice = None


def say_words(command: SayWords, uow: UnitOfWork, now: Instant) -> Decision:
    """What whoever has pressed says into the phone, as a machine wrote it down."""
    where = uow.legs.whereabouts(command.leg)
    activation = uow.activations.get(where.activation) if where.activation else None
    leg = uow.legs.get(command.leg)
    take_step(leg, command.step)
    if activation is None or leg.place is not Place.PRESSED:
        return NOTHING
    leg.part("words_taken_bye")
    mine = next((press.number for press in activation.presses if press.leg == leg.id), None)
    if mine is None:
        return NOTHING
    return pressing.add_words(c.AddWords(activation.id, mine, command.words), uow, now)


# --- pressing ---------------------------------------------------------------------------------------------


def begin_press(leg: Leg, button: str) -> None:
    """Asked for the function's code next."""
    leg.button, leg.place, leg.silences, leg.wrong = button, Place.PRESS_CODE, 0, 0


def _take_code(uow: UnitOfWork, leg: Leg, digits: str, now: Instant) -> Decision:
    if digits and not digits.strip(STAR):
        return NOTHING  # asked again: no code begins with a star, and it ends no call
    function = uow.directory.function_by_code(digits) if digits else None
    if guessing.locked_out(uow, leg.number, now):
        function = None
    known = uow.county.function(function) if function else None
    if known is not None and known.member is not None:
        leg.function, leg.place, leg.silences = known.id, Place.PRESS_KIND, 0
        speak_with(leg, uow, uow.directory.on_duty(known.id, now).holder)
    elif digits:
        wrong_code(uow, leg, now)
    else:
        _count(leg, digits)
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


def _take_kind(uow: UnitOfWork, leg: Leg, digits: str, now: Instant) -> Decision:
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


# --- an inquiry -------------------------------------------------------------------------------------------


def _take_answer(uow: UnitOfWork, leg: Leg, digits: str, now: Instant) -> Decision:
    function = uow.county.function(leg.function or "")
    decision, told = answering.take(uow, leg, function.member or "", function.id, digits, now)
    if told is None:
        _count(leg, digits, say("answer_unclear"))
        return NOTHING
    leg.part("desk_bye")
    leg.notice = told
    return decision


# --- turns of the conversation ----------------------------------------------------------------------------


def _acknowledge(uow: UnitOfWork, leg: Leg, activation: Activation | None, _: str, now: Instant) -> Decision:
    assert activation is not None and leg.seat is not None
    page = activation.page(leg.seat)
    leg.function, leg.place, leg.silences = page.function, Place.LEADING, 0
    leg.notice = say("acknowledged")
    if page.function not in uow.county.paged:
        leg.part("acknowledged_bye")  # the last resort hands it on in its own ways
    done = c.Acknowledge(activation.id, page.function, page.slug, leg.id)
    return acknowledging.acknowledge(done, uow, now) + Decision(cancelled=(f"leg/{leg.id}/key",))


def _pass_on(uow: UnitOfWork, leg: Leg, activation: Activation | None, _: str, now: Instant) -> Decision:
    assert activation is not None and leg.seat is not None
    leg.part("passed_on_bye")
    return acknowledging.pass_on(c.PassOn(activation.id, leg.seat, leg.id), uow, now)


def _repeat(uow: UnitOfWork, leg: Leg, activation: Activation | None, digits: str, now: Instant) -> Decision:
    if MENU_OF[leg.place].counts(digits):
        _count(leg, digits)
    return pages.wait_for_key(leg, now) if digits and leg.place is Place.PAGE else NOTHING


def _count(leg: Leg, digits: str, wrong: Saying = WRONG_KEY) -> None:
    leg.silences += 1
    leg.notice = wrong if digits else None
    if leg.silences >= TRIES:
        leg.notice = None
        leg.part("desk_bye")


def _release(uow: UnitOfWork, leg: Leg, activation: Activation | None, _: str, now: Instant) -> Decision:
    assert activation is not None
    return _tried(
        leg,
        "released_bye",
        lambda: convening.release(c.Release(activation.id, uow.new_id(), leg.function or "clock"), uow, now),
    )


def _plan(uow: UnitOfWork, leg: Leg, activation: Activation | None, _: str, now: Instant) -> Decision:
    assert activation is not None
    return _tried(
        leg,
        "planning_bye",
        lambda: convening.begin_planning(
            c.BeginPlanning(activation.id, uow.new_id(), leg.function or "clock"), uow, now
        ),
    )


def _tried(leg: Leg, farewell: str, act: Callable[[], Decision]) -> Decision:
    """Done, or already done by somebody else, which is told."""
    try:
        decision = act()
    except DomainError:
        leg.part("not_possible_bye")
        return NOTHING
    leg.part(farewell)
    return decision


def _press_green(uow: UnitOfWork, leg: Leg, _: Activation | None, __: str, now: Instant) -> Decision:
    begin_press(leg, GREEN)
    return NOTHING


def _press_blue(uow: UnitOfWork, leg: Leg, _: Activation | None, __: str, now: Instant) -> Decision:
    begin_press(leg, BLUE)
    return NOTHING


def _report_nothing(uow: UnitOfWork, leg: Leg, _: Activation | None, digits: str, now: Instant) -> Decision:
    """Of whoever has been asked beforehand; to others it is a key like any that is not there."""
    wanted = beforehand.wanted_of(uow, leg.number)
    if wanted is None:
        _count(leg, digits)
        return NOTHING
    conference, place = wanted
    leg.part("nothing_bye")
    return beforehand.report(ReportBeforehand(conference.id, place.seat, "", place.seat), uow, now)


def _undo(uow: UnitOfWork, leg: Leg, activation: Activation | None, _: str, now: Instant) -> Decision:
    assert activation is not None
    by = leg.function or ""
    return _tried(leg, "undone_bye", lambda: correcting.undo(c.UndoPress(activation.id, by), uow, now))


def _hang_up(uow: UnitOfWork, leg: Leg, activation: Activation | None, _: str, now: Instant) -> Decision:
    leg.part("pressed_bye" if leg.place is Place.PRESSED else "desk_bye")
    return NOTHING


TURNING: dict[str, Callable[[UnitOfWork, Leg, Activation | None, str, Instant], Decision]] = {
    "acknowledge": _acknowledge,
    "pass-on": _pass_on,
    "repeat": _repeat,
    "release": _release,
    "plan": _plan,
    "press-green": _press_green,
    "press-blue": _press_blue,
    "report-nothing": _report_nothing,
    "undo": _undo,
    "hang-up": _hang_up,
}


def in_hand(uow: UnitOfWork, function: str) -> Activation | None:
    """The activation that a leader who rings has to see to, if there is one before its meeting."""
    if function not in uow.county.paged:
        return None
    waiting = [one for one in uow.activations.alive() if one.state in BEFORE_MEETING]
    return waiting[0] if waiting else None


def lead(leg: Leg, activation: Activation, function: str) -> None:
    """A leader has rung in, and said who it is, while an activation waits for a word."""
    leg.activation, leg.function, leg.place = activation.id, function, Place.LEADING


def any_alive(uow: UnitOfWork) -> bool:
    """In activated state nobody is known by number alone."""
    return bool(uow.activations.alive())


HANDLERS: Handlers = {SayWords: say_words}
