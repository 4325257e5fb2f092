"""The disk under the reserve: a little one of its own where this machine lets us have it, and filled."""

import os
import subprocess
from pathlib import Path
from typing import Final

from conference.cli.rehearse.breaking.breakage import NotNow

ROOM: Final = "8m"
"""More than a call list and a reserve take, and filled in no time."""
_FILLER: Final = "filler"


def make_small(folder: Path) -> bool:
    """Put a little disk under a folder. False where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return _done("mount", "-t", "tmpfs", "-o", f"size={ROOM},mode=0700", "upprop-reserve", str(folder))


def take_away(folder: Path) -> None:
    """Harmless where there is none. Whoever still has a file of it open keeps that."""
    if folder.is_mount():
        _done("umount", "--lazy", str(folder))


class Full:
    """Nothing more can be written there; what is written stays."""

    said = "reserve's disk full"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self) -> None:
        if not self._folder.is_mount():
            raise NotNow("no disk of its own can be had for the reserve here")
        with (self._folder / _FILLER).open("wb", buffering=0) as filler:
            size = 1 << 20
            while size:
                try:
                    filler.write(os.urandom(size))
                except OSError:
                    size //= 2

    def end(self) -> None:
        (self._folder / _FILLER).unlink(missing_ok=True)


def _done(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
