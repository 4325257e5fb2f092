"""After storage has been away: what was told meanwhile was refused, and is asked for now.

A carrier tells a few times and then no more. So each line that is thought to be up, and each text that is on
its way, is looked at once, when storage is back and when a relay starts.
"""

from __future__ import annotations

import logging
from typing import Final

from conference.bus import Bus
from conference.clock import Clock
from conference.delivery.needs import Store
from conference.domain.decision import Command
from conference.domain.errors import DomainError
from conference.domain.meeting.commands import LookAfterLeg, LookAfterText

log = logging.getLogger(__name__)

ONCE_IN: Final = 15.0
"""Seconds of the wall in which of several relays one asks."""


class CatchingUp:
    """Asks after everything that may have been told in vain."""

    def __init__(self, store: Store, bus: Bus, clock: Clock) -> None:
        self._store, self._bus, self._clock = store, bus, clock

    def catch_up(self) -> int:
        """Look at all there is, once; how much that was. Lines in a room are for the lookout."""
        with self._store.reading() as work:
            lines = [leg.id for leg in work.legs.alive() if leg.call is not None and not leg.in_room]
            texts = [text.id for text in work.texts.open() if text.ref is not None]
        asked: list[tuple[str, Command]] = [(id, LookAfterLeg(id)) for id in lines]
        asked += [(id, LookAfterText(id)) for id in texts]
        return sum(self._ask(id, command) for id, command in asked)

    def _ask(self, id: str, command: Command) -> bool:
        stamp = f"caught-up/{id}/{self._clock.wall() // ONCE_IN:.0f}"
        try:
            return self._bus.handle(command, stamp=stamp).done
        except DomainError as error:
            log.info("not looked at: %s", error.sentence)
            return False
