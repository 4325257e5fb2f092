"""Leaving the activated state: the leaders propose it, and anybody may object and be heard.

Nothing is over while an objection stands unanswered, unless a leader says so and why. Nor does anybody cut
the time short in which objections are heard.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from conference.domain.activation import commands as c
from conference.domain.activation import ending_events as events
from conference.domain.activation.activation import Activation, ActivationState
from conference.domain.activation.proposal import Asked, Objection, Proposal
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import BadInput, Refused
from conference.domain.instants import Instant, seconds_between

S = ActivationState
PROPOSABLE = frozenset({S.ACKNOWLEDGED, S.PLANNING, S.CONVENED, S.ACTIVE})
LEAST, MOST = 20, 7 * 24 * 3600
"""Seconds in which objections are heard: nobody can answer in less, and nobody remembers for longer."""


def current(activation: Activation) -> Proposal:
    """The proposal that stands now. Raises Refused."""
    if activation.state is not S.PROPOSED:
        raise Refused(f"nobody has proposed to leave an activation that is {activation.state}")
    return activation.proposals[-1]


def propose(
    activation: Activation, id: str, by: str, asked: tuple[Asked, ...], until: Instant, now: Instant
) -> Decision:
    """The leaders propose to stand down; objections are heard `until` then."""
    if activation.state is S.PROPOSED:
        raise Refused("it is proposed already")
    activation.must_be(PROPOSABLE, "proposed to stand down")
    if not LEAST <= seconds_between(now, until) <= MOST:
        raise BadInput(f"objections are heard for {LEAST} seconds at least and seven days at most")
    proposal = Proposal(id, by, now, until, activation.state.value, asked)
    activation.proposals = (*activation.proposals, proposal)
    activation.state = S.PROPOSED
    proposed = events.StandDownProposed(activation.id, id, by, until, asked)
    return Decision(events=(proposed,), due=(_time_up(activation, proposal, until),))


def take_objection(activation: Activation, member: str, words: str, by: str, now: Instant) -> Decision:
    """A member objects; what it has said before, and the answer to it, is no more."""
    proposal = current(activation)
    again = any(one.member == member for one in proposal.objections)
    _put(activation, proposal.with_objection(Objection(member, words, by, now)))
    made = events.ObjectionMade(activation.id, proposal.id, member, words, by, again)
    return Decision(events=(made,))


def answer(activation: Activation, member: str, words: str, by: str, now: Instant) -> Decision:
    """A leader answers an objection. If it was the last, and the time is up, nothing keeps it any more."""
    if not words:
        raise BadInput("say what the answer is")
    proposal = current(activation).with_answer(member, words, by, now)
    _put(activation, proposal)
    decision = Decision(
        events=(events.ObjectionAnswered(activation.id, proposal.id, member, words, by),),
    )
    if proposal.waits and not proposal.unanswered:
        decision += Decision(due=(_time_up(activation, proposal, now),))
    return decision


def keep(activation: Activation, by: str, why: str) -> Decision:
    """The proposal is withdrawn: it is what it would be if nobody had made it."""
    proposal = current(activation)
    _put(activation, replace(proposal, outcome="withdrawn", why=why))
    activation.state = _as_if_never_proposed(activation, S(proposal.before))
    withdrawn = events.StandDownWithdrawn(activation.id, proposal.id, by, why, activation.state)
    return Decision(events=(withdrawn,), cancelled=(activation.key("stand-down"),))


def time_up(activation: Activation, id: str, delivered: Iterable[str], now: Instant) -> Decision:
    """Objections have been heard for as long as was said: it stands down, or waits for the leaders."""
    if activation.state is not S.PROPOSED or now < current(activation).until or current(activation).id != id:
        return NOTHING
    proposal = current(activation)
    if not proposal.unanswered:
        return _stand_down(activation, "clock", "", delivered, now)
    _put(activation, replace(proposal, waits=True))
    return Decision(events=(events.StandDownWaits(activation.id, id, proposal.unanswered),))


def all_the_same(
    activation: Activation, by: str, why: str, delivered: Iterable[str], now: Instant
) -> Decision:
    """A leader stands down in spite of what is objected, and says why."""
    if not why:
        raise BadInput("say why it is stood down all the same")
    if now < current(activation).until:
        raise Refused("the time in which objections are heard is not up yet")
    return _stand_down(activation, by, why, delivered, now)


def _stand_down(
    activation: Activation, by: str, why: str, delivered: Iterable[str], now: Instant
) -> Decision:
    proposal = current(activation)
    heard = proposal.heard(delivered)
    _put(activation, replace(proposal, outcome="stood_down", why=why))
    stood_down = events.StoodDown(
        activation.id,
        proposal.id,
        by,
        why,
        heard.silent,
        heard.not_heard,
        heard.objected,
        proposal.unanswered,
    )
    return Decision(events=(stood_down,)) + activation.end(S.STOOD_DOWN, by, now)


def _as_if_never_proposed(activation: Activation, before: S) -> S:
    """A meeting may have been convened or have opened meanwhile."""
    met = {meeting.state for meeting in activation.meetings if meeting.format != "formote"}
    if met & {"open", "ended"}:
        return S.ACTIVE
    return S.CONVENED if met else before


def _time_up(activation: Activation, proposal: Proposal, at: Instant) -> Due:
    return Due(c.StandDownTimeUp(activation.id, proposal.id), at, activation.key("stand-down"))


def _put(activation: Activation, proposal: Proposal) -> None:
    """The proposal takes the place of what it was."""
    activation.proposals = (*activation.proposals[:-1], proposal)
