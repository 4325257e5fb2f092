"""A night in memory: an activation's pages, lines and texts run by their handlers; a carrier of moments.

What a call comes to is given beforehand, call by call; each fact arrives when it is due, like every due row.
Nothing sleeps, nothing is stored, and a refused deed leaves nothing behind. Meetings are planned and no more.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from conference.domain.activation.activation import Activation
from conference.domain.decision import Command, Decision, Due
from conference.domain.errors import DomainError
from conference.domain.meeting import commands as m
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.effects import HangUp, LookAtCall, PlaceCall, SendText
from conference.domain.meeting.facts import Fact, Told
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.text import Text
from conference.handlers import (
    acknowledging,
    caller,
    calls,
    convening,
    correcting,
    keys,
    legs,
    pages,
    plan,
    pressing,
    texts,
)
from tests.handlers.kept import Kept

HANDLERS = (
    plan.HANDLERS
    | calls.HANDLERS
    | caller.HANDLERS
    | legs.HANDLERS
    | keys.HANDLERS
    | texts.HANDLERS
    | pressing.HANDLERS
    | pages.HANDLERS
    | acknowledging.HANDLERS
    | correcting.HANDLERS
    | convening.HANDLERS
)
NIGHT = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
ANSWERED_AFTER, RINGS = 4, 35


@dataclass(frozen=True)
class Fate:
    """What a call comes to: a manner (`answered`, or how it ends), and the keys pressed at its questions.

    A key is pressed so many seconds after the answer; after the last the line is put down. `late` seconds
    pass before each report of it arrives; with `twice` each comes again.
    """

    manner: str = "no_answer"
    keys: tuple[tuple[float, str], ...] = ()
    late: float = 0.0
    twice: bool = False
    stays: float = 40.0


class Switchboard(Kept):
    """See the module. `fates` are taken in order; `faults` are what must never happen, and has."""

    def __init__(self, fates: Sequence[Fate] = ()) -> None:
        super().__init__()
        self.fates = list(fates)
        self.events: list[Any] = []
        self.placed: list[PlaceCall] = []
        self.faults: list[str] = []
        self.due: dict[str, Due] = {}
        self._moments: list[tuple[datetime, int, Callable[[], object]]] = []

    # --- what is done ---------------------------------------------------------------------------------------

    def do(self, command: Command) -> Decision:
        """Carry out a command. Refused, it leaves nothing behind."""
        changing = ("activations", "legs", "texts")
        before = copy.deepcopy({kind: self.kept[kind] for kind in changing})
        try:
            return self._carry_out(command)
        except DomainError:
            self.kept |= before
            raise

    def _carry_out(self, command: Command) -> Decision:
        handler: Any = HANDLERS.get(type(command))
        if handler is None:  # of a meeting that is planned, and no more
            return Decision()
        decision: Decision = handler(command, self, self.now)
        self.events += decision.events
        for key in decision.cancelled:
            for one in [
                one for one in self.due if one == key or (key[-1] == "*" and one.startswith(key[:-1]))
            ]:
                del self.due[one]
        self.due |= {due.key: due for due in decision.due}
        for effect in decision.effects:
            self._bring_about(effect)
        return decision

    def forward(self, seconds: float) -> None:
        """Let time pass. What is due happens in its order, and what comes of it."""
        until = self.now + timedelta(seconds=seconds)
        while (at := min(self._next(), default=None)) is not None and at <= until:
            self.now = max(self.now, at)
            self._one()
        self.now = until

    def _next(self) -> Iterator[datetime]:
        yield from (moment[0] for moment in self._moments)
        yield from (due.at for due in self.due.values())

    def _one(self) -> None:
        moment = min(self._moments, default=None, key=lambda one: one[:2])
        if moment is not None and moment[0] <= self.now:
            self._moments.remove(moment)
            moment[2]()
            return
        due = min(self.due.values(), key=lambda one: one.at)
        del self.due[due.key]
        self._whatever_comes_of_it(due.command)

    def _whatever_comes_of_it(self, command: Command) -> None:
        try:
            self._carry_out(command)
        except DomainError as refusal:
            assert refusal.sentence

    def _later(self, seconds: float, act: Callable[[], object]) -> None:
        self.ids += 1
        self._moments.append((self.now + timedelta(seconds=seconds), self.ids, act))

    # --- the carrier ----------------------------------------------------------------------------------------

    def _bring_about(self, effect: object) -> None:
        if isinstance(effect, PlaceCall):
            self._ring(effect)
        elif isinstance(effect, HangUp):
            self._report(effect.leg, Told.CANCELLED, None, 1)
        elif isinstance(effect, SendText):
            self._later(1, lambda: self._send(effect.text))
        else:
            assert isinstance(effect, LookAtCall), effect

    def _send(self, id: str) -> None:
        text: Text = self.of("texts", id)
        if text.status == "pending":
            self._whatever_comes_of_it(m.ObserveText(id, "delivered", "twilio", id))

    def _ring(self, call: PlaceCall) -> None:
        """The call is placed, if its attempt is still wanted, and becomes what is given."""
        busy_with_us = [leg.id for leg in self.lines_to(call.number) if leg.id != call.leg]
        if busy_with_us:
            self.faults.append(f"{call.number} is rung while it is on {busy_with_us}")
        self._later(0.5, lambda: self._place(call))

    def _place(self, call: PlaceCall) -> None:
        activation = self.of("activations", call.activation)
        attempt = activation.attempt_of(call.leg)
        if attempt is None or not attempt.under_way or self.of("legs", call.leg).over:
            return  # overtaken: nobody wants it any more
        self.placed.append(call)
        fate = self.fates.pop(0) if self.fates else Fate()
        if fate.manner in ("carrier_fault", "unknown"):
            self._report(call.leg, Told.REFUSED, fate.manner, 1 + fate.late)
            return
        self._report(call.leg, Told.ACCEPTED, None, 0.1)
        if fate.manner != "answered":
            after = 2 if fate.manner == "busy" else RINGS
            self._report(call.leg, Told(fate.manner), None, after + fate.late, again=fate.twice)
            return
        self._report(call.leg, Told.ANSWERED, None, ANSWERED_AFTER + fate.late, again=fate.twice)
        for seconds, key in fate.keys:
            self._later(ANSWERED_AFTER + seconds, lambda key=key: self.press(call.leg, key))
        last = max((seconds for seconds, _ in fate.keys), default=0.0)
        self._report(call.leg, Told.HUNG_UP, None, ANSWERED_AFTER + last + fate.stays, again=fate.twice)

    def _report(
        self, leg: str, kind: Told, detail: str | None, seconds: float, *, again: bool = False
    ) -> None:
        fact = Fact(kind, "call", 0, self.now, f"{leg}/{kind}", detail=detail)
        for after in (seconds, seconds + 3) if again else (seconds,):
            self._later(
                after, lambda: self._whatever_comes_of_it(m.ObserveLeg(leg, fact, call=f"call-{leg}"))
            )

    def press(self, leg: str, digits: str) -> None:
        """A key on a line, at whatever it is asked now. A line that is over has no keys."""
        line: Leg = self.of("legs", leg)
        if not line.over:
            self._whatever_comes_of_it(m.PressKeys(leg, line.step, digits))

    def text(self, number: str, words: str) -> None:
        self._whatever_comes_of_it(m.ReceiveText(number, words))

    # --- what a test looks at -------------------------------------------------------------------------------

    @property
    def every(self) -> list[Activation]:
        return list(self.kept["activations"].values())

    def meetings(self) -> list[Conference]:
        return list(self.kept["conferences"].values())
