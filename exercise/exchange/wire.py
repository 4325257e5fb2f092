"""The grapevine: whoever wants to know of a kind of event says so, and is told in the order they asked."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any


class Wire:
    def __init__(self) -> None:
        self._told: dict[type, list[Callable[[Any], object]]] = defaultdict(list)

    def on(self, kind: type, tell: Callable[[Any], object]) -> None:
        self._told[kind].append(tell)

    def tell(self, event: object) -> None:
        for kind in type(event).__mro__:
            for tell in self._told.get(kind, ()):
                tell(event)
