"""Open are the leaders who have not closed their line, and whoever has the floor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.meeting.lines import LineInRoom, changes, open_lines, should_be_open


def line(
    leg: str, seat: str, *, leads: bool = False, holds: bool = True, open: bool | None = False
) -> LineInRoom:
    return LineInRoom(leg, f"{leg}-1", seat, leads, holds, open)


@pytest.mark.parametrize(
    ("why", "one", "speaking", "closed", "expected"),
    [
        ("a leader is open", line("l1", "tib", leads=True), None, (), True),
        ("unless the line was closed", line("l1", "tib", leads=True), None, ("tib",), False),
        ("the speaker is open", line("l1", "polisen"), "polisen", (), True),
        ("nobody else is", line("l1", "hsf"), "polisen", (), False),
        ("who listens for a speaker is not", line("l1", "polisen", holds=False), "polisen", (), False),
        ("who listens for a leader is not", line("l1", "tib", leads=True, holds=False), None, (), False),
        ("closing a leader closes no speaker", line("l1", "polisen"), "polisen", ("polisen",), True),
    ],
)
def test_a_line(
    why: str, one: LineInRoom, speaking: str | None, closed: tuple[str, ...], expected: bool
) -> None:
    assert should_be_open(one, speaking=speaking, closed=frozenset(closed)) is expected, why


def test_what_must_be_closed_is_closed_before_anything_is_opened() -> None:
    lines = (line("l1", "polisen"), line("l2", "hsf", open=True), line("l3", "tib", leads=True, open=True))
    orders = changes(lines, speaking="polisen", closed=frozenset())
    assert [(order.leg, muted) for order, muted in orders] == [("l2", True), ("l1", False)]


def test_a_line_nobody_knows_the_state_of_is_set() -> None:
    [(order, muted)] = changes((line("l1", "hsf", open=None),), speaking=None, closed=frozenset())
    assert order.leg == "l1" and muted


SEATS = ("polisen", "hsf", "tib", "rkk")
lines = st.lists(
    st.builds(
        lambda number, seat, holds, open: line(
            f"l{number}", seat, leads=seat in ("tib", "rkk"), holds=holds, open=open
        ),
        st.integers(0, 99),
        st.sampled_from(SEATS),
        st.booleans(),
        st.sampled_from((True, False, None)),
    ),
    unique_by=lambda line: line.leg,
)


@given(lines, st.none() | st.sampled_from(SEATS), st.frozensets(st.sampled_from(SEATS)))
def test_the_changes_lead_to_what_should_be(
    room: list[LineInRoom], speaking: str | None, closed: frozenset[str]
) -> None:
    after = {line.leg: line.open for line in room}
    for order, muted in changes(room, speaking=speaking, closed=closed):
        after[order.leg] = not muted
    wanted = open_lines(room, speaking=speaking, closed=closed)
    assert {leg for leg, open in after.items() if open} == wanted
    assert None not in after.values()
