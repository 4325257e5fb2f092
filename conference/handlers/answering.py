"""Inquiries answered on the telephone: behind the star in a meeting, or by whoever rings when there is none.

A meeting knows nothing of inquiries: to it, and to the line, it is something that is asked, by its id.
"""

from __future__ import annotations

from conference.domain.activation import inquiry_keys
from conference.domain.activation.commands import AnswerInquiry
from conference.domain.activation.inquiry import Inquiry
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import Refused
from conference.domain.instants import Instant
from conference.domain.meeting.leg import Leg, Place
from conference.handlers import inquiry
from conference.handlers.written import never_in
from conference.ports import UnitOfWork


def last_open(uow: UnitOfWork, activation: str | None, member: str | None) -> Inquiry | None:
    """What was asked last of a member in an activation and may be answered still."""
    if activation is None or member is None or uow.activations.look(activation).over:
        return None
    asked = uow.inquiries.of(activation)
    return next((one for one in reversed(asked) if one.closed_at is None and member in one.members), None)


def begin(leg: Leg, asked: Inquiry) -> None:
    """Asked next, in the version it has now: the answer is to what was heard."""
    leg.place, leg.asked, leg.silences = Place.ANSWER, (asked.id, asked.newest.number), 0


def begin_outside(leg: Leg, asked: Inquiry, function: str) -> None:
    """The same of a caller who belongs to no meeting, and whose code has said for whom it is answered."""
    leg.activation, leg.function = asked.activation, function
    begin(leg, asked)


def question(uow: UnitOfWork, leg: Leg, member: str | None) -> tuple[Saying, ...]:
    """What the line is asked, as it was put when that began."""
    if leg.asked is None or member is None:
        return ()
    id, version = leg.asked
    put = uow.inquiries.look(id).versions[version - 1].question
    return (inquiry_keys.spoken(put, uow.county.member(member).name, never_in(uow)),)


def take(
    uow: UnitOfWork, leg: Leg, member: str, by: str, keys: str, now: Instant
) -> tuple[Decision, Saying | None]:
    """The answer that was keyed, and what is said to it; None where the keys are no answer."""
    answer = inquiry_keys.keyed(keys)
    if answer is None or leg.asked is None:
        return NOTHING, None
    id, version = leg.asked
    asked = uow.inquiries.look(id)
    given = AnswerInquiry(
        asked.activation, id, member, "key", by, keys, answer.number, answer.uncertain, version
    )
    try:
        decision = inquiry.answer(given, uow, now)
    except Refused:
        return NOTHING, say("answer_closed")
    unit = asked.versions[version - 1].question.unit
    return decision, inquiry_keys.taken(answer, unit, never_in(uow))
