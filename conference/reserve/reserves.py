"""The reserves of this host, as its processes see them: by the files in one folder.

    <id>.db      a reserve; while it is alone, presses go there
    <id>.moving  it takes nothing more: what there is in it is on its way home

When it has come home both are gone, the mark last.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

_RESERVE: Final = re.compile(r"([a-z][a-z0-9]{3,63})\.db")


class Reserves:
    """See the module."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, id: str) -> Path:
        return self.folder / f"{id}.db"

    def shut(self, id: str) -> Path:
        """The mark that it takes nothing more."""
        return self.folder / f"{id}.moving"

    def all(self) -> list[str]:
        """Those that have not come home, in a fixed order."""
        try:
            names = os.listdir(self.folder)
        except FileNotFoundError:
            return []
        return sorted(found[1] for name in names if (found := _RESERVE.fullmatch(name)))

    def open_now(self) -> str | None:
        """The one that takes what comes in."""
        return next((id for id in self.all() if not self.shut(id).exists()), None)
