"""Files between the processes of one host: written whole or not at all, and locks.

The kernel lets go of a lock however a process ends.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

STEP: Final = 0.01


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Whether nobody else on this host is in here."""
    with in_turn(path, 0.0) as mine:
        yield mine


@contextmanager
def in_turn(path: Path, patience: float) -> Iterator[bool]:
    """Wait so many seconds of the wall at the most until nobody else is in here; whether it came to that."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    give_up_at = time.monotonic() + patience
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield _locked(file, give_up_at)
    finally:
        os.close(file)


def _locked(file: int, give_up_at: float) -> bool:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= give_up_at:
                return False
            time.sleep(STEP)
        else:
            return True


def put(path: Path, content: bytes) -> None:
    """Give a file this content, for its owner alone: all of it, on the disk, or what it had before."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    _on_the_disk(path.parent)


def _on_the_disk(folder: Path) -> None:
    """A name is safe when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
