"""What puts right what nobody has told of: run by each relay, and at once when storage has been away.

Each is a noun of its own in `conference/delivery`; the lookout, which watches rooms, and the settling of what
may have been done have threads of their own, since they wait for a carrier.
"""

from __future__ import annotations

import logging
from typing import Final

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.delivery import Lookout

log = logging.getLogger(__name__)

SILENT: Final = 2.5
"""Seconds of the wall without a relay's sign of life after which storage takes nothing, as far as we know."""


class Reconcilers:
    """See the module. A relay that has just begun knows as little of what has been as one whose storage was
    away.
    """

    def __init__(self, upprop: Upprop, lookout: Lookout) -> None:
        self._beats, self._clock = upprop.beats, upprop.clock
        self._lookout = lookout
        self._catching_up = upprop.catching_up()
        self._next_steps = upprop.next_steps()
        self._strays = None if upprop.house.reserve else upprop.strays()
        self._away = True

    def round(self) -> None:
        """One round. Called at least twice a second."""
        try:
            if self._takes_nothing():
                self._away = True
                return
            at_once, self._away = self._away, False
            if at_once:
                self._lookout.look_at_once()
                if many := self._catching_up.catch_up():
                    log.info("looked at what may have been told in vain", extra={"many": many})
            self._next_steps.look_round(at_once=at_once)
            if self._strays is not None:
                self._strays.look_round(at_once=at_once)
        except StorageError:
            self._away = True
            raise

    def _takes_nothing(self) -> bool:
        """Whether storage is read and not written to: then no relay has given a sign of life either."""
        last = self._beats.latest().get("relay")
        return last is not None and self._clock.wall() - last > SILENT
