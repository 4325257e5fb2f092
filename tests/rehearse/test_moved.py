"""A meeting that was moved, judged by its phones: everybody is back in time, the turn too."""

import copy
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from conference.cli.rehearse import afterwards, judge, moved
from conference.cli.rehearse.scenario import MoveExpected
from tests.rehearse.county import cast
from tests.rehearse.test_judge import MOVED_AT, SECOND, VOICES, entry

EXPECTED = MoveExpected("second", 60)
AT = MOVED_AT.isoformat()
RECORD: dict[str, Any] = {
    "conference": {"moves": [{"at": AT, "from": "twilio", "to": "second", "by": "lst-tib"}]},
    "round": [
        {"seat": "sos-alarm", "how": "spoke", "budget": 40.0, "used": 9.0, "ended_at": AT},
        {"seat": "polisen", "how": "lost_line", "budget": 40.0, "used": 16.0, "ended_at": AT},
        {"seat": "polisen", "how": "spoke", "budget": 24.0, "used": 20.0, "ended_at": None},
    ],
}
LIVED = [
    entry("joins", "polisen", call="a1", at=-60),
    entry("joins", "sos-alarm", call="b1", at=-50),
    entry("joins", "polisen", call="a2", ours=SECOND, at=14),
    entry("joins", "sos-alarm", call="b2", ours=SECOND, at=31),
    entry("joins", "sos-alarm", call="b3", ours=SECOND, at=99),
]


def judged(record: dict[str, Any], lived: list[Any]) -> list[str]:
    return moved.of_the_moves(record, lived, EXPECTED, VOICES, cast())


def test_everybody_is_back_and_the_turn_goes_on() -> None:
    assert judged(RECORD, LIVED) == []


def test_it_is_told_how_long_it_took() -> None:
    told = list(afterwards.the_moves(moved.backs(RECORD, LIVED, VOICES), "Europe/Stockholm"))
    assert told == [
        "Flytten till second 13.03.00",
        "  2 av 2 telefoner var tillbaka.",
        "  Den första efter 14.0 s, hälften efter 22.5, den sista efter 31.0.",
    ]


@pytest.mark.parametrize(
    ("spoil", "finding"),
    [
        (lambda r, _: r["conference"]["moves"].clear(), "the meeting was not moved to second"),
        (lambda _, lived: lived.pop(2), "polisen never came back by second"),
        (
            lambda _, lived: lived.pop(3),
            "sos-alarm was back after 99 s, not within 60",
        ),
        (lambda _, lived: lived.__delitem__(slice(0, 2)), "nobody had been in the meeting when it was moved"),
        (lambda r, _: r["round"].pop(), "polisen had 24 s left and never had the floor again"),
        (lambda r, _: r["round"][2].update(budget=40.0), "polisen had 24 s left and was given 40"),
    ],
)
def test_each_of_it_can_fail(spoil: Callable[[Any, Any], Any], finding: str) -> None:
    record, lived = copy.deepcopy(RECORD), list(LIVED)
    spoil(record, lived)
    assert judged(record, lived) == [finding]


def test_a_phone_that_is_engaged_by_a_line_given_up_has_not_been_rung_on_a_line_of_ours() -> None:
    lived = [entry("answers", at=-60), entry("busy", call="c2", ours=SECOND, at=2)]
    given_up = moved.given_up([RECORD], VOICES)
    assert judge.of_the_rings(lived, [], [], cast(), given_up) == []
    early = {VOICES["twilio"]: MOVED_AT + timedelta(seconds=5)}
    assert judge.of_the_rings(lived, [], [], cast(), early) == [
        "polisen (holder) was rung while on a line of ours"
    ]
