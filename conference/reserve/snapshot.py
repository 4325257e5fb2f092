"""The last call list of a host, in one sealed file: who is on duty, on which number, with which code.

It is replaced as a whole or not at all, so that a full disk or a power cut leaves the one before. When it was
last found to be what the database says is the file's own time: confirming it takes no room on the disk.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from conference.clock import Wall
from conference.files import put
from conference.reserve.sealing import Unreadable, seal, unseal

NAME: Final = "snapshot"


class Snapshot:
    """The file `snapshot` in a folder of the host's own."""

    def __init__(self, folder: Path, secret_key: str) -> None:
        self.path = folder / NAME
        self._secret_key = secret_key
        self._last: bytes | None = None

    def keep(self, content: bytes, wall: Wall) -> bool:
        """This is what the database says now. Tells whether it had to be written."""
        if self._last is None:
            with suppress(Unreadable):
                self._last = self.read()
        written = content != self._last or not self.path.exists()
        if written:
            put(self.path, seal(content, self._secret_key))
            self._last = content
        os.utime(self.path, (wall, wall))
        return written

    def read(self) -> bytes:
        """The content as it was kept last. Raises Unreadable."""
        try:
            sealed = self.path.read_bytes()
        except FileNotFoundError:
            raise Unreadable("this host has never kept one") from None
        except OSError as error:
            raise Unreadable(f"the disk does not give it: {error.strerror}") from error
        return unseal(sealed, self._secret_key)

    def confirmed_at(self) -> Wall | None:
        """When the database last said the same; None if there is no file."""
        try:
            return Wall(self.path.stat().st_mtime)
        except OSError:
            return None
