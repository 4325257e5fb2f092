"""Locks between the processes of one host. The kernel lets go of them however a process ends."""

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
