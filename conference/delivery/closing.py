"""Closes rows and tells at the top what was learnt, also when storage does not answer at that moment.

What the carrier has answered is known nowhere else until it is stored. So it is kept, and tried again, for
as long as this process lives; should it die first, the row is settled by looking.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from conference.bus import Bus, StorageError
from conference.clock import Clock
from conference.delivery.needs import Claim, Outbox
from conference.delivery.pauses import backoff, later
from conference.domain.decision import Command
from conference.domain.errors import DomainError
from conference.tally import Tally

log = logging.getLogger(__name__)


class Closing:
    """The ways in which a claimed row is let go of."""

    def __init__(self, outbox: Outbox, bus: Bus, clock: Clock, tally: Tally | None = None) -> None:
        self._outbox, self._bus, self._clock = outbox, bus, clock
        self.tally = tally or Tally()
        self._loose: list[Callable[[], object]] = []
        self._lock = threading.Lock()

    def settle(self, claim: Claim, outcome: str, learnt: Command | None = None) -> None:
        """The row is closed, and what was learnt is taken in, in one transaction."""
        self.tally.count("effects", type(claim.effect).__name__, outcome)
        self._now_or_later(lambda: self._settle(claim.id, outcome, learnt))

    def put_back(self, claim: Claim, note: str) -> None:
        """It was certainly not done, or does no harm when it is done twice."""
        ready_at = later(self._clock, backoff(claim.tries))
        self._now_or_later(lambda: self._outbox.put_back(claim.id, ready_at, note))

    def put_back_unknown(self, claim: Claim, note: str, *, unfound: bool = False) -> None:
        """The same for a row that was looked after. If another relay was faster it may be in hand already."""
        ready_at = later(self._clock, backoff(claim.tries))
        self._now_or_later(
            lambda: self._outbox.put_back(claim.id, ready_at, note, states=("unknown",), unfound=unfound)
        )

    def unknown(self, claim: Claim) -> None:
        """It may have been done."""
        self.tally.count("unknown", type(claim.effect).__name__)
        self._now_or_later(lambda: self._outbox.unknown(claim.id, self._clock.wall()))

    def look_again(self, claim: Claim) -> None:
        self._now_or_later(lambda: self._outbox.look_again(claim.id, self._clock.wall()))

    def tie_up(self) -> None:
        """Try again what storage would not take."""
        with self._lock:
            loose, self._loose = self._loose, []
        for end in loose:
            self._now_or_later(end)

    def _now_or_later(self, end: Callable[[], object]) -> None:
        try:
            end()
        except StorageError as error:
            log.warning("storage would not close a row: %s", error)
            with self._lock:
                self._loose.append(end)

    def _settle(self, row: int, outcome: str, learnt: Command | None) -> None:
        if learnt is None:
            self._outbox.close(row, outcome)
            return
        try:
            if not self._bus.handle(learnt, settles=(row, outcome)).done:
                # Someone else closed the row meanwhile; what we learnt is true all the same.
                self._bus.handle(learnt)
        except DomainError as error:
            log.warning("not taken in: %s", error.sentence, extra={"row": row})
