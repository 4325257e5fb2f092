"""What leaders text: AVSLUTA proposes to stand down, SVAR answers an objection, BEHÅLL withdraws it.

FRÅGA puts an inquiry to every member.

One of them is always on the way somewhere, with a phone and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation, ActivationState
from conference.domain.activation.ask import ALIVE
from conference.domain.activation.inquiry_by_text import asked_in
from conference.domain.activation.leaving_words import member_in
from conference.domain.activation.standing_down import PROPOSABLE
from conference.domain.activation.text_meaning import Meaning
from conference.domain.county.texts import Saying, named, say
from conference.domain.county.written_time import instant_of
from conference.domain.decision import Decision
from conference.domain.errors import BadInput, DomainError
from conference.domain.instants import Instant, after
from conference.domain.meeting.commands import ReceiveText
from conference.handlers import inquiry, standing_down
from conference.handlers.language import language_at
from conference.handlers.words import local_hour, write_text
from conference.ports import UnitOfWork

REPLY_VALID = 600
"""Seconds a reply is worth delivering."""
ANSWERED_WITHIN = 1200
"""Seconds within which an inquiry is to be answered, where no hour is written."""
Tell = Callable[[Saying], Decision]
"""Whoever has written is told something in reply."""


def receive(command: ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision | None:
    """A leader's text about standing down; None where the phone is no leader's."""
    states, act = _ACTS[meant.kind]
    found = _led_from(command.number, states, uow)
    if found is None:
        return None
    id, function = found
    tell = partial(_reply, command, uow, now, id, function)
    try:
        return act(uow, uow.activations.get(id), function, meant.said, tell, now)
    except DomainError:
        return tell(say("not_done"))


def _led_from(number: str, states: frozenset[ActivationState], uow: UnitOfWork) -> tuple[str, str] | None:
    """The activation in one of these states that the phone's leader sees to, and as what.

    Of several, that of which the phone was written to last.
    """
    known = uow.directory.whose(number)
    if known is None:
        return None
    led = {
        one.id: function
        for one in uow.activations.alive()
        if one.state in states
        for function in uow.county.paged
        if one.on_duty_as(function) == known.function
    }
    texts = [uow.texts.last_to(number, purpose) for purpose in ("stand_down", "page")]
    written = sorted((text for text in texts if text is not None), key=lambda text: text.written_at)
    last = [text.activation for text in reversed(written) if text.activation in led]
    chosen = last[0] if last else next(iter(led), None) if len(led) == 1 else None
    return (chosen, led[chosen]) if chosen is not None else None


def _propose(uow: UnitOfWork, led: Activation, by: str, said: str, tell: Tell, now: Instant) -> Decision:
    return standing_down.propose(c.ProposeStandDown(led.id, uow.new_id(), by), uow, now)


def _keep(uow: UnitOfWork, led: Activation, by: str, said: str, tell: Tell, now: Instant) -> Decision:
    return standing_down.keep(c.KeepActivated(led.id, by, said), uow, now)


def _answer(uow: UnitOfWork, led: Activation, by: str, said: str, tell: Tell, now: Instant) -> Decision:
    """To the one objection that waits, or to that of the member named first."""
    waiting = led.proposals[-1].unanswered
    member, words = member_in(said, {one: _names(uow, one) for one in waiting})
    if not waiting:
        return tell(say("not_done"))
    if member is None or not words:
        return tell(say("answer_whom", members=[standing_down.called(uow, one) for one in waiting]))
    answered = standing_down.answer(c.AnswerObjection(led.id, member, words, by), uow, now)
    return answered + tell(say("answer_sent", member=standing_down.called(uow, member)))


def _inquire(uow: UnitOfWork, led: Activation, by: str, said: str, tell: Tell, now: Instant) -> Decision:
    """Everybody is asked, so that whoever writes half of it is told how to write the whole."""
    found = asked_in(said)
    if found is None:
        return tell(say("inquiry_how"))
    try:
        until = instant_of(found.until, uow.county.zone, now) if found.until else after(now, ANSWERED_WITHIN)
    except BadInput:
        return tell(say("inquiry_how"))
    ask = c.AskInquiry(led.id, uow.new_id(), found.question, found.unit, until, by, found.wanted)
    asked = inquiry.ask(ask, uow, now)
    many = len(uow.inquiries.get(ask.inquiry).asked)
    return asked + tell(say("inquiry_put", members=many, time=local_hour(uow.county, until)))


def _names(uow: UnitOfWork, member: str) -> tuple[str, ...]:
    """What a member may be called by somebody in a hurry, in any of the county's languages."""
    name = standing_down.called(uow, member)
    said = dict.fromkeys(named(uow.county.texts, name, language) for language in uow.county.languages)
    firsts = (one.split(maxsplit=1)[0] for one in said)
    known = next((one for one in uow.county.members if one.id == member), None)
    return (member, *said, *firsts, *([known.short_name] if known else []))


def _reply(
    command: ReceiveText, uow: UnitOfWork, now: Instant, activation: str, function: str, saying: Saying
) -> Decision:
    return write_text(
        uow, None, "reply", saying, number=command.number, seat=function,
        language=language_at(uow, command.number, now), valid=REPLY_VALID, now=now, activation=activation,
    )  # fmt: skip


_PROPOSED = frozenset({ActivationState.PROPOSED})
_ACTS = {
    "stand_down": (PROPOSABLE, _propose),
    "answer": (_PROPOSED, _answer),
    "keep": (_PROPOSED, _keep),
    "inquire": (ALIVE, _inquire),
}
