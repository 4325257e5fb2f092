"""A meeting in memory: its floor and agenda run by their handlers, its due rows given when their time comes.

The carrier is left out: a seat is in the room because a test says so. Nothing sleeps.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from conference.domain.decision import Command, Decision, Due
from conference.domain.instants import after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.effects import Announce, Whisper
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.seat import Seat
from conference.handlers import agenda, chair, floor
from tests.domain.meeting.people import FORMAT, NOW, a_conference, a_seat

HANDLERS = agenda.HANDLERS | floor.HANDLERS | chair.HANDLERS
EVERYBODY = ("polisen", "hsf", "hamnar", "tib", "rkk")
ROUND_AT = 45
"""Seconds of the leaders' block before the round."""


class Hall:
    """See the module. Stands in for the unit of work."""

    def __init__(self, *present: str, **format: Any) -> None:
        self.now = NOW
        self.conference = a_conference(format=replace(FORMAT, **format), opened_at=NOW)
        self.floor = Floor("c1")
        self.places: dict[str, Seat] = {place.seat: a_seat(place.seat) for place in FORMAT.seats}
        self.due: dict[str, Due] = {}
        self.happened: list[tuple[datetime, Any]] = []
        self.effects: list[Any] = []
        self.locks = 0
        self.at_menu: set[str] = set()
        self.conferences = SimpleNamespace(get=self._conference, look=self._conference)
        self.floors = SimpleNamespace(get=lambda id: self.floor)
        self.seats = SimpleNamespace(get=self._seat, present=self._present, tally=self._tally)
        self.county = SimpleNamespace(leaders=("tib", "rkk"))
        for seat in present or EVERYBODY:
            self.places[seat].holder = f"leg-{seat}"

    # --- what a handler asks for ----------------------------------------------------------------------------

    def _conference(self, id: str) -> Any:
        return self.conference

    def _seat(self, conference: str, slug: str) -> Seat:
        self.locks += 1
        return self.places[slug]

    def _present(self, conference: str) -> frozenset[str]:
        return frozenset(slug for slug, seat in self.places.items() if seat.holder) - self.at_menu

    def _tally(self, conference: str) -> tuple[int, int, tuple[str, ...]]:
        summoned = [seat for seat in self.places.values() if seat.summoned]
        missing = tuple(seat.slug for seat in summoned if not seat.holder)
        return len(summoned) - len(missing), len(summoned), missing

    # --- what a test does -----------------------------------------------------------------------------------

    def begin(self) -> Hall:
        self.take(agenda.begin(self, self.conference, self.now))  # type: ignore[arg-type]
        return self

    def do(self, command: Command) -> Decision:
        if isinstance(command, c.EndConference):
            return self.end()
        handler: Any = HANDLERS[type(command)]
        return self.take(handler(command, self, self.now))

    def end(self) -> Decision:
        decision = agenda.finish(self, self.conference, self.now)  # type: ignore[arg-type]
        self.conference.state = ConferenceState.CLOSING
        self.due.clear()
        return self.take(replace(decision, due=()))

    def take(self, decision: Decision) -> Decision:
        for key in decision.cancelled:
            self.due.pop(key, None)
        self.due |= {due.key: due for due in decision.due}
        self.happened += [(self.now, event) for event in decision.events]
        self.effects += decision.effects
        return decision

    def forward(self, seconds: float) -> None:
        """Let time pass, giving every command when it is due."""
        until = after(self.now, seconds)
        while ready := [due for due in self.due.values() if due.at <= until]:
            first = min(ready, key=lambda due: due.at)
            del self.due[first.key]
            self.now = max(self.now, first.at)
            self.do(first.command)
        self.now = until

    def joins(self, seat: str) -> Decision:
        self.at_menu.discard(seat)
        self.places[seat].holder = f"leg-{seat}"
        return self.take(floor.seat_joined(self, self.conference, seat, self.now))  # type: ignore[arg-type]

    def leaves(self, seat: str) -> Decision:
        self.places[seat].holder = None
        return self.take(floor.seat_left(self, self.conference, seat, self.now))  # type: ignore[arg-type]

    # --- what a test looks at -------------------------------------------------------------------------------

    @property
    def speaking(self) -> str | None:
        return self.floor.speaking

    def announced(self) -> list[str]:
        """The keys of what the room has heard since last asked."""
        said = [effect.saying.key for effect in self.effects if isinstance(effect, Announce)]
        self.effects = [effect for effect in self.effects if not isinstance(effect, Announce)]
        return said

    def whispered(self) -> list[tuple[str, str | None]]:
        """(leg, key) of what single lines have heard since last asked; None for tones."""
        said = [
            (effect.leg, effect.saying.key if effect.saying else None)
            for effect in self.effects
            if isinstance(effect, Whisper)
        ]
        self.effects = [effect for effect in self.effects if not isinstance(effect, Whisper)]
        return said

    def events(self, kind: type) -> list[Any]:
        return [event for _, event in self.happened if isinstance(event, kind)]


def in_the_round(*present: str) -> Hall:
    hall = Hall(*present).begin()
    hall.forward(ROUND_AT)
    return hall
