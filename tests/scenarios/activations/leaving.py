"""A night that has come to its end: somebody has it in hand, and the leaders propose to stand down.

Only those who pressed have heard of it, so that few phones are needed; everybody has in `heard_by_all`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from conference.domain.activation.activation import ActivationState
from conference.domain.activation.proposal import Proposal
from conference.views.activation import Seen, meant, seen
from conference.views.verify_activation import verify_activation
from tests.scenarios.activations.night import PAGED, Night

PRESSED = ("huddinge", "haninge", "nacka", "salem")


class Leaving:
    """See the module. Begins half past nine, with an activation that is acknowledged."""

    def __init__(self, folder: Path, *, pressed: tuple[str, ...] = PRESSED) -> None:
        self.night = Night(folder, whole=True)
        self.stage = self.night.stage
        self.night.everyone()
        for member in pressed:
            self.night.script(f"{member}-tib")
            self.night.press(member)
        self.stage.forward(minutes=1)

    def heard_by_all(self) -> None:
        """All have been reminded of a meeting at 10.20 to which nobody has been called yet."""
        self.night.everyone("gron")
        self.night.wish("release", at="10:20")
        self.stage.forward_to("9.52")
        self.night.be_about("gron")

    def propose(self, **given: str) -> None:
        self.night.wish("stand-down", **given)
        self.stage.forward(seconds=5)

    def says(self, function: str, words: str) -> str:
        """A text from a duty phone; what it is told."""
        phone = self.night.phone(function)
        before = len(phone.texts)
        phone.text(words)
        self.stage.forward(seconds=5)
        return phone.texts[-1] if len(phone.texts) > before else ""

    def last(self, function: str) -> str:
        return self.night.phone(function).texts[-1]

    def told(self, words: str) -> set[str]:
        """The functions on whose own phones a text with those words has arrived."""
        seats = self.stage.upprop.county.formats["gron"].seats
        functions = {*PAGED, *(seat.function for seat in seats)}
        return {one for one in functions if any(words in text for text in self.night.phone(one).texts)}

    @property
    def state(self) -> ActivationState:
        return self.night.activation.state

    @property
    def proposal(self) -> Proposal:
        return self.night.activation.proposals[-1]

    @property
    def seen(self) -> Seen:
        with self.stage.upprop.store.reading() as look:
            return seen(look, meant(look, self.night.id))

    def verifies(self) -> bool:
        """Whether the record, drawn from the history alone, is what is stored."""
        with self.stage.upprop.store.reading() as work:
            return verify_activation(work, self.night.id).verified

    def events(self, kind: type) -> list[Any]:
        """What the activation's history tells of that kind."""
        with self.stage.upprop.store.reading() as work:
            return [event for _, event in work.history(self.night.id) if isinstance(event, kind)]
