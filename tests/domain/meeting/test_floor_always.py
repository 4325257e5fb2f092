"""Whatever happens in whatever order: never two speakers, no second lost, counted twice or below nought."""

from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from conference.domain.decision import Decision
from conference.domain.errors import Refused
from conference.domain.meeting import agenda, events
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.record.turns import Turns
from tests.domain.meeting.people import FORMAT, GREEN, NOW, later

ALL = frozenset({"polisen", "hsf", "hamnar", "tib", "rkk"})
SPEAKERS = st.sampled_from(("polisen", "hsf", "hamnar"))
ANYBODY = st.sampled_from(("polisen", "hsf", "hamnar", "tib", "jarfalla-tib", "kungen"))


@given(st.lists(st.tuples(SPEAKERS, st.floats(0, 60), st.booleans(), st.booleans()), max_size=12))
def test_the_pool_is_what_finished_turns_left_less_what_extensions_took(
    turns: list[tuple[str, float, bool, bool]],
) -> None:
    floor, at, left_over = in_the_round(), 0.0, 0.0
    for seat, spoken, extended, lost in turns:
        give_to(floor, seat, at)
        at += 3 + spoken
        if extended and floor.pool >= 1:
            left_over -= extension(floor, at)
        assert floor.turn is not None
        left = floor.turn.left(later(at))
        if lost:
            floor.lose_line(seat, FORMAT, now=later(at))
            assert floor.ledger.owed_to(seat) == (left or None)
        else:
            floor.yield_(seat, now=later(at))
            left_over += left
        assert floor.pool == pytest.approx(left_over)


def in_the_round() -> Floor:
    floor = Floor("c1")
    agenda.begin_block(floor, FORMAT.blocks[1], NOW)
    return floor


def give_to(floor: Floor, seat: str, at: float) -> None:
    """As when nothing is being said, so that the name is heard at once."""
    floor.announced_until = None
    floor.give(seat, FORMAT, ALL, by="order", now=later(at))


def extension(floor: Floor, at: float) -> float:
    [extended] = floor.extend(None, FORMAT, now=later(at)).events
    assert isinstance(extended, events.TurnExtended)
    return extended.seconds


class AnyMeeting(RuleBasedStateMachine):
    """A meeting in which anybody may do anything at any time."""

    format = FORMAT

    def __init__(self) -> None:
        super().__init__()
        self.floor = in_the_round()
        self.now = NOW
        self.happened: list[Any] = []

    def did(self, decision: Decision) -> None:
        self.happened += [(self.now, event) for event in decision.events]

    def attempt(self, method: Any, *args: Any, **how: Any) -> None:
        with suppress(Refused):
            self.did(method(*args, now=self.now, **how))

    @rule(seconds=st.sampled_from((0.5, 2, 5, 17, 41)))
    def time_passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(seat=SPEAKERS)
    def given(self, seat: str) -> None:
        self.attempt(self.floor.give, seat, self.format, ALL, by="tib")

    @rule(seat=SPEAKERS)
    def yielded(self, seat: str) -> None:
        self.attempt(self.floor.yield_, seat)

    @rule(seat=SPEAKERS)
    def taken_back(self, seat: str) -> None:
        self.attempt(self.floor.take_back, seat, self.format)

    @rule(seat=SPEAKERS)
    def lost(self, seat: str) -> None:
        self.attempt(self.floor.lose_line, seat, self.format)

    @rule()
    def gone_back(self) -> None:
        self.attempt(self.floor.back, self.format, ALL, by="tib")

    @rule()
    def extended(self) -> None:
        self.attempt(self.floor.extend, None, self.format)

    @rule(seat=st.none() | SPEAKERS)
    def skipped(self, seat: str | None) -> None:
        self.attempt(self.floor.skip, seat, self.format)

    @rule(seat=SPEAKERS)
    def silent(self, seat: str) -> None:
        self.attempt(self.floor.report_nothing, seat, self.format)

    @rule()
    def muted(self) -> None:
        self.attempt(self.floor.mute_all, "tib", self.format, by="tib")

    @precondition(lambda self: self.floor.turn is not None)
    @rule()
    def timed_out(self) -> None:
        assert self.floor.turn is not None
        self.attempt(self.floor.time_up, self.floor.turn.number, None, self.format)

    @invariant()
    def nothing_is_negative(self) -> None:
        assert self.floor.pool >= 0
        assert all(left > 0 for _, left in self.floor.owed)
        assert self.floor.turn is None or self.floor.turn.budget >= 0

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        ledger = self.floor.ledger
        owed = [seat for seat, _ in ledger.owed]
        for seats in (ledger.spoken, ledger.silent, ledger.skipped, owed):
            assert len(set(seats)) == len(seats)
        assert self.floor.speaking not in (*ledger.spoken, *ledger.silent, *ledger.skipped, *owed)
        assert not set(ledger.spoken) & {*owed}

    @invariant()
    def there_is_at_most_one_turn(self) -> None:
        under_way = set()
        for _, event in self.happened:
            if isinstance(event, events.TurnResumed):
                under_way.clear()
            if isinstance(event, events.TurnBegan):
                assert not under_way
                under_way.add(event.turn)
            if isinstance(event, events.TurnEnded):
                under_way.remove(event.turn)
        assert under_way == ({self.floor.turn.number} if self.floor.turn else set())

    @invariant()
    def no_second_comes_from_nowhere(self) -> None:
        """The pool and what is owed never exceed what the turns were given and did not use."""
        given = sum(event.budget for _, event in self.happened if isinstance(event, events.TurnBegan))
        for _, event in self.happened:
            if isinstance(event, events.NothingReported):
                given += self.format.turn_in(event.block) * len(event.seats)
        assert self.floor.pool + sum(left for _, left in self.floor.owed) <= given

    @invariant()
    def turns_never_overlap_in_the_record(self) -> None:
        turns = Turns()
        for at, event in self.happened:
            turns.take(at, event)
        for before, later_one in pairwise(turns.turns):
            assert before.ended_at is not None
            assert before.ended_at <= later_one.given_at


AnyMeeting.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyMeeting = AnyMeeting.TestCase


class AnyGreenMeeting(AnyMeeting):
    """The same through the rounds of an activation, with anybody pressing and anybody named, at any time."""

    format = GREEN

    def __init__(self) -> None:
        super().__init__()
        self.position = 0
        agenda.begin_block(self.floor, GREEN.blocks[0], NOW)

    @rule(pressed=st.none() | ANYBODY, named=st.lists(ANYBODY, unique=True, max_size=4))
    def named_anew(self, pressed: str | None, named: list[str]) -> None:
        self.floor.pressed, self.floor.named = pressed, tuple(named)

    @precondition(lambda self: self.floor.block is not None)
    @rule(present=st.frozensets(SPEAKERS))
    def block_ended(self, present: frozenset[str]) -> None:
        block, round_ = self.floor.block, self.floor.facts(GREEN).round
        self.did(agenda.end_block(self.floor, GREEN, present, ended_by="chair", now=self.now))
        told = Turns()
        for at, event in self.happened:
            told.take(at, event)
        accounted = [row.seat for row in told.turns if row.block == block]
        assert set(round_) <= set(accounted), "whoever has a turn in a round has a row in it when it ends"
        self.position = agenda.next_position(self.floor, GREEN, self.position)
        if self.position < len(GREEN.blocks):
            agenda.begin_block(self.floor, GREEN.blocks[self.position], self.now)
            self.did(agenda.read_nothing(self.floor, GREEN, self.now))


AnyGreenMeeting.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyGreenMeeting = AnyGreenMeeting.TestCase
