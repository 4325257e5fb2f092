"""Gammu's SMS daemon on a thread of ours, for as long as the device is there.

A modem on USB goes away with its file and comes back as another; the daemon would go on talking to the one
that is no more. So it is ended with the device, and begun again with it.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from conference import files
from conference.carriers.modem.folder import ModemFolder

log = logging.getLogger(__name__)

DUMMY: Final = "dummy"
"""The connection of a modem that is none: a folder, in which Gammu plays one."""
MOST_FAILURES: Final = 3
LONGEST_END: Final = 10.0
"""Seconds of the wall that the daemon's end is waited for."""

_CONFIGURATION: Final = """[gammu]
device = {device}
model = {model}
connection = {connection}

[smsd]
service = files
pin = {pin}
logfile = {path}/smsd.log
debuglevel = 0
inboxpath = {path}/inbox/
outboxpath = {path}/outbox/
sentsmspath = {path}/sent/
errorsmspath = {path}/error/
inboxformat = unicode
transmitformat = auto
commtimeout = 5
sendtimeout = 30
receivefrequency = 2
loopsleep = 1
maxretries = 1
checksecurity = 0
checkbattery = 0
checksignal = 0
resetfrequency = 0
multiparttimeout = 600
"""


@dataclass(frozen=True)
class Device:
    """Where the modem is, and how it is spoken to: `connection` in Gammu's words, such as at115200."""

    path: Path
    connection: str
    pin: str = ""

    def identity(self) -> tuple[int, int, int] | None:
        """Which device it is that is there now; None if there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_rdev


class Daemon:
    """See the module. `tend` is called once a second or so."""

    def __init__(self, device: Device, folder: ModemFolder) -> None:
        self._device, self._folder = device, folder
        self._smsd: Any = None
        self._thread: threading.Thread | None = None
        self._with: tuple[int, int, int] | None = None

    def tend(self) -> bool:
        """Begin with the device, end with it; whether texts can be sent now."""
        there = self._device.identity()
        if self._thread is not None and (there != self._with or not self._thread.is_alive()):
            self.end()
        if self._thread is None and there is not None:
            self._begin()
            self._with = there
        return self._thread is not None and self._thread.is_alive()

    def end(self) -> None:
        if self._thread is None:
            return
        if self._thread.is_alive():
            self._smsd.Shutdown()
            self._thread.join(LONGEST_END)
        log.warning("the modem is let go of")
        self._smsd = self._thread = self._with = None

    def _begin(self) -> None:
        # Only where there is a modem: the library is large, and not every host needs it.
        from gammu.smsd import SMSD

        self._smsd = SMSD(str(self._configured()))
        self._thread = threading.Thread(target=self._run, args=(self._smsd,), name="modem", daemon=True)
        self._thread.start()
        log.info("the modem is there")

    def _run(self, smsd: Any) -> None:
        try:
            smsd.MainLoop(MOST_FAILURES)
        except Exception as error:
            log.warning("the modem does not answer: %s", type(error).__name__)

    def _configured(self) -> Path:
        """The daemon's own file, which holds the card's PIN."""
        played = self._device.connection == DUMMY
        path = self._folder.path / "smsd.conf"
        said = _CONFIGURATION.format(
            device=self._device.path,
            model=DUMMY if played else "",
            connection="none" if played else self._device.connection,
            pin=self._device.pin,
            path=self._folder.path,
        )
        files.put(path, said.encode())
        return path
