"""Everything that is wrong with a folder, told at once and by place.

Whoever edits the county is not a programmer and has one afternoon: one fault per attempt would be unkind.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """`file` is relative to the folder that was read."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class CountyFaults(Exception):
    """The folder was refused. One line per fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class Faults:
    """The faults found so far in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._found: set[Fault] = set()

    def add(self, file: str, line: int, reason: str) -> None:
        self._found.add(Fault(file, line, reason))

    def refuse_if_any(self) -> None:
        if self._found:
            raise CountyFaults(tuple(sorted(self._found)))

    def read(self, file: str) -> str | None:
        """The words of a file of the folder; a file that is missing or not UTF-8 is a fault."""
        try:
            return (self.folder / file).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            self.add(file, 1, "the file is missing")
        except UnicodeDecodeError:
            self.add(file, 1, "the file is not UTF-8")
        except OSError as error:
            self.add(file, 1, f"the file cannot be read: {error.strerror}")
        return None
