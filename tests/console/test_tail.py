"""The one reader of history in a process of pages."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from queue import Queue
from threading import Thread

import pytest

from webhooks.console.live.tail import Tail, rest


@dataclass(frozen=True)
class Row:
    row: int
    chain: str


@dataclass
class History:
    """Rows as they are written, and a feed of them."""

    rows: list[Row] = field(default_factory=list)

    def write(self, chain: str) -> int:
        self.rows.append(Row(len(self.rows) + 1, chain))
        return len(self.rows)

    def grown(self, row: int) -> Sequence[Row]:
        return [one for one in self.rows if one.row > row]

    def last(self) -> int:
        return len(self.rows)


def test_whoever_watches_is_told_that_a_chain_has_grown() -> None:
    history = History()
    history.write("fire")
    with (tail := Tail(history, every=0.01)):
        before = tail.row_of(["fire"])
        written = history.write("fire")
        assert tail.wait(["fire"], before, 5) == written
        assert tail.row_of([]) == written


def test_what_happened_while_nobody_watched_is_not_missed() -> None:
    """Somebody presses a button: the page is left and opened again, and must not be shown as it was."""
    history = History()
    history.write("fire")
    tail = Tail(history, every=0.01)
    with tail:
        drawn_at = tail.wait(["fire"], 0, 5)
    while tail._reader is not None:  # the last to leave turns off the light
        pass
    written = history.write("fire")
    with tail:
        assert tail.row_of(["fire"]) == written > drawn_at


@pytest.mark.parametrize(
    ("worked", "until_the_next"), [(0.0, 0.0), (0.01, 0.04), (0.03, 0.12), (0.05, 0.2), (2.0, 0.2)]
)
def test_the_more_there_is_to_draw_the_more_seldom_it_is_looked(worked: float, until_the_next: float) -> None:
    assert rest(worked) == pytest.approx(until_the_next)


def test_everybody_is_told_if_each_passes_it_on() -> None:
    history, told = History(), Queue[int]()
    with (tail := Tail(history, every=0.01)):

        def watch() -> None:
            told.put(tail.wait(["fire"], 0, 5))
            tail.pass_on(["fire"])

        watching = [Thread(target=watch) for _ in range(20)]
        for one in watching:
            one.start()
        written = history.write("fire")
        assert [told.get(timeout=5) for _ in watching] == [written] * 20
        for one in watching:
            one.join()


def test_whoever_watches_something_else_sleeps_on() -> None:
    history = History()
    with (tail := Tail(history, every=0.01)):
        began = time.monotonic()
        history.write("fire")
        assert tail.wait(["flood"], 0, 0.1) == 0
        assert time.monotonic() - began > 0.09
        assert tail.row_of(["fire"]) == 1
