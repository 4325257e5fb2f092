"""What programs hold of the machine, and whether that stays as it is."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

PAGE: Final = os.sysconf("SC_PAGE_SIZE")
MEGABYTE: Final = 2**20
MORE_MEMORY: Final = 0.05
"""The part by which memory may be more in the last third than in the middle one."""
OR_MEGABYTES: Final = 6
"""So much more is nothing to be sure of, however small the program is."""
MORE_FILES: Final = 2
MORE_CONNECTIONS: Final = 5
"""By which the median of a third may be more: one lost each week of twenty comes to eight.

Connections are kept, as many as were ever needed at the same moment, so that their number goes up now and
then: to a carrier at most ten in a process, and one to Redis for each thread.
"""


@dataclass(frozen=True)
class Held:
    """What is held at one moment, in bytes and in numbers."""

    memory: int
    files: int
    connections: int = 0
    """To other programs, which are none of the files."""


def held_by_us() -> Held:
    """By this very program, without what it only has not yet thrown away."""
    gc.collect()
    return held_by([os.getpid()])


def held_by(pids: Iterable[int]) -> Held:
    """By all of these that are still there."""
    memory = files = connections = 0
    for pid in pids:
        with suppress(FileNotFoundError, ProcessLookupError):
            memory += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
            opened = _opened(pid)
            connections += sum(name.startswith("socket:") for name in opened)
            files += sum(not name.startswith("socket:") for name in opened)
    return Held(memory, files, connections)


def _opened(pid: int) -> list[str]:
    names = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed
            names.append(os.readlink(link))
    return names


def group(leader: int) -> list[int]:
    """A process and all it has started that belongs to its group."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):
            # The name of the program may hold anything, so that one counts from its closing bracket.
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(after_name[2]) == leader:
                found.append(int(folder.name))
    return found


def growth(name: str, course: Sequence[Held]) -> Iterator[str]:
    """What grew, in sentences. The first third is how long it takes until everything has been used once."""
    third = len(course) // 3
    middle, last = course[third : 2 * third], course[-third:]
    if third < 2:
        yield f"{name} was looked at {len(course)} times: too few to say whether it grows"
        return
    before, after = (median(held.memory for held in part) for part in (middle, last))
    if after - before > max(before * MORE_MEMORY, OR_MEGABYTES * MEGABYTE):
        yield f"{name} grew from {before / MEGABYTE:.0f} to {after / MEGABYTE:.0f} MB"
    before, after = (median(held.files for held in part) for part in (middle, last))
    if after - before > MORE_FILES:
        yield f"{name} had {before:.0f} files open and has {after:.0f}"
    before, after = (median(held.connections for held in part) for part in (middle, last))
    if after - before > MORE_CONNECTIONS:
        yield f"{name} kept {before:.0f} connections and keeps {after:.0f}"


def told(name: str, course: Sequence[Held]) -> str:
    """A row of the table: at the beginning, in the middle, at the end."""
    places = (course[0], course[len(course) // 2], course[-1])
    memory = "  ".join(f"{held.memory / MEGABYTE:>6.0f}" for held in places)
    files = "  ".join(f"{held.files:>4}" for held in places)
    connections = "  ".join(f"{held.connections:>4}" for held in places)
    return f"{name:<22} MB {memory}   open files {files}   connections {connections}"
