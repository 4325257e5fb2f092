"""The modem's process: it sees to the device, tells at the top what became of texts, and takes in what came.

Where no modem is attached it has nothing to do and waits, because every Procfile has the same lines.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from conference.bootstrap import Upprop, process_name
from conference.bus import StorageError
from conference.carriers.modem.daemon import Daemon, Device
from conference.carriers.modem.folder import ModemFolder, Received, Sent
from conference.clock import Wall
from conference.domain.county.numbers import is_e164
from conference.domain.errors import DomainError
from conference.domain.meeting.commands import ObserveText, ReceiveText
from conference.domain.meeting.reasons import Reason
from workers import heartbeat
from workers.stopping import Stopping

log = logging.getLogger(__name__)

EVERY: Final = 1.0
"""Seconds of the wall between two rounds."""
AWAY: Final = 60.0
"""Seconds of the wall that a text waits for a modem which is away, before it goes by another route."""
FORGETS_EVERY: Final = 3600.0
LONGEST_TEXT: Final = 1600


class Modem:
    """See the module. `tend` sees to the device, and says whether it is there."""

    def __init__(self, upprop: Upprop, folder: ModemFolder, tend: Callable[[], bool]) -> None:
        self._upprop, self._folder, self._tend = upprop, folder, tend
        self._told: set[str] = set()
        self._seen: dict[str, tuple[str, ...]] = {}
        self._away_since: Wall | None = None
        self._forgot_at = Wall(0)

    def round(self) -> bool:
        """One round; whether the modem is there."""
        wall = self._upprop.clock.wall()
        there = self._tend()
        if there:
            self._folder.beat(wall)
        self._away_since = None if there else self._away_since or wall
        away = self._away_since is not None and wall - self._away_since >= AWAY
        for sent in self._folder.all():
            self._see_to(sent, away=away)
        for received in self._folder.received():
            self._take_in(received)
        if wall - self._forgot_at > FORGETS_EVERY:
            self._folder.forget(wall)
            self._forgot_at = wall
        return there

    def _see_to(self, sent: Sent, *, away: bool) -> None:
        over = self._upprop.clock.now() > sent.until
        if sent.status == "pending":
            if (over or away) and self._folder.take_out(sent):
                self._tell(sent, "expired" if over else "failed")
        elif sent.text not in self._told:
            self._tell(sent, "expired" if over and sent.status == "expired" else _FATE[sent.status])

    def _tell(self, sent: Sent, status: str) -> None:
        error = Reason.CARRIER_FAULT if status == "failed" else None
        told = ObserveText(sent.text, status, "modem", sent.text, error)
        try:
            self._upprop.bus.handle(told, stamp=f"modem/{sent.text}/{status}")
        except DomainError as error_:
            log.info("refused: %s", error_.sentence)
        self._told.add(sent.text)

    def _take_in(self, received: Received) -> None:
        """Whole only when nothing has been added to it from one look to the next."""
        message = received.stamp.rpartition("/")[0]
        parts = tuple(part.name for part in received.parts)
        if self._seen.get(message) != parts:
            self._seen[message] = parts
            return
        if is_e164(received.number):  # what has letters for a number is an advertisement
            told = ReceiveText(received.number, received.body.replace("\0", "")[:LONGEST_TEXT])
            try:
                self._upprop.bus.handle(told, stamp=received.stamp)
            except DomainError as error:
                log.info("refused: %s", error.sentence)
        self._folder.take(received)
        del self._seen[message]


_FATE: Final = {"sent": "sent", "failed": "failed", "expired": "failed"}
"""What is taken out before its time has not been sent: it may go by another route."""


def run(upprop: Upprop) -> None:
    """See to the modem until told to end."""
    settings = upprop.settings
    assert settings.modem_device is not None, "no modem is attached to this host"
    stopping = Stopping()
    stopping.on_signals()
    folder = ModemFolder(settings.modem_dir)
    folder.make()
    device = Device(settings.modem_device, settings.modem_connection, settings.modem_pin)
    daemon = Daemon(device, folder)
    modem = Modem(upprop, folder, daemon.tend)
    process = process_name("modem")
    while stopping.going():
        try:
            if modem.round():
                heartbeat.beat(upprop, process, "modem")
        except (StorageError, OSError) as error:
            log.warning("a round of the modem came to nothing: %s", error)
        except Exception:
            log.exception("a round of the modem came to nothing")
        stopping.wait(EVERY)
    daemon.end()
