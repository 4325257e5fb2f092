"""The one reader of history in a process of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from webhooks.console.live.tail import Tail


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
