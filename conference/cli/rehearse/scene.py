"""What a step does to the stage itself: breaks it, mends it, or takes up the paper that lies there."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from conference.cli.rehearse.breaking.breakage import Breakage
from conference.cli.rehearse.breaking.kinds import KINDS
from conference.cli.rehearse.on_paper import of_the_paper
from conference.cli.rehearse.stage import Stage
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.papers.folder import Folder

HIDING: Final = "database"
"""What the kinds begin with while whose breaking nothing of a meeting can be looked at."""


class Scene:
    def __init__(self, stage: Stage, county: County, directory: Directory) -> None:
        self._stage, self._county, self._directory = stage, county, directory
        self._dice = random.Random(stage.folder.name)
        self._broken: dict[int, tuple[str, Breakage]] = {}
        self.touched: set[str] = set()
        """Processes that have been sent away: that they are not what they were is no finding."""

    def breaks(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """One after another. Raises NotNow where one is not there to be broken."""
        for entry in entries:
            kind, words = entry["kind"], entry["words"]
            breakage = KINDS[kind].make(self._stage, words, self._dice)
            breakage.begin()
            self._broken[len(self._broken)] = kind, breakage
            self.touched |= {getattr(breakage, "name", "")} - {""}

    def mend(self) -> None:
        """All that steps have broken. Harmless where nothing is."""
        broken, self._broken = self._broken, {}
        for _, breakage in broken.values():
            breakage.end()

    @property
    def hidden(self) -> bool:
        return any(kind.startswith(HIDING) for kind, _ in self._broken.values())

    def printed_at(self) -> datetime | None:
        return self._folder.printed_at()

    def paper(self) -> list[str]:
        """What is wrong with the paper, as it lies there, for whoever needs it now."""
        return of_the_paper(self._folder.path, self._county, self._directory, self._stage.pace.now())

    @property
    def _folder(self) -> Folder:
        return Folder(self._stage.settings().paper_dir)
