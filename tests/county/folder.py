"""A copy of Stockholm to break, and what is then said about it."""

import shutil
from functools import cache
from pathlib import Path

from conference.county.directory import read_directory
from conference.county.faults import CountyFaults
from conference.county.folder import read_county
from conference.domain.county.county import County
from tests.counties import stockholm

STOCKHOLM = Path(__file__).parents[2] / "counties" / "stockholm"


class Folder:
    """`changes` replaces words once in a file and gives the line on which they stood."""

    def __init__(self, tmp_path: Path) -> None:
        self.path = tmp_path / "stockholm"
        shutil.copytree(STOCKHOLM, self.path)

    def changes(self, file: str, old: str, new: str) -> int:
        words = (self.path / file).read_text("utf-8")
        assert old in words, f"{old} is not in {file}"
        self.writes(file, words.replace(old, new, 1))
        return words[: words.index(old)].count("\n") + 1

    def adds(self, file: str, line: str) -> int:
        words = (self.path / file).read_text("utf-8")
        self.writes(file, f"{words}{line}\n")
        return words.count("\n") + 1

    def writes(self, file: str, words: str) -> None:
        (self.path / file).write_text(words, "utf-8")

    def faults(self) -> list[str]:
        """What is said of the county, one sentence per fault; nothing if it reads clean."""
        try:
            read_county(self.path)
        except CountyFaults as refused:
            return [str(fault) for fault in refused.faults]
        return []

    def directory_faults(self, *, require_fiction: bool = True) -> list[str]:
        county = _stockholm()
        try:
            read_directory(self.path / "fiction", county, require_fiction=require_fiction)
        except CountyFaults as refused:
            return [str(fault) for fault in refused.faults]
        return []


@cache
def _stockholm() -> County:
    return stockholm()
