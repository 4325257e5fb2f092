"""Every state of an activation and all that may be asked of it: done or refused, by table and by handler."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from conference.domain.activation import commands as c
from conference.domain.activation.activation import ActivationState as S
from conference.domain.activation.ask import Ask
from conference.domain.activation.wishes import WISHES, wish
from conference.domain.decision import Command
from conference.domain.errors import DomainError, Refused
from conference.domain.meeting.wish import Role
from tests.handlers.kept import NIGHT
from tests.handlers.switchboard import Switchboard

ORDER = (
    S.PRESSED,
    S.ACKNOWLEDGED,
    S.PLANNING,
    S.CONVENED,
    S.ACTIVE,
    S.PROPOSED,
    S.STOOD_DOWN,
    S.UNDONE,
    S.MISTAKEN,
)
TABLE = {
    #                  pressed │ planning │ active │ stood_down │ mistaken
    #                       acknowledged │ convened │ proposed │ undone
    "acknowledge":     "x x x x x x . . .",
    "plan":            "x x x . . . . . .",
    "speakers":        "x x x x x x . . .",
    "need":            "x x x x x x . . .",
    "release":         "x x x . . . . . .",
    "convene":         ". . . x x x . . .",
    "outcome":         ". . . x x . . . .",
    "split":           "x x x x x x . . .",
    "undo":            "x x x x x x . . .",
    "mistaken":        "x x x x x x . . .",
}  # fmt: skip
GIVEN = {
    "speakers": {"seats": "polisen-tib"},
    "need": {"what": "platser"},
    "convene": {"format": "gron", "at": "later"},
    "outcome": {"outcome": "closed"},
    "split": {"press": "2"},
}
FOLLOW_ONS: tuple[Command, ...] = (c.PageSubstitutes("a1"), c.PageLastResort("a1"), c.CallOutByItself("a1"))


def moment(written: str) -> datetime:
    return NIGHT + timedelta(hours=1)


def a_night(state: S, *, button: str = "green") -> Switchboard:
    """Two have pressed, and it has come to that state; nobody has acknowledged by name."""
    board = Switchboard()
    board.do(c.Press("a1", button, "huddinge", "Brand", "cli:eva"))
    board.do(c.Press("a2", button, "haninge", "Rök", "rsib"))
    [activation] = board.every
    activation.state = state
    return board


@pytest.mark.parametrize("id", TABLE)
@pytest.mark.parametrize("state", ORDER)
def test_it_is_done_or_refused_as_the_table_says(id: str, state: S) -> None:
    button = "blue" if id == "outcome" else "green"
    allowed = TABLE[id].split()[ORDER.index(state)] == "x"
    board = a_night(state, button=button)
    ask = Ask("a1", "rsib", "new1", moment, GIVEN.get(id, {}))
    before = (len(board.events), state)
    if allowed:
        board.do(wish(id, ask, role=Role.LEADER, state=state))
        assert len(board.events) > before[0]
        return
    with pytest.raises(Refused):
        wish(id, ask, role=Role.LEADER, state=state)
    with pytest.raises(DomainError):
        board.do(WISHES[id].build(ask))
    assert (len(board.events), board.every[0].state) == before


@pytest.mark.parametrize("state", ORDER)
@pytest.mark.parametrize("command", FOLLOW_ONS, ids=lambda command: type(command).__name__)
def test_what_the_clock_asks_is_done_while_nobody_has_answered_and_else_is_nothing(
    command: Command, state: S
) -> None:
    board = a_night(state)
    before = len(board.events)
    board.do(command)
    assert (len(board.events) > before) is (state is S.PRESSED)


def test_a_second_word_is_refused_where_the_first_was_enough() -> None:
    board = a_night(S.PRESSED)
    board.do(c.Acknowledge("a1", "rkk"))
    with pytest.raises(Refused) as refused:
        board.do(c.Acknowledge("a1", "rsib"))
    assert "acknowledged by rkk" in refused.value.sentence
    board.do(c.Release("a1", "m1", "rkk"))
    with pytest.raises(Refused):
        board.do(c.Release("a1", "m2", "rsib"))
