"""INVÄND by text: to a proposal to stand down, or to what is asked aloud in a meeting.

Silence is taken for consent, so whoever writes that word always hears what has become of it.
"""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.activation.activation import ActivationState
from conference.domain.activation.text_meaning import Meaning
from conference.domain.county.texts import Saying, say
from conference.domain.decision import Decision
from conference.domain.errors import DomainError
from conference.domain.instants import Instant
from conference.domain.meeting import commands as m
from conference.domain.meeting.commands import ReceiveText
from conference.domain.meeting.text import Text
from conference.handlers import chair, standing_down
from conference.handlers.language import language_at
from conference.handlers.words import write_text
from conference.ports import UnitOfWork

REPLY_VALID = 600
"""Seconds a reply is worth delivering."""


def by_text(command: ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision | None:
    """The objection is taken where one can be made. None for a number that nobody knows."""
    reasons = meant.said
    found = _proposal(command, uow)
    if found is not None:
        activation, function = found
        objected = c.ObjectToStandDown(activation, function, reasons, function)
        decision = standing_down.object_(objected, uow, now)
        return decision + _reply(command, say("objection_taken"), uow, now, activation, function)
    in_meeting = _in_meeting(command, reasons, uow, now)
    if in_meeting is not None:
        return in_meeting + _reply(command, say("objection_taken"), uow, now)
    if (
        uow.directory.whose(command.number) is None
        and uow.texts.last_to(command.number, "stand_down") is None
    ):
        return None
    return _reply(command, say("objection_to_nothing"), uow, now)


def unclear(command: ReceiveText, told: Text, uow: UnitOfWork, now: Instant) -> Decision | None:
    """A reply to the proposal that is no objection as it stands: a NEJ must not be taken for silence.

    None for a number, which may be meant for an inquiry, and for leaders, who have the proposal in hand.
    """
    if told.activation is None or told.seat is None or any(char.isdigit() for char in command.body):
        return None
    activation = uow.activations.look(told.activation)
    if activation.state is not ActivationState.PROPOSED or told.seat in uow.county.paged:
        return None
    return _reply(command, say("objection_unclear"), uow, now, activation.id, told.seat)


def _proposal(command: ReceiveText, uow: UnitOfWork) -> tuple[str, str] | None:
    """The activation whose proposal the text is about, and the function that objects.

    That of which the phone was last written to, else the only one there is.
    """
    proposed = [one.id for one in uow.activations.alive() if one.state is ActivationState.PROPOSED]
    told = uow.texts.last_to(command.number, "stand_down")
    if told is not None and told.activation in proposed and told.seat is not None:
        return told.activation, told.seat
    known = uow.directory.whose(command.number)
    if known is None or len(proposed) != 1:
        return None
    function = uow.county.function(known.function)
    may = function.member is not None or function.id in uow.county.paged
    return (proposed[0], function.id) if may else None


def _in_meeting(command: ReceiveText, reasons: str, uow: UnitOfWork, now: Instant) -> Decision | None:
    """To what is being asked aloud in the meeting to which the phone was called."""
    called = uow.texts.last_to(command.number, "summons")
    if called is None or called.conference is None or called.seat is None:
        return None
    try:
        objected = chair.object_(m.Object(called.conference, called.seat, reasons), uow, now)
    except DomainError:
        return None  # nothing is being asked there
    return objected.in_history_of(called.conference)


def _reply(
    command: ReceiveText,
    saying: Saying,
    uow: UnitOfWork,
    now: Instant,
    activation: str | None = None,
    seat: str | None = None,
) -> Decision:
    return write_text(
        uow, None, "reply", saying, number=command.number, seat=seat,
        language=language_at(uow, command.number, now), valid=REPLY_VALID, now=now, activation=activation,
    )  # fmt: skip
