"""What is texted of an activation: a press, an objection, and what those who were paged answer.

A text from a number that nobody knows gets no reply unless it bears a valid code.
"""

from __future__ import annotations

from collections.abc import Callable

from conference.domain.activation import commands as c
from conference.domain.activation.objection_words import objection_in
from conference.domain.activation.press import PressAnswer
from conference.domain.activation.press_words import PressText, is_reply, press_text
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import DomainError
from conference.domain.instants import Instant
from conference.domain.meeting.commands import ReceiveText
from conference.handlers import convening, objecting, pages, pressing
from conference.handlers.words import write_text
from conference.ports import UnitOfWork

REPLY_VALID = 600
"""Seconds a reply is worth delivering."""


def receive(command: ReceiveText, uow: UnitOfWork, now: Instant) -> Decision | None:
    """What a text of an activation leads to, or None where it is about something else."""
    words = uow.county.words
    pressed = press_text(command.body, words)
    if pressed is not None:
        return _press(command, pressed, uow, now)
    objected = objection_in(command.body, words)
    if objected is not None:
        return objecting.by_text(command, objected, uow, now)
    for key, act in _REPLIES.items():
        if is_reply(command.body, words, key):
            done = act(command, uow, now)
            if done is not None:
                return done
    return None


def _press(command: ReceiveText, pressed: PressText, uow: UnitOfWork, now: Instant) -> Decision:
    known = uow.directory.whose(command.number)
    locked = known is None and uow.tries.locked(command.number, now)
    function = None if locked else uow.directory.function_by_code(pressed.code)
    member = uow.county.function(function).member if function else None
    if function is None or member is None:
        if known is None:
            uow.tries.wrong(command.number, now)
            return NOTHING
        return _reply(command, None, say("press_wrong_code"), uow, now)
    why = pressed.why or uow.county.member(member).name
    made = c.Press(uow.new_id(), pressed.button, member, why, f"text:{function}", function=function)
    decision = pressing.press(made, uow, now)
    told = decision.answer
    assert isinstance(told, PressAnswer)
    activation = uow.activations.get(told.id)
    said = say(
        "press_told", why=activation.why, who=told.paged or (say("centres"),), seconds=told.undo_seconds
    )
    return decision + _reply(command, told.id, said, uow, now, seat=function)


def _reply(
    command: ReceiveText,
    activation: str | None,
    saying: Saying,
    uow: UnitOfWork,
    now: Instant,
    *,
    seat: str | None = None,
) -> Decision:
    return write_text(
        uow, None, "reply", saying, number=command.number, seat=seat,
        language=uow.house.language, valid=REPLY_VALID, now=now, activation=activation,
    )  # fmt: skip


# --- what those paged answer ------------------------------------------------------------------------------


def _acknowledge(command: ReceiveText, uow: UnitOfWork, now: Instant) -> Decision | None:
    """OK, to a page that is newer than any summary asked about."""
    page = uow.texts.last_to(command.number, "page")
    asked = uow.texts.last_to(command.number, "instruction", in_a_meeting=True)
    if page is None or page.activation is None or page.seat is None:
        return None
    if asked is not None and asked.written_at > page.written_at:
        return None
    activation = uow.activations.look(page.activation)
    if activation.over or activation.acknowledged_by is not None:
        return None
    return pages.acknowledge(c.Acknowledge(activation.id, page.seat), uow, now)


def _release(command: ReceiveText, uow: UnitOfWork, now: Instant) -> Decision | None:
    found = _mine(command, uow)
    if found is None:
        return None
    activation, function = found
    return _if_possible(lambda: convening.release(c.Release(activation, uow.new_id(), function), uow, now))


def _plan(command: ReceiveText, uow: UnitOfWork, now: Instant) -> Decision | None:
    found = _mine(command, uow)
    if found is None:
        return None
    activation, function = found
    plan = c.BeginPlanning(activation, uow.new_id(), function)
    return _if_possible(lambda: convening.begin_planning(plan, uow, now))


def _mine(command: ReceiveText, uow: UnitOfWork) -> tuple[str, str] | None:
    """The activation that whoever texts was last paged for, and as what."""
    page = uow.texts.last_to(command.number, "page")
    if page is None or page.activation is None or page.seat is None:
        return None
    return page.activation, page.seat


def _undo(command: ReceiveText, uow: UnitOfWork, now: Instant) -> Decision | None:
    """To the answer of a press made by text."""
    told = uow.texts.last_to(command.number, "reply")
    if told is None or told.activation is None or told.seat is None:
        return None
    undo = c.UndoPress(told.activation, told.seat)
    return _if_possible(lambda: pressing.undo(undo, uow, now))


def _if_possible(act: Callable[[], Decision]) -> Decision:
    try:
        return act()
    except DomainError:
        return NOTHING  # done already, or too late; what is true is told by other texts


_REPLIES = {
    "replies.approve": _acknowledge,
    "replies.release": _release,
    "replies.plan": _plan,
    "replies.undo": _undo,
}
