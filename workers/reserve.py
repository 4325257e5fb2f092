"""Delivers what is in this host's reserves, by threads, and brings each home once the database is there.

One process of the host at a time: whoever has the lock. A relay looks for reserves as long as it lives; a
process started for it ends when all have come home.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from conference.bootstrap import Upprop, process_name
from conference.bus import StorageError
from conference.clock import Wall
from conference.files import alone
from conference.host import Host, bring_home
from conference.host.deliverer import LOCK
from workers.relay import Relay
from workers.stopping import Stopping

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 0.2
"""Seconds of the wall between two looks for a reserve that somebody has opened."""
ASK_EVERY: Final = 1.0
"""Seconds between asking whether the house's database answers."""
IN_HAND: Final = 8.0
"""Seconds that what is at the carrier is waited for before coming home: longer than a request lasts."""


@dataclass
class Delivered:
    """A reserve, and the relay at work on it."""

    upprop: Upprop
    process: str
    stopping: Stopping
    thread: threading.Thread

    def stop(self) -> None:
        """Nothing new is begun; what is at the carrier is waited for."""
        self.stopping.stop()
        self.thread.join(IN_HAND)
        give_up_at = time.monotonic() + IN_HAND
        while self._has_something_in_hand() and time.monotonic() < give_up_at:
            time.sleep(0.05)

    def _has_something_in_hand(self) -> bool:
        try:
            return self.upprop.outbox.claimed_by(self.process) > 0
        except StorageError:
            return False


class Deliverer:
    """See the module."""

    def __init__(self, host: Host, stopping: Stopping) -> None:
        self._host, self._stopping = host, stopping
        self._at_work: dict[str, Delivered] = {}
        self._asked_at = 0.0

    def start(self) -> None:
        """On a thread, until the end."""
        threading.Thread(target=self.run, name="reserve", daemon=True).start()

    def run(self, going: Callable[[], bool] = lambda: True) -> None:
        """Deliver whenever there is something to deliver, until the end or until `going` says no more."""
        while self._stopping.going() and going():
            try:
                with alone(self._host.reserves.folder / LOCK) as mine:
                    while mine and self._stopping.going() and going():
                        self.look()
                        self._stopping.wait(LOOK_EVERY)
            except Exception:
                log.exception("the reserves could not be looked after")
            self._stopping.wait(LOOK_EVERY)
        for each in self._at_work.values():
            each.stopping.stop()

    def look(self) -> None:
        """One round: whoever is new is delivered, and all come home if the house is there."""
        for id in self._host.reserves.all():
            if id not in self._at_work and not self._host.reserves.shut(id).exists():
                self._at_work[id] = self._deliver(id)
        if self._host.reserves.all() and time.monotonic() - self._asked_at >= ASK_EVERY:
            self._asked_at = time.monotonic()
            self._come_home()

    def _deliver(self, id: str) -> Delivered:
        upprop, process, stopping = self._host.reserve(id), process_name("reserve"), Stopping()
        thread = threading.Thread(
            target=Relay(upprop, process, None, stopping).run, name=f"reserve {id}", daemon=True
        )
        thread.start()
        return Delivered(upprop, process, stopping, thread)

    def _come_home(self) -> None:
        if not self._house_is_there():
            return
        for id in self._host.reserves.all():
            if (delivered := self._at_work.pop(id, None)) is not None:
                delivered.stop()
            bring_home(self._host, id)

    def _house_is_there(self) -> bool:
        """It can be written to, and not only read: work on a reserve is stopped for nothing less."""
        try:
            self._host.house.store.check()
            with self._host.house.store.writing() as work:
                work.forget_stamps(Wall(0))
        except StorageError:
            return False
        return True


def run(upprop: Upprop) -> None:
    """Until all have come home, in a process of its own."""
    stopping = Stopping()
    stopping.on_signals()
    host = Host(upprop)
    Deliverer(host, stopping).run(going=lambda: bool(host.reserves.all()))
