"""The conversation on a line that belongs to no meeting: a page, a press, a leader who has it in hand.

Whoever rings is led here by what waits for them, see `errands.py`; how a button is pressed is in `button.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation
from conference.domain.activation.press import BLUE, GREEN
from conference.domain.activation.script import MENU_OF, PLACES, menu_now, overtaken
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import DomainError, Refused
from conference.domain.instants import Instant
from conference.domain.meeting.commands import PressKeys, SayWords
from conference.domain.meeting.leg import Leg, Place
from conference.handlers import (
    acknowledging,
    answering,
    button,
    convening,
    correcting,
    errands,
    giving_up,
    pages,
    pressing,
)
from conference.ports import Handlers, UnitOfWork


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
        return button.take_code(uow, leg, command.digits, now)
    if leg.place is Place.PRESS_KIND:
        return button.take_kind(uow, leg, command.digits, now)
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


# --- an inquiry -------------------------------------------------------------------------------------------


def _take_answer(uow: UnitOfWork, leg: Leg, digits: str, now: Instant) -> Decision:
    function = uow.county.function(leg.function or "")
    decision, told = answering.take(uow, leg, function.member or "", function.id, digits, now)
    if told is None:
        giving_up.count(leg, digits, say("answer_unclear"))
        return NOTHING
    errands.done(uow, leg, told)
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
        giving_up.count(leg, digits)
    return pages.wait_for_key(leg, now) if digits and leg.place is Place.PAGE else NOTHING


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
    button.begin(uow, leg, GREEN)
    return NOTHING


def _press_blue(uow: UnitOfWork, leg: Leg, _: Activation | None, __: str, now: Instant) -> Decision:
    button.begin(uow, leg, BLUE)
    return NOTHING


def _report_nothing(uow: UnitOfWork, leg: Leg, _: Activation | None, __: str, now: Instant) -> Decision:
    return errands.report_nothing(uow, leg, now)


def _object(uow: UnitOfWork, leg: Leg, _: Activation | None, __: str, now: Instant) -> Decision:
    return errands.object_(uow, leg, now)


def _next_errand(uow: UnitOfWork, leg: Leg, _: Activation | None, __: str, now: Instant) -> Decision:
    errands.next_errand(uow, leg)
    return NOTHING


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
    "object": _object,
    "next-errand": _next_errand,
    "undo": _undo,
    "hang-up": _hang_up,
}


HANDLERS: Handlers = {SayWords: say_words}
