"""What is texted of an activation: a press, and what those who were paged answer.

A text from a number that nobody knows gets no reply unless it bears a valid code. What cannot be done is
answered too: nobody waits for what will not come.
"""

from __future__ import annotations

from collections.abc import Callable

from conference.domain.activation import commands as c
from conference.domain.activation.press import PressAnswer
from conference.domain.activation.press_words import PressText, press_text
from conference.domain.activation.text_meaning import Meaning
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import DomainError
from conference.domain.instants import Instant
from conference.domain.meeting.commands import ReceiveText
from conference.handlers import (
    acknowledging,
    convening,
    correcting,
    guessing,
    pressing,
)
from conference.handlers.language import language_at
from conference.handlers.words import write_text
from conference.ports import UnitOfWork

REPLY_VALID = 600
"""Seconds a reply is worth delivering."""


def perhaps_a_press(command: ReceiveText, uow: UnitOfWork, now: Instant) -> Decision:
    """A text that is about nothing else, and begins as a press does but has no code: it may be one."""
    pressed = press_text(command.body, uow.county.words)
    return NOTHING if pressed is None else _press(command, pressed, uow, now)


def press(command: ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision | None:
    """A press beyond doubt: it has a code, or what was meant for one, or names the button."""
    assert meant.press is not None
    return _press(command, meant.press, uow, now)


def _press(command: ReceiveText, pressed: PressText, uow: UnitOfWork, now: Instant) -> Decision:
    number, known = command.number, uow.directory.knows(command.number)
    if pressed.code and guessing.resting(uow, number, now):
        return NOTHING
    locked = guessing.locked_out(uow, number, now)
    function = uow.directory.function_by_code(pressed.code) if pressed.code and not locked else None
    member = uow.county.function(function).member if function else None
    if function is None or member is None:
        if pressed.code or (pressed.meant and not known):
            guessing.wrong(uow, number, now)
        return _reply(command, None, say("press_wrong_code"), uow, now) if known else NOTHING
    made = c.Press(uow.new_id(), pressed.button, member, pressed.why, f"text:{function}", function=function)
    decision = pressing.press(made, uow, now)
    told = decision.answer
    assert isinstance(told, PressAnswer)
    saying = _told(told, uow)
    if told.reserve:
        saying = say("press_told_reserve", told=saying)
    return decision + _reply(command, told.id, saying, uow, now, seat=function)


def _told(told: PressAnswer, uow: UnitOfWork) -> Saying:
    """What has been set going, and until when it can be taken back."""
    why, seconds = uow.activations.get(told.id).why, told.undo_seconds
    if told.joined:
        return say("press_told_joined", why=why, seconds=seconds)
    if told.all_ring_within is None:
        return say("press_told_guarded", why=why, who=told.paged, seconds=seconds)
    minutes = -(-told.all_ring_within // 60)
    return say("press_told", why=why, who=told.paged or (say("centres"),), minutes=minutes, seconds=seconds)


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
        language=language_at(uow, command.number, now), valid=REPLY_VALID, now=now, activation=activation,
    )  # fmt: skip


# --- what those paged answer ------------------------------------------------------------------------------


def acknowledge(command: ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision | None:
    """OK, to a page that is newer than any summary asked about."""
    page = uow.texts.last_to(command.number, "page")
    asked = uow.texts.last_to(command.number, "instruction", in_a_meeting=True)
    if page is None or page.activation is None:
        return None
    if asked is not None and asked.written_at > page.written_at:
        return None
    activation = uow.activations.get(page.activation)
    if activation.over or activation.acknowledged_by is not None:
        return None
    paged = activation.page_at(command.number)
    return acknowledging.acknowledge(c.Acknowledge(activation.id, paged.function, paged.slug), uow, now)


def release(command: ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision | None:
    return _by_a_leader(
        command, uow, now, lambda id, by: convening.release(c.Release(id, uow.new_id(), by), uow, now)
    )


def plan(command: ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision | None:
    return _by_a_leader(
        command,
        uow,
        now,
        lambda id, by: convening.begin_planning(c.BeginPlanning(id, uow.new_id(), by), uow, now),
    )


def _by_a_leader(
    command: ReceiveText, uow: UnitOfWork, now: Instant, act: Callable[[str, str], Decision]
) -> Decision | None:
    """What one of those who lead may ask of the activation that this phone was last paged for."""
    page = uow.texts.last_to(command.number, "page")
    if page is None or page.activation is None or page.seat not in uow.county.paged:
        return None
    id, by = page.activation, page.seat
    return _if_possible(lambda: act(id, by), command, say("already_done"), uow, now)


def undo(command: ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision | None:
    """To the answer of a press made by text."""
    told = uow.texts.last_to(command.number, "reply")
    if told is None or told.activation is None or told.seat is None:
        return None
    undo = c.UndoPress(told.activation, told.seat)
    too_late = say("undo_too_late")
    return _if_possible(lambda: correcting.undo(undo, uow, now), command, too_late, uow, now)


def _if_possible(
    act: Callable[[], Decision], command: ReceiveText, otherwise: Saying, uow: UnitOfWork, now: Instant
) -> Decision:
    """Done, or already done, or too late: whoever asks is told."""
    try:
        return act()
    except DomainError:
        return _reply(command, None, otherwise, uow, now)
