"""The carriers' exchanges side by side, as the phones see them: which has a call, whose a number is.

Each exchange has calls, rooms, texts and a pace of its own. What they have in common is the phones: a line
that is up by one of them is engaged for all.
"""

from collections.abc import Callable
from typing import Any

from exercise.exchange.call import Call
from exercise.exchange.exchange import Exchange
from exercise.exchange.line import Lines


class Exchanges:
    """Whoever listens hears of what happens at any of them, also of those that come later."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._all: list[tuple[Exchange, frozenset[str]]] = []
        self._told: list[tuple[type, Callable[[Any], object]]] = []

    def add(self, exchange: Exchange, numbers: frozenset[str]) -> None:
        """`numbers` lead to it. The first is where a number leads that is nobody's."""
        for kind, tell in self._told:
            exchange.wire.on(kind, tell)
        for number in numbers:
            self.lines.of(number).takes_many = True
        self._all.append((exchange, numbers))

    def on(self, kind: type, tell: Callable[[Any], object]) -> None:
        self._told.append((kind, tell))
        for exchange, _ in self._all:
            exchange.wire.on(kind, tell)

    def of(self, call: Call) -> Exchange:
        return next(exchange for exchange, _ in self._all if call.id in exchange.calls)

    def behind(self, number: str) -> Exchange:
        """Where a call or a text to this number arrives."""
        return next((exchange for exchange, numbers in self._all if number in numbers), self._all[0][0])

    def is_own(self, number: str) -> bool:
        """Whether it is one of the product's."""
        return any(number in numbers for _, numbers in self._all)
