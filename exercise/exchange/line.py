"""A phone's line: what a call meets when it comes, and the one call that can be on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from exercise.exchange.call import Call
from exercise.exchange.text import Delivery


class Offer(Enum):
    """What a call meets at an idle line."""

    RINGS = "rings"
    BUSY = "busy"
    UNREACHABLE = "unreachable"


def _rings(_call: Call) -> Offer:
    return Offer.RINGS


@dataclass(eq=False)
class Line:
    """`offer` is asked once for each call that comes while the line is idle.

    `takes_many`: it is one of the product's own numbers, which is never engaged.
    """

    number: str
    call: Call | None = None
    offer: Callable[[Call], Offer] = field(default=_rings)
    takes_texts: bool = True
    opted_out: bool = False
    takes_many: bool = False
    delivery: Delivery = Delivery.DELIVERED

    @property
    def is_engaged(self) -> bool:
        return self.call is not None and not self.takes_many

    @property
    def state(self) -> str:
        if self.call is None:
            return "idle"
        return "talking" if self.call.is_up else "ringing"


class Lines:
    """Every fiction number has a line; it comes into being when it is first asked for."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}

    def of(self, number: str) -> Line:
        return self._lines.setdefault(number, Line(number))
