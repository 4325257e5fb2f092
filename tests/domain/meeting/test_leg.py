"""A leg is what its facts say: every pair of state and fact has its answer, and order never matters."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.meeting.facts import Fact, Told
from conference.domain.meeting.leg import MOVES, NOISE, Leg, LegState, walk

START = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
S, F = LegState, Told

EXPECTED = """
           calling   ringing   up        in_room   out       gone      unreached
accepted   .         .         .         .         .         .         .
refused    unreached unreached -         -         -         .         .
ringing    ringing   .         -         -         -         -         -
answered   up        up        .         -         -         -         -
machine    .         .         .         .         .         .         .
joined     in_room   in_room   in_room   .         in_room   -         -
muted      .         .         .         .         .         .         .
unmuted    .         .         .         .         .         .         .
left       out       out       out       out       .         -         -
busy       unreached unreached gone      gone      gone      .         .
no_answer  unreached unreached gone      gone      gone      .         .
failed     unreached unreached gone      gone      gone      .         .
cancelled  unreached unreached gone      gone      gone      .         .
hung_up    gone      gone      gone      gone      gone      .         .
"""


def expectations() -> list[tuple[LegState, Told, str]]:
    states, *rows = [line.split() for line in EXPECTED.strip().splitlines()]
    return [
        (LegState(state), Told(row[0]), cell)
        for row in rows
        for state, cell in zip(states, row[1:], strict=True)
    ]


def test_the_table_of_expectations_names_every_state_and_every_fact() -> None:
    assert {(state, kind) for state, kind, _ in expectations()} == {(s, f) for s in S for f in F}


@pytest.mark.parametrize(("state", "kind", "cell"), expectations())
def test_each_pair_of_state_and_fact_moves_the_leg_is_noise_or_is_refused(
    state: LegState, kind: Told, cell: str
) -> None:
    pair = (state, kind)
    if cell == ".":
        assert pair in NOISE and pair not in MOVES
    elif cell == "-":
        assert pair not in NOISE and pair not in MOVES
    else:
        assert MOVES[pair] == LegState(cell) and pair not in NOISE


def call(kind: Told, order: int) -> Fact:
    return Fact(kind, "call", order, START + timedelta(seconds=order), f"CA/{order}/{kind}")


def room(kind: Told, entry: int, order: int, detail: str | None = None) -> Fact:
    return Fact(kind, "room", order, START + timedelta(seconds=order), f"CF/{order}", entry, detail)


STORY = [
    call(F.ACCEPTED, 0),
    call(F.RINGING, 1),
    call(F.ANSWERED, 2),
    room(F.JOINED, 1, 3, "muted"),
    room(F.LEFT, 1, 4),
    room(F.JOINED, 2, 5, "muted"),
    room(F.UNMUTED, 2, 6),
    call(F.HUNG_UP, 3),
]


def leg_after(facts: list[Fact]) -> Leg:
    leg = Leg("leg", "conference", "polisen", "called")
    leg.entry = 2
    for fact in facts:
        leg.take(fact)
    return leg


@given(st.permutations(STORY), st.lists(st.sampled_from(STORY), max_size=6))
def test_every_order_of_arrival_and_every_repetition_gives_the_same_leg(
    facts: list[Fact], again: list[Fact]
) -> None:
    expected, leg = leg_after(STORY), leg_after([*facts, *again])
    assert (leg.state, leg.facts, leg.open) == (expected.state, expected.facts, expected.open)


@given(st.integers(0, len(STORY)), st.randoms(use_true_random=False))
def test_any_part_of_the_story_in_any_order_gives_one_leg(count: int, chance: object) -> None:
    part = STORY[:count]
    shuffled = list(part)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert leg_after(shuffled).state is leg_after(part).state


def test_a_leave_without_an_end_of_the_call_means_out_and_not_gone() -> None:
    assert leg_after(STORY[:5]).state is S.OUT


def test_a_late_leave_of_an_earlier_entry_does_not_put_out_who_has_come_back() -> None:
    first_in, out, back = STORY[3], STORY[4], STORY[5]
    assert leg_after([*STORY[:3], first_in, back, out]).state is S.IN_ROOM


def test_an_answer_report_that_was_overtaken_by_the_join_changes_nothing() -> None:
    for order in permutations([STORY[1], STORY[2], STORY[3]]):
        assert leg_after(list(order)).state is S.IN_ROOM


def test_the_line_is_open_by_the_carriers_last_word_on_this_entry() -> None:
    assert leg_after(STORY[:6]).open is False
    assert leg_after(STORY[:7]).open is True


def test_a_leg_does_not_grow_with_the_number_of_its_entries_and_mutes() -> None:
    leg = Leg("leg", "conference", "polisen", "called")
    for number in range(1, 200):
        leg.entry = number
        leg.take(room(F.JOINED, number, 10 * number, "muted"))
        leg.take(room(F.UNMUTED, number, 10 * number + 1))
        leg.take(room(F.MUTED, number, 10 * number + 2))
        leg.take(room(F.LEFT, number, 10 * number + 3))
    assert len(leg.facts) <= 5


def test_a_fact_outside_the_table_is_refused_by_its_stamp_and_moves_nothing() -> None:
    facts = (call(F.REFUSED, 0), room(F.JOINED, 1, 5, "muted"))
    state, refused = walk((facts[0], facts[1]))
    assert (state, refused) == (S.UNREACHED, ("CF/5",))
