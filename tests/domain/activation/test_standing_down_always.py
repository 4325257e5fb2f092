"""Whatever is proposed, objected and answered, in whatever order: nobody is overruled by silence."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from conference.domain.activation import commands as c
from conference.domain.activation import ending_events as events
from conference.domain.activation import long_run, standing_down
from conference.domain.activation.activation import Activation, ActivationState, Meeting
from conference.domain.activation.cadence import Cadence
from conference.domain.decision import Decision
from conference.domain.errors import DomainError
from tests.domain.activation.standing import ASKED, EVERY, Dues, later, under_way

S = ActivationState
MEMBERS = st.sampled_from([asked.member for asked in ASKED if asked.member])
LEGAL = {
    S.ACKNOWLEDGED: {S.ACKNOWLEDGED, S.PROPOSED, S.MISTAKEN},
    S.PLANNING: {S.PLANNING, S.PROPOSED, S.MISTAKEN},
    S.CONVENED: {S.CONVENED, S.ACTIVE, S.PROPOSED, S.MISTAKEN},
    S.ACTIVE: {S.ACTIVE, S.PROPOSED, S.MISTAKEN},
    S.PROPOSED: {S.PROPOSED, S.ACKNOWLEDGED, S.PLANNING, S.CONVENED, S.ACTIVE, S.STOOD_DOWN, S.MISTAKEN},
    S.STOOD_DOWN: {S.STOOD_DOWN},
    S.MISTAKEN: {S.MISTAKEN},
}


class AnyEnding(RuleBasedStateMachine):
    """Due rows come to pass in their time, as a relay has it; texts arrive or do not."""

    activation: Activation

    @initialize(state=st.sampled_from(sorted(standing_down.PROPOSABLE)))
    def begins(self, state: ActivationState) -> None:
        meetings = (Meeting("c1", "gron", "open"),) if state is S.ACTIVE else ()
        self.activation = under_way(ActivationState(state), *meetings)
        self.was = self.activation.state
        self.at, self.proposed = 0.0, 0
        self.dues = Dues()
        self.delivered: set[str] = set()
        self.over_as: str | None = None

    def done(self, decision: Decision) -> None:
        self.dues.take(decision)
        for event in decision.events:
            if isinstance(event, events.StoodDown):
                silent = event.by == "clock"
                assert not (silent and event.unanswered), "silence overruled somebody"
                assert silent or event.why
                told = {asked.member for asked in ASKED if asked.function in self.delivered}
                assert set(event.silent) <= told
                assert not set(event.silent) & set(event.objected)

    @rule(seconds=st.sampled_from([0, 19, 20, 60, 600]))
    def propose(self, seconds: int) -> None:
        self.proposed += 1
        with suppress(DomainError):
            until, now = later(self.at + seconds), later(self.at)
            self.done(
                standing_down.propose(self.activation, f"p{self.proposed}", "lst-tib", ASKED, until, now)
            )

    @rule(member=MEMBERS)
    def object(self, member: str) -> None:
        with suppress(DomainError):
            self.done(standing_down.take_objection(self.activation, member, "Nej", member, later(self.at)))

    @rule(member=MEMBERS)
    def answer(self, member: str) -> None:
        with suppress(DomainError):
            self.done(standing_down.answer(self.activation, member, "Jo", "rsib", later(self.at)))

    @rule()
    def keep(self) -> None:
        with suppress(DomainError):
            self.done(standing_down.keep(self.activation, "lst-tib", ""))

    @rule(why=st.sampled_from(["", "Branden är släckt"]))
    def all_the_same(self, why: str) -> None:
        with suppress(DomainError):
            self.done(
                standing_down.all_the_same(self.activation, "lst-tib", why, self.delivered, later(self.at))
            )

    @rule(state=st.sampled_from(["open", "ended"]))
    def a_meeting_goes_on(self, state: str) -> None:
        self.done(self.activation.observe("c1", state))
        self.done(long_run.goes_on(self.activation, "c1", later(self.at)))

    @rule()
    def mistaken(self) -> None:
        with suppress(DomainError):
            self.done(self.activation.mistaken("lst-tib", "", later(self.at)))

    @rule(every=st.sampled_from([None, 1800, 24 * 3600]))
    def set_cadence(self, every: int | None) -> None:
        cadence = Cadence(every, (), "rsib") if every else None
        with suppress(DomainError):
            self.done(long_run.set_cadence(self.activation, cadence, "rsib"))

    @rule(seconds=st.sampled_from([-1, 10, 900]))
    def set_review(self, seconds: int) -> None:
        with suppress(DomainError):
            until, now = later(self.at + seconds), later(self.at)
            self.done(long_run.set_review(self.activation, until, "rsib", now))

    @rule(stand_in=st.sampled_from([None, "kansli-1", "kansli-2"]))
    def staff(self, stand_in: str | None) -> None:
        with suppress(DomainError):
            self.done(long_run.staff(self.activation, "rsib", "rsib", stand_in, "lst-tib", later(self.at)))

    @rule(function=st.sampled_from(EVERY))
    def a_text_arrives(self, function: str) -> None:
        self.delivered.add(function)

    @rule(seconds=st.sampled_from([5, 30, 700]))
    def time_passes(self, seconds: int) -> None:
        until = self.at + seconds
        while due := [(at, key, told) for key, (told, at) in self.dues.rows.items() if at <= later(until)]:
            at, key, command = min(due, key=lambda row: row[0])
            self.at = max(self.at, (at - later(0)).total_seconds())
            del self.dues.rows[key]
            self.time_is_up(command)
        self.at = until

    @rule()
    def an_old_row_comes_late(self) -> None:
        self.time_is_up(c.StandDownTimeUp("a1", "p1"))

    def time_is_up(self, command: object) -> None:
        now = later(self.at)
        if isinstance(command, c.StandDownTimeUp):
            self.done(standing_down.time_up(self.activation, command.proposal, self.delivered, now))
        elif isinstance(command, c.RemindOfReview):
            self.done(long_run.review_comes(self.activation, later(self.at + 300), now))
        else:
            assert isinstance(command, c.PlanNextMeeting)

    @invariant()
    def every_step_is_legal(self) -> None:
        assert self.activation.state in LEGAL[self.was]
        self.was = self.activation.state

    @invariant()
    def a_proposal_is_open_exactly_while_one_stands(self) -> None:
        open_ = [one for one in self.activation.proposals if one.outcome == "open"]
        if self.activation.state is S.PROPOSED:
            assert open_ == [self.activation.proposals[-1]]
        else:
            assert open_ == []

    @invariant()
    def one_that_stands_waits_for_its_time_or_for_the_leaders(self) -> None:
        if self.activation.state is S.PROPOSED:
            waits = self.activation.proposals[-1].waits and self.activation.proposals[-1].unanswered
            assert waits or "a1/stand-down" in self.dues.rows

    @invariant()
    def after_the_end_nothing_changes_and_nothing_is_left(self) -> None:
        if not self.activation.over:
            return
        assert self.dues.rows == {}
        lasting = (self.activation.cadence, self.activation.review_at, self.activation.staffing)
        now = repr((self.activation.state, self.activation.ended_at, self.activation.proposals, lasting))
        assert self.over_as in (None, now)
        self.over_as = now


TestAnyEnding = AnyEnding.TestCase
TestAnyEnding.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
