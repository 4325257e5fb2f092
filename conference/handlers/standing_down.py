"""Leaving the activated state: proposed to those it concerns, objected to, and told when it is over."""

from __future__ import annotations

from collections.abc import Iterable

from conference.domain.activation import commands as c
from conference.domain.activation import planning, standing_down
from conference.domain.activation.activation import Activation, ActivationState
from conference.domain.activation.concerned import concerned
from conference.domain.activation.proposal import Proposal
from conference.domain.county.fit_words import fit
from conference.domain.county.formats import Format
from conference.domain.county.texts import Saying, render, say
from conference.domain.decision import Decision, Due
from conference.domain.errors import BadInput
from conference.domain.instants import Instant, after, seconds_between
from conference.domain.meeting.commands import CancelConference
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.rollcall import first_of
from conference.handlers.ahead import next_ordinary
from conference.handlers.words import local_hour, next_meeting
from conference.handlers.written import never_in, time_in_words, write_to_functions
from conference.ports import Handlers, UnitOfWork

VALID = 10 * 3600
"""Seconds that what has become of the proposal is worth delivering."""
LONGEST_SAID = 500
LONGEST_SHOWN = 200
"""Characters of an objection that are kept, and that go into a text."""
MOST_NAMED = 6
"""Members that are named in one text."""
PURPOSE = "stand_down"


# --- proposed ---------------------------------------------------------------------------------------------


def propose(command: c.ProposeStandDown, uow: UnitOfWork, now: Instant) -> Decision:
    """Everybody it concerns is told, and how to object."""
    activation = uow.activations.get(command.activation)
    until = _until(command, uow, now)
    asked = concerned(
        uow.county,
        _called_to(uow, activation, now),
        (press.member for press in activation.presses),
        (text.seat for text in uow.texts.of_activation(activation.id) if text.seat),
    )
    decision = standing_down.propose(activation, command.proposal, command.by, asked, until, now)
    told = say("stand_down_proposed", why=activation.why, until=time_in_words(uow, until, now))
    return decision + _tell(
        uow, activation, (one.function for one in asked), told, now,
        valid=round(seconds_between(now, until)), about=command.proposal,
    )  # fmt: skip


def _until(command: c.ProposeStandDown, uow: UnitOfWork, now: Instant) -> Instant:
    if command.at is not None and command.seconds is not None:
        raise BadInput("say either until when objections are heard, or for how many seconds")
    if command.at is not None:
        return command.at
    seconds = uow.county.limits.stand_down_window if command.seconds is None else command.seconds
    return after(now, min(seconds, standing_down.MOST + 1))


def _called_to(uow: UnitOfWork, activation: Activation, now: Instant) -> tuple[Format, ...]:
    """The formats of its meetings to which anybody has been called, or been reminded of."""
    meetings = [uow.conferences.look(meeting.id) for meeting in activation.meetings]
    return tuple(
        one.format
        for one in meetings
        if one.gathering_at is not None or now >= after(one.planned_at, -one.format.reminder_lead)
    )


# --- objections -------------------------------------------------------------------------------------------


def object_(command: c.ObjectToStandDown, uow: UnitOfWork, now: Instant) -> Decision:
    """An objection, by whatever door: the leaders see it at once."""
    activation = uow.activations.get(command.activation)
    member = _who(uow, command.member)
    said = " ".join(command.words.split())[:LONGEST_SAID]
    decision = standing_down.take_objection(activation, member, said, command.by, now)
    shown = fit(said, never_in(uow), LONGEST_SHOWN) or say("no_reason")
    told = say("objection_shown", member=called(uow, member), words=shown)
    return decision + _tell(uow, activation, uow.county.paged, told, now)


def _who(uow: UnitOfWork, name: str) -> str:
    """A member, also by one of its functions; a leader who is of no member, as the function."""
    function = next((one for one in uow.county.functions if one.id == name), None)
    if function is not None and function.member is not None:
        return function.member
    if function is not None and function.id in uow.county.paged:
        return function.id
    return uow.county.member(name).id


def called(uow: UnitOfWork, member: str) -> str:
    """How whoever objects is spoken of."""
    function = next((one for one in uow.county.functions if one.id == member), None)
    return function.called if function else uow.county.member(member).name


def answer(command: c.AnswerObjection, uow: UnitOfWork, now: Instant) -> Decision:
    """A leader's answer, sent to whoever objected."""
    activation = uow.activations.get(command.activation)
    proposal, member = standing_down.current(activation), _who(uow, command.member)
    said = " ".join(command.words.split())[:LONGEST_SAID]
    decision = standing_down.answer(activation, member, said, command.by, now)
    return decision + _tell_objector(uow, activation, proposal, member, said, now)


def _tell_objector(
    uow: UnitOfWork, activation: Activation, proposal: Proposal, member: str, said: str, now: Instant
) -> Decision:
    words = fit(said, never_in(uow), LONGEST_SHOWN)
    if not words:
        raise BadInput("nothing is left of these words that can be sent")
    told = say("objection_answer", words=words)
    return _tell(uow, activation, (_objector(uow, proposal, member),), told, now)


def _objector(uow: UnitOfWork, proposal: Proposal, member: str) -> str:
    """The function to tell: the one that objected, else the one that was asked, else the member's own."""
    known = {function.id for function in uow.county.functions}
    asked = (one.function for one in proposal.asked if member in (one.member, one.function))
    own = planning.seat_of_member(uow.county.formats["gron"], member)
    likely = (proposal.objection_of(member).by, *asked, own.function if own else "")
    return next((function for function in likely if function in known), "")


# --- what comes of it -------------------------------------------------------------------------------------


def keep(command: c.KeepActivated, uow: UnitOfWork, now: Instant) -> Decision:
    """The proposal is withdrawn, and everybody who was told of it is told."""
    activation = uow.activations.get(command.activation)
    proposal = standing_down.current(activation)
    why = fit(command.why, never_in(uow), LONGEST_SHOWN)
    decision = standing_down.keep(activation, command.by, command.why.strip()[:LONGEST_SAID])
    told = say("stand_down_withdrawn", why=why or activation.why)
    return decision + _tell(uow, activation, (one.function for one in proposal.asked), told, now)


def time_up(command: c.StandDownTimeUp, uow: UnitOfWork, now: Instant) -> Decision:
    """Objections have been heard: it is over if nobody's stands unanswered, else it waits for the leaders."""
    activation = uow.activations.get(command.activation)
    proposal = activation.proposals[-1]
    delivered = _delivered(uow, activation, proposal)
    decision = standing_down.time_up(activation, command.proposal, delivered, now)
    if activation.state is ActivationState.STOOD_DOWN and decision.events:
        return decision + _over(uow, activation, proposal, delivered, now)
    if decision.events:
        waiting = [called(uow, member) for member in proposal.unanswered]
        told = say("stand_down_waits", members=first_of(waiting, MOST_NAMED))
        decision += _tell(uow, activation, uow.county.paged, told, now)
    return decision


def all_the_same(command: c.StandDownAllTheSame, uow: UnitOfWork, now: Instant) -> Decision:
    """A leader stands down in spite of objections; those who made them are told why."""
    activation = uow.activations.get(command.activation)
    proposal = standing_down.current(activation)
    why = " ".join(command.why.split())[:LONGEST_SAID]
    delivered = _delivered(uow, activation, proposal)
    decision = standing_down.all_the_same(activation, command.by, why, delivered, now)
    for member in proposal.unanswered:
        decision += _tell_objector(uow, activation, proposal, member, why, now)
    return decision + _over(uow, activation, proposal, delivered, now)


def _delivered(uow: UnitOfWork, activation: Activation, proposal: Proposal) -> tuple[str, ...]:
    """The functions whose text about the proposal has arrived."""
    texts = uow.texts.of_activation(activation.id)
    return tuple(
        text.seat for text in texts if text.about == proposal.id and text.status == "delivered" and text.seat
    )


def _over(
    uow: UnitOfWork, activation: Activation, proposal: Proposal, delivered: Iterable[str], now: Instant
) -> Decision:
    """Everybody is told, and meetings that nobody has been called to are called off; others go on.

    The leaders are told who was not heard, for they may want to ring them.
    """
    county = uow.county
    told = say(
        "stood_down",
        time=local_hour(county, now),
        why=activation.why,
        next=next_meeting(county, next_ordinary(uow, now)),
    )
    why = render(county.texts, say("activation_over"), activation.language)
    planned = [
        meeting.id
        for meeting in activation.under_way()
        if uow.conferences.look(meeting.id).state is ConferenceState.PLANNED
    ]
    due = tuple(Due(CancelConference(id, "clock", why), now, f"{id}/called-off") for id in planned)
    functions = (one.function for one in proposal.asked)
    decision = Decision(due=due) + _tell(uow, activation, functions, told, now)
    not_heard = [called(uow, member) for member in proposal.heard(delivered).not_heard]
    if not_heard:
        unheard = say("stand_down_not_heard", members=first_of(not_heard, MOST_NAMED))
        decision += _tell(uow, activation, uow.county.paged, unheard, now)
    return decision


def _tell(
    uow: UnitOfWork,
    activation: Activation,
    functions: Iterable[str],
    told: Saying,
    now: Instant,
    *,
    valid: int = VALID,
    about: str | None = None,
) -> Decision:
    return write_to_functions(
        uow, activation, PURPOSE, told, functions,
        valid=valid, now=now, about=about,
    )  # fmt: skip


HANDLERS: Handlers = {
    c.ProposeStandDown: propose,
    c.ObjectToStandDown: object_,
    c.AnswerObjection: answer,
    c.KeepActivated: keep,
    c.StandDownTimeUp: time_up,
    c.StandDownAllTheSame: all_the_same,
}
