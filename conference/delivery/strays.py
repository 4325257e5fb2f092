"""Calls that are up at the carrier and that nobody here knows of.

Somebody rang us and what we stored of it was lost; a call began long after we had given it up. Whoever is on
such a line hears nothing of use. Who rang us is asked anew from the beginning; a call of ours is put down.

What is in a room at the carrier is left alone, whoever's it is: a host that was cut off may be holding a
meeting from its reserve. And a reserve, which knows no calls but its own, does not look at all.
"""

from __future__ import annotations

import logging
from typing import Final

from conference.bus import Bus
from conference.clock import Clock, Wall
from conference.delivery.carriers import Carriers
from conference.delivery.needs import Store
from conference.domain.errors import DomainError
from conference.domain.meeting.commands import ObserveStray
from conference.ports import CallUp, CarrierError, Voice

log = logging.getLogger(__name__)

EVERY, SELDOM = 30.0, 300.0
"""Seconds of the wall between two looks: while anything goes on, and else."""
LASTING: Final = 20.0
"""Seconds for which a call must have been seen, so that none is meant that is only just beginning."""


class Strays:
    """Looks at the carrier's list of calls that are up."""

    def __init__(self, store: Store, bus: Bus, carriers: Carriers, clock: Clock) -> None:
        self._store, self._bus, self._carriers, self._clock = store, bus, carriers, clock
        self._looked_at: Wall | None = None
        self._seen: dict[str, Wall] = {}
        self._in_vain = False

    def look_round(self, *, at_once: bool = False) -> None:
        """One round. Called at least twice a second."""
        wall = self._clock.wall()
        if not at_once and self._looked_at is not None and wall - self._looked_at < self._pause():
            return
        self._looked_at, self._in_vain = wall, False
        for voice in self._carriers.voices.values():
            try:
                self._look(voice, wall)
            except CarrierError as error:
                self._in_vain = True
                log.warning("cannot look for calls: %s", error.sentence)

    def _pause(self) -> float:
        if self._seen or self._in_vain:
            return LASTING
        with self._store.reading() as work:
            goes_on = work.conferences.current() or work.activations.alive() or work.legs.alive()
        return EVERY if goes_on else SELDOM

    def _look(self, voice: Voice, wall: Wall) -> None:
        up = {call.call: call for call in voice.calls_up()}
        with self._store.reading() as work:
            known = {leg.call for leg in work.legs.alive()}
        strays = [call for call in up.values() if call.call not in known]
        self._seen = {call.call: self._seen.get(call.call, wall) for call in strays}
        for call in strays:
            if wall - self._seen[call.call] >= LASTING and not voice.in_a_room(call.call):
                self._see_to(call, voice)
                del self._seen[call.call]

    def _see_to(self, call: CallUp, voice: Voice) -> None:
        """Told first: of several relays one does it."""
        stamp = f"{call.call}/stray/{self._clock.wall() // LASTING:.0f}"
        try:
            if not self._bus.handle(ObserveStray(call.inbound), stamp=stamp).done:
                return
        except DomainError as error:
            log.warning("not taken in: %s", error.sentence)
        log.warning("a call nobody knew of", extra={"inbound": call.inbound})
        if call.inbound:
            voice.ask_from_the_beginning(call.call)
        else:
            voice.hang_up(call.call)
