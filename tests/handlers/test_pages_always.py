"""Whatever is pressed, answered, refused, lost and repeated: every page ends and nobody is rung twice.

The same is held of whole nights, with phones, in `tests/scenarios/activations/test_whatever_happens.py`; here
there are many more of them, and facts come late, twice and out of order.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation
from conference.domain.activation.activation import ActivationState as S
from conference.domain.activation.page import CORRECTION
from conference.domain.decision import Command
from conference.domain.errors import DomainError
from conference.domain.meeting.seat import Attempt
from tests.handlers.switchboard import Fate, Switchboard

KEYS = st.lists(
    st.tuples(st.sampled_from([2.0, 9.0, 30.0]), st.sampled_from(["1", "2", "3", "5", ""])), max_size=3
)
FATES = st.builds(
    Fate,
    manner=st.sampled_from(
        ["answered", "answered", "busy", "no_answer", "failed", "carrier_fault", "unknown"]
    ),
    keys=KEYS.map(tuple),
    late=st.sampled_from([0.0, 0.0, 20.0]),
    twice=st.booleans(),
    stays=st.sampled_from([0.0, 40.0, 300.0]),
)
LST, RSIB, SUBSTITUTE = "+46701740605", "+46701740606", "+46846500402"


def deeds(id: str) -> dict[str, Command]:
    """What may be done at the desk, by name."""
    return {
        "acknowledge": c.Acknowledge(id, "rkk"),
        "release": c.Release(id, f"gron-{id}", "lst-tib"),
        "plan": c.BeginPlanning(id, f"formote-{id}", "lst-tib"),
        "undo": c.UndoPress(id, "huddinge"),
        "mistaken": c.MarkMistaken(id, "rsib"),
        "split": c.SplitPress(id, 2, f"new{id}", "rsib"),
        "press": c.Press(f"other{id}", "green", "haninge", "Rök", "cli:eva", function="haninge-tib"),
    }


TEXTS = st.tuples(
    st.sampled_from([LST, RSIB, SUBSTITUTE]), st.sampled_from(["OK", "ALLA", "FÖRMÖTE", "ÅNGRA"])
)
DEEDS = st.sampled_from(["acknowledge", "release", "plan", "undo", "mistaken", "split", "press"]) | TEXTS
WAITS = st.sampled_from([0.0, 4.0, 9.5, 45.0, 200.0])


@settings(max_examples=150, deadline=None)
@given(
    fates=st.lists(FATES, max_size=14),
    night=st.lists(st.tuples(DEEDS, WAITS), max_size=6),
    button=st.sampled_from(["green", "green", "green", "blue"]),
    second=st.booleans(),
)
def test_every_page_ends_and_nobody_is_rung_twice(
    fates: list[Fate], night: list[tuple[str | tuple[str, str], float]], button: str, second: bool
) -> None:
    board = Switchboard(fates)
    board.do(c.Press("a1", button, "huddinge", "Brand", "cli:eva", function="huddinge-tib"))
    if second:
        board.do(deeds("a1")["press"])
    for deed, wait in night:
        if isinstance(deed, tuple):
            board.text(*deed)
        else:
            with suppress(DomainError):
                board.do(deeds("a1")[deed])
        board.forward(wait)
    board.forward(3 * 3600)
    for activation in board.every:
        _comes_to_something(activation)
        _rings_nobody_twice(activation)
        _tells_those_it_reached(board, activation)
    assert board.faults == []
    assert _left_to_do(board) == [], "and nothing is left to do by itself"
    assert len({call.leg for call in board.placed}) == len(board.placed)


def _comes_to_something(activation: Activation) -> None:
    """Somebody has it, or everybody has been called, or it is over; and no page goes on."""
    assert activation.state is not S.PRESSED
    assert all(not page.open for page in activation.pages)
    assert not [attempt for page in activation.pages for attempt in page.attempts if attempt.under_way]


def _rings_nobody_twice(activation: Activation) -> None:
    for page in activation.pages:
        tried = Counter((a.to, a.round) for a in page.attempts if not a.possible_duplicate)
        assert max(tried.values(), default=0) <= 1, page.slug
        again = [a for a in page.attempts if a.possible_duplicate]
        assert all(any(_unknown_before(other, a) for other in page.attempts) for a in again), page.slug


def _unknown_before(other: Attempt, again: Attempt) -> bool:
    return other is not again and (other.to, other.round, other.outcome) == (again.to, again.round, "unknown")


def _tells_those_it_reached(board: Switchboard, activation: Activation) -> None:
    """Whoever has picked a phone up for a mistake is told, unless it is whose word it was."""
    if not activation.put_right:
        return
    told = {page.function for page in activation.pages if page.stage == CORRECTION} | {"rsib"}
    answered = {page.function for page in activation.pages for a in page.attempts if a.answered}
    assert answered <= told


def _left_to_do(board: Switchboard) -> list[str]:
    """Due rows but those of a meeting, and of the day on which a long activation is to be reconsidered."""
    meetings = {meeting.id for meeting in board.meetings()}
    reviews = {activation.key("review") for activation in board.every if not activation.over}
    return [key for key in board.due if key.partition("/")[0] not in meetings and key not in reviews]
