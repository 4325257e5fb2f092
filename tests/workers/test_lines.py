"""Lines are closed before others are opened, and one that will not close keeps nobody from speaking."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from conference.delivery import lines
from conference.delivery.lines import Order, give
from conference.domain.meeting.lines import LineInRoom
from conference.domain.meeting.reasons import Reason
from conference.ports import NotTaken, Unknown

CLOSE_A, CLOSE_B = [(LineInRoom(leg, f"{leg}-1", leg, False, True, True), True) for leg in "ab"]
OPEN_C = (LineInRoom("c", "c-1", "c", False, True, False), False)


class Carrier:
    """A room at a carrier that may refuse or hang at single lines."""

    name = "slow"

    def __init__(self, **does: Exception | threading.Event) -> None:
        self.does = does
        self.asked: list[tuple[str, bool]] = []

    def set_muted(self, room: str, label: str, muted: bool) -> None:
        does = self.does.get(label[0])
        if isinstance(does, threading.Event):
            does.wait(5)
        if isinstance(does, Exception):
            raise does
        self.asked.append((label, muted))


@pytest.fixture
def hands() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as hands:
        yield hands


def ordered(carrier: Any, hands: ThreadPoolExecutor, *orders: Order) -> lines.Given:
    return give(orders, carrier, "room1", hands)


def test_all_are_closed_before_any_is_opened(hands: ThreadPoolExecutor) -> None:
    carrier = Carrier()
    given = ordered(carrier, hands, OPEN_C, CLOSE_A, CLOSE_B)
    assert sorted(carrier.asked[:2]) == [("a-1", True), ("b-1", True)]
    assert carrier.asked[2] == ("c-1", False)
    assert not given.again
    assert sorted(given.observed("thursday").lines) == [
        ("a", "a-1", False),
        ("b", "b-1", False),
        ("c", "c-1", True),
    ]


def test_a_line_that_does_not_close_in_time_keeps_nobody_waiting(
    hands: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "PATIENCE", 0.05)
    stuck = threading.Event()
    carrier = Carrier(a=stuck)
    given = ordered(carrier, hands, CLOSE_A, CLOSE_B, OPEN_C)
    assert carrier.asked == [("b-1", True), ("c-1", False)]
    assert given.again
    stuck.set()


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (NotTaken("gone", reason=Reason.GONE, retry=False), False),
        (NotTaken("slow down", reason=Reason.CARRIER_FAULT, retry=True), True),
        (Unknown("no answer"), True),
    ],
)
def test_what_was_not_done_is_not_believed(hands: ThreadPoolExecutor, error: Exception, again: bool) -> None:
    given = ordered(Carrier(a=error), hands, CLOSE_A, OPEN_C)
    assert [line.leg for line, _ in given.done] == ["c"]
    assert given.again is again
