"""The folder in which texts wait for the modem, and in which it puts what became of them and what came in.

    outbox ─► sent
       ├────► error       the modem would not
       └────► expired     nobody wants it any more, or the modem was away for too long; taken out by us
    inbox  ─► taken

A text is a file, which only one at a time can move: so it is known of each what it is, whoever is killed
meanwhile. Its id is in the file's name, and none is put in twice. The names, and what is in the files, are
those of Gammu's SMS daemon. They hold numbers: the folder is for its owner alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Final

from conference import files
from conference.clock import Wall
from conference.domain.instants import Instant

STATUS: Final = {"outbox": "pending", "sent": "sent", "error": "failed", "expired": "expired"}
"""What it means for a text that its file is there."""
FOLDERS: Final = (*STATUS, "inbox", "taken")
ALIVE: Final = "alive"
SILENT: Final = 15.0
"""Seconds of the wall without a sign of life after which the modem takes nothing."""
KEPT: Final = 7 * 86400.0
"""Seconds of the wall for which it can be seen what became of a text."""

_OUT: Final = re.compile(
    r"OUTC(?P<at>\d{8}_\d{6})_00_(?P<number>\+?\d+)_(?P<text>[A-Za-z0-9]+)-(?P<until>\d+)\.txt"
)
_IN: Final = re.compile(r"(?P<message>IN\d{8}_\d{6}_\d+_(?P<number>[^_]*))_(?P<part>\d+)\.txt")


@dataclass(frozen=True)
class Sent:
    """A text that is, or was, with the modem. `status` in the record's words."""

    text: str
    number: str
    status: str
    at: Instant
    until: Instant
    path: Path

    def body(self) -> str:
        return self.path.read_bytes().decode("utf-16")


@dataclass(frozen=True)
class Received:
    """A text that came in, of one part or several. `stamp` is the same however often it is looked at."""

    number: str
    body: str
    stamp: str
    parts: tuple[Path, ...]


class ModemFolder:
    """See the module. Safe between processes; nothing is made before `make`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make(self) -> None:
        for name in FOLDERS:
            (self.path / name).mkdir(parents=True, exist_ok=True, mode=0o700)

    # --- out ----------------------------------------------------------------------------------------------

    def put(self, text: str, number: str, body: str, now: Instant, until: Instant) -> None:
        """Have it sent, once: whatever has become of it, it is not put in again. Raises OSError."""
        if self.find(text) is None:
            name = f"OUTC{now:%Y%m%d_%H%M%S}_00_{number}_{text}-{int(until.timestamp())}.txt"
            files.put(self.path / "outbox" / name, body.encode("utf-16"))

    def find(self, text: str) -> Sent | None:
        """What became of a text, if it has ever been here."""
        return next((one for one in self.all() if one.text == text), None)

    def all(self) -> Iterator[Sent]:
        """Every text that is known of, those that wait first."""
        for folder, status in STATUS.items():
            for entry in self._names(folder):
                if found := _OUT.fullmatch(entry):
                    at = datetime.strptime(found["at"], "%Y%m%d_%H%M%S").replace(tzinfo=UTC)
                    until = datetime.fromtimestamp(int(found["until"]), UTC)
                    path = self.path / folder / entry
                    yield Sent(found["text"], found["number"], status, at, until, path)

    def take_out(self, sent: Sent) -> bool:
        """Not to be sent any more; False if the modem was faster."""
        try:
            sent.path.rename(self.path / "expired" / sent.path.name)
        except FileNotFoundError:
            return False
        return True

    # --- in -----------------------------------------------------------------------------------------------

    def received(self) -> Sequence[Received]:
        """What has come in and has not been taken."""
        parts = [found for name in sorted(self._names("inbox")) if (found := _IN.fullmatch(name))]
        return [_received(self.path / "inbox", list(of_one)) for _, of_one in groupby(parts, _message)]

    def take(self, received: Received) -> None:
        for part in received.parts:
            part.rename(self.path / "taken" / part.name)

    # --- alive --------------------------------------------------------------------------------------------

    def beat(self, wall: Wall) -> None:
        (self.path / ALIVE).touch(mode=0o600)
        os.utime(self.path / ALIVE, (wall, wall))

    def silent_for(self, wall: Wall) -> float | None:
        """Seconds since the modem was there last; None if it has never been."""
        try:
            return max(0.0, wall - (self.path / ALIVE).stat().st_mtime)
        except FileNotFoundError:
            return None

    def forget(self, wall: Wall) -> None:
        """Drop what nobody asks after any more."""
        for folder in ("sent", "error", "expired", "taken"):
            for name in self._names(folder):
                path = self.path / folder / name
                if path.stat().st_mtime < wall - KEPT:
                    path.unlink(missing_ok=True)

    def _names(self, folder: str) -> list[str]:
        try:
            return sorted(os.listdir(self.path / folder))
        except FileNotFoundError:
            return []


def _message(part: re.Match[str]) -> str:
    return part["message"]


def _received(inbox: Path, parts: Sequence[re.Match[str]]) -> Received:
    paths = tuple(inbox / part.string for part in sorted(parts, key=lambda part: int(part["part"])))
    body = "".join(path.read_bytes().decode("utf-16", errors="replace") for path in paths)
    digest = sha256(body.encode()).hexdigest()[:16]
    return Received(parts[0]["number"], body, f"modem/{parts[0]['message']}/{digest}", paths)
