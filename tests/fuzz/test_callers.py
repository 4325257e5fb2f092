"""Any keys, silences and hang-ups by anybody: nobody is trapped, and no line is open out of turn.

Chance holds the phones of a chair, a leader, speakers, somebody who comes late, those who are paged when a
button is pressed, and strangers. Then all hands are still, and everybody ends in the room or with a goodbye.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given

from conference.domain.activation import commands as c
from exercise.officers.phone import Phone
from tests.fuzz.cast import (
    CAST,
    HUDDINGE,
    LATE,
    LEADER,
    PUT_DOWN,
    WITHHELD,
    code_of,
    finger,
    on_a_quiet_day,
    on_a_thursday,
    phone_of,
)
from tests.fuzz.house import no_fault_of_ours
from tests.fuzz.inputs import examples, stories, tried
from tests.fuzz.what_holds import open_out_of_turn, parting, rung_twice, trapped
from tests.scenarios.activations.night import CODES
from tests.scenarios.small import CALLED
from tests.stage import Stage

pytestmark = pytest.mark.once

STAR, PRESSES, INQUIRES = "*", "somebody presses green", "FRÅGA 9 platser 23.00 Hur många?"
SEAT, FUNCTION, ONE = "the code of a seat", "the code of a function", "1"
BEHIND_THE_STAR: Final = "*1 *2 *3 *4 *5 *6 *7 *8 *9 ** *#"
OTHER_KEYS: Final = "2 3 9 0 8 # *0 *1# 12345678# 7*42"
KEYED: Final = (
    *(SEAT, FUNCTION, ONE, STAR) * 4,
    *BEHIND_THE_STAR.split() * 2,
    *OTHER_KEYS.split(),
    *(PUT_DOWN, WITHHELD, PRESSES, PRESSES, INQUIRES, INQUIRES),
)
WAITS: Final = (4.0, 0.3, 1.0, 2.5, 9.0, 21.0)
STEPS: Final = stories(CAST, KEYED, WAITS, least=30, most=45)
BEGINNINGS: Final = (on_a_thursday, on_a_quiet_day)


def one_step(stage: Stage, who: str, keyed: str, wait: float) -> list[str]:
    """Somebody's hand, some time and a second for the dust to settle: what does not hold then."""
    phone, found = phone_of(stage, who), []
    if keyed == PRESSES:
        with stage.upprop.store.reading() as work:
            id = work.new_id()
        stage.do(c.Press(id, "green", "huddinge", "Brand på vårdboende", "cli:test"))
    elif keyed == INQUIRES:
        phone_of(stage, LEADER).text(keyed)
    elif keyed == STAR and phone.state == "talking":
        found = [*stars(stage, phone)]
    else:
        finger(phone, worded(stage, who, keyed))
    stage.forward(seconds=wait + 1)
    tried("fingers")
    return found + open_out_of_turn(stage)


def stars(stage: Stage, phone: Phone) -> Iterator[str]:
    """The star, and again a moment later, wherever that leads: neither is the end of the call."""
    for _ in range(2):
        call = phone.call
        if call is None or parting(stage, phone):
            return
        phone.press(STAR)
        stage.settle()
        if call.has_ended or parting(stage, phone):
            yield f"the star of {phone.number} has ended the call"
        stage.forward(seconds=1.5)


def worded(stage: Stage, who: str, keyed: str) -> str:
    """Codes that are right: of the seat or function whose phone it is, or of another's at a stranger's."""
    if keyed == SEAT:
        return f"{code_of(stage, who if who in CALLED else LATE)}#"
    return f"{CODES.get(who) or CODES[HUDDINGE]}#" if keyed == FUNCTION else keyed


@pytest.mark.parametrize("begins", BEGINNINGS, ids=["in a meeting", "on a quiet day"])
@examples(1, shrunk=False)
@given(steps=STEPS)
def test_nobody_is_trapped_cut_off_rung_twice_or_heard_out_of_turn(
    begins: Callable[[Path], Stage], steps: list[tuple[str, str, float]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, no_fault_of_ours():
        stage = begins(Path(folder))
        try:
            for step in steps:
                assert one_step(stage, *step) == []
            assert list(trapped(stage)) == []
            assert open_out_of_turn(stage) == [] and rung_twice(stage) == []
            tried("stories of callers")
        finally:
            stage.upprop.close()
