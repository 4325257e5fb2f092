"""The leaders propose to stand down: silence is consent, an objection is heard, and no silence is made up."""

from __future__ import annotations

import pytest

from conference.domain.activation import commands as c
from conference.domain.activation import ending_events as events
from conference.domain.activation import standing_down
from conference.domain.activation.activation import Activation, Meeting
from conference.domain.activation.activation import ActivationState as S
from conference.domain.activation.proposal import Asked, Proposal
from conference.domain.decision import Decision
from conference.domain.errors import BadInput, NotFound, Refused
from tests.domain.activation.standing import ASKED, EVERY, later, under_way


def proposed(state: S = S.ACTIVE, *meetings: Meeting) -> Activation:
    activation = under_way(state, *meetings)
    standing_down.propose(activation, "p1", "lst-tib", ASKED, later(600), later(0))
    return activation


def objected(member: str = "haninge") -> Activation:
    activation = proposed()
    standing_down.take_objection(activation, member, "Det brinner än", f"{member}-tib", later(60))
    return activation


def time_up(activation: Activation, at: float = 600, delivered: tuple[str, ...] = EVERY) -> Decision:
    return standing_down.time_up(activation, "p1", delivered, later(at))


def only(decision: Decision, kind: type) -> object:
    [event] = [event for event in decision.events if isinstance(event, kind)]
    return event


@pytest.mark.parametrize("state", [S.ACKNOWLEDGED, S.PLANNING, S.CONVENED, S.ACTIVE])
def test_it_is_proposed_in_any_state_in_which_somebody_has_it(state: S) -> None:
    activation = under_way(state)
    decision = standing_down.propose(activation, "p1", "lst-tib", ASKED, later(600), later(0))
    assert activation.state is S.PROPOSED
    [due] = decision.due
    assert (due.command, due.at) == (c.StandDownTimeUp("a1", "p1"), later(600))


@pytest.mark.parametrize("state", [S.PRESSED, S.STOOD_DOWN, S.UNDONE, S.MISTAKEN, S.PROPOSED])
def test_it_is_not_proposed_where_there_is_nothing_to_leave(state: S) -> None:
    with pytest.raises(Refused):
        standing_down.propose(under_way(state), "p1", "lst-tib", ASKED, later(600), later(0))


@pytest.mark.parametrize("seconds", [-1, 0, 19, 8 * 24 * 3600])
def test_objections_are_heard_for_a_time_in_which_one_can_object(seconds: float) -> None:
    with pytest.raises(BadInput):
        standing_down.propose(under_way(), "p1", "lst-tib", ASKED, later(seconds), later(0))


def test_silence_stands_down_when_the_time_is_up() -> None:
    activation = proposed()
    stood_down = only(time_up(activation), events.StoodDown)
    assert activation.state is S.STOOD_DOWN
    assert activation.ended_at == later(600)
    assert isinstance(stood_down, events.StoodDown)
    assert stood_down.by == "clock"
    assert stood_down.silent == ("lansstyrelsen", "huddinge", "haninge", "polisen")
    assert stood_down.not_heard == stood_down.objected == stood_down.unanswered == ()


def test_whoever_did_not_get_the_text_is_not_heard_rather_than_silent() -> None:
    stood_down = only(time_up(proposed(), delivered=("huddinge-tib", "rsib")), events.StoodDown)
    assert isinstance(stood_down, events.StoodDown)
    assert stood_down.silent == ("huddinge",)
    assert stood_down.not_heard == ("lansstyrelsen", "haninge", "polisen")


def test_a_member_is_told_if_one_of_its_functions_is() -> None:
    asked = (*ASKED, Asked("polisen-lc", "polisen"))
    proposal = Proposal("p1", "rsib", later(0), later(600), "active", asked)
    assert proposal.heard(["polisen-lc"]).silent == ("polisen",)


def test_the_time_is_not_up_before_it_is() -> None:
    activation = proposed()
    assert time_up(activation, at=599) == Decision()
    assert activation.state is S.PROPOSED


def test_an_unanswered_objection_holds_it() -> None:
    activation = objected()
    assert time_up(activation).events == (events.StandDownWaits("a1", "p1", ("haninge",)),)
    assert activation.state is S.PROPOSED
    assert activation.proposals[-1].waits


def test_one_answered_in_time_holds_nothing() -> None:
    activation = objected()
    standing_down.answer(activation, "haninge", "Räddningstjänsten är kvar", "rsib", later(120))
    stood_down = only(time_up(activation), events.StoodDown)
    assert isinstance(stood_down, events.StoodDown)
    assert (stood_down.objected, stood_down.unanswered) == (("haninge",), ())
    assert "haninge" not in stood_down.silent


def test_the_last_answer_after_the_time_is_up_lets_it_go_on() -> None:
    activation = objected()
    time_up(activation)
    decision = standing_down.answer(activation, "haninge", "Räddningstjänsten är kvar", "rsib", later(700))
    [due] = decision.due
    assert due.at == later(700)
    assert time_up(activation, at=700).events
    assert activation.state is S.STOOD_DOWN


def test_a_later_objection_replaces_the_earlier_and_its_answer() -> None:
    activation = objected()
    standing_down.answer(activation, "haninge", "Vi ser ingen spridning", "rsib", later(90))
    again = standing_down.take_objection(activation, "haninge", "Det sprider sig", "haninge-tib", later(95))
    made = only(again, events.ObjectionMade)
    assert isinstance(made, events.ObjectionMade)
    assert made.again
    assert [one.words for one in activation.proposals[-1].objections] == ["Det sprider sig"]
    assert activation.proposals[-1].unanswered == ("haninge",)


def test_an_answer_needs_an_objection_and_words() -> None:
    activation = objected()
    with pytest.raises(NotFound):
        standing_down.answer(activation, "polisen", "Nej", "rsib", later(90))
    with pytest.raises(BadInput):
        standing_down.answer(activation, "haninge", "", "rsib", later(90))
    standing_down.answer(activation, "haninge", "Nej", "rsib", later(90))
    with pytest.raises(Refused):
        standing_down.answer(activation, "haninge", "Nej", "rsib", later(91))


def test_a_leader_may_stand_down_all_the_same_but_says_why_and_waits_till_the_time_is_up() -> None:
    activation = objected()
    with pytest.raises(Refused, match="not up yet"):
        standing_down.all_the_same(activation, "lst-tib", "Branden är släckt", EVERY, later(599))
    time_up(activation)
    with pytest.raises(BadInput):
        standing_down.all_the_same(activation, "lst-tib", "", EVERY, later(700))
    decision = standing_down.all_the_same(activation, "lst-tib", "Branden är släckt", EVERY, later(700))
    stood_down = only(decision, events.StoodDown)
    assert isinstance(stood_down, events.StoodDown)
    assert (stood_down.by, stood_down.why) == ("lst-tib", "Branden är släckt")
    assert stood_down.unanswered == ("haninge",)


@pytest.mark.parametrize(
    ("before", "meetings", "kept"),
    [
        (S.ACTIVE, (Meeting("c1", "gron", "ended"),), S.ACTIVE),
        (S.ACKNOWLEDGED, (), S.ACKNOWLEDGED),
        (S.PLANNING, (Meeting("c1", "formote", "open"),), S.PLANNING),
        (S.CONVENED, (Meeting("c1", "gron"),), S.CONVENED),
        (S.CONVENED, (Meeting("c1", "gron", "open"),), S.ACTIVE),
        (S.ACKNOWLEDGED, (Meeting("c1", "gron"),), S.CONVENED),
    ],
)
def test_withdrawn_it_is_what_it_would_be_without_the_proposal(
    before: S, meetings: tuple[Meeting, ...], kept: S
) -> None:
    activation = proposed(before, *meetings)
    decision = standing_down.keep(activation, "lst-tib", "Det brinner än")
    assert activation.state is kept
    assert decision.cancelled == ("a1/stand-down",)
    assert activation.proposals[-1].outcome == "withdrawn"


def test_the_time_of_a_withdrawn_proposal_ends_no_later_one() -> None:
    activation = proposed()
    standing_down.keep(activation, "lst-tib", "")
    standing_down.propose(activation, "p2", "lst-tib", ASKED, later(1200), later(100))
    assert time_up(activation, at=1300) == Decision()
    assert activation.state is S.PROPOSED
