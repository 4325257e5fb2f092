"""The queue of writers before an SQLite database.

SQLite lets one write at a time, and those who wait sleep for longer and longer without a queue, so
that under load one of them may wait for seconds. A lock on a file beside the database is asked for
first, in short steps; whoever has it finds the database free. There is a first place in line, a lock as
well: else a process whose threads all have something to write would go past every other, since it asks
in the very moment in which it has let go.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from conference.bus import Away

STEP: Final = 0.0005
"""Seconds between two tries to be first in line: a write lasts a few of these."""
FIRST_STEP: Final = 0.0001
"""The same for whoever is first in line, who is alone and for whom the database would lie idle."""


class Gate:
    """One writer at a time, across threads and processes. Nobody waits longer than `patience`, in seconds."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path, self._first_in_line = path, first_in_line(path)
        self._patience = patience
        self._threads = threading.Lock()

    @contextmanager
    def passed(self) -> Iterator[None]:
        """The right to write, or `Away` if it does not come in time."""
        give_up_at = time.monotonic() + self._patience
        if not self._threads.acquire(timeout=self._patience):
            raise Away("the database is busy with another thread's write")
        try:
            with _opened(self._path) as gate:
                with _opened(self._first_in_line) as line:
                    _lock(line, STEP, give_up_at)
                    _lock(gate, FIRST_STEP, give_up_at)
                yield
        finally:
            self._threads.release()


def first_in_line(gate: Path) -> Path:
    """The file whose lock is the first place in line before a gate."""
    return gate.with_name(f"{gate.name}.next")


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        # Its folder is not there or cannot be written to: neither is the database.
        raise Away(f"the database is out of reach: {error.strerror}") from error
    try:
        yield file
    finally:
        os.close(file)  # which also lets go of its lock


def _lock(file: int, step: float, give_up_at: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up_at:
                raise Away("the database is busy with another process's write") from None
            time.sleep(step)
        else:
            return
