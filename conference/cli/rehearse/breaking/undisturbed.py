"""What the phones live through when nothing is broken: played once for a scenario and a state of the program,
and kept beside the other results.
"""

import hashlib
import json
from pathlib import Path
from typing import Final

from conference.cli.rehearse.breaking.lived import Lived
from conference.settings import HOME

PROGRAM: Final = ("conference", "webhooks", "workers", "exercise", "migrations", "counties")
SUFFIXES: Final = (".py", ".yaml", ".csv", ".json")


class Undisturbed:
    def __init__(self, scenario: Path, county: Path, folder: Path) -> None:
        self._file = folder / f"{scenario.stem}-{_digest([scenario, *_program(), *_files(county)])}.json"

    def kept(self) -> Lived | None:
        if not self._file.exists():
            return None
        return Lived.from_json(json.loads(self._file.read_text(encoding="utf-8")))

    def keep(self, calm: Lived) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(calm.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")


def _program() -> list[Path]:
    return [file for name in PROGRAM for file in _files(HOME / name)]


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in SUFFIXES and file.is_file())


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.name).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
