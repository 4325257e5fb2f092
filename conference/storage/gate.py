"""The queue of writers before an SQLite database.

SQLite lets one write at a time, and those who wait sleep for longer and longer without a queue, so
that under load one of them may wait for seconds. A lock on a file beside the database is asked for
first, in short steps; whoever has it finds the database free.
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
"""Seconds between two tries for the lock: a write lasts a few of these."""


class Gate:
    """One writer at a time, across threads and processes. Nobody waits longer than `patience`, in seconds."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._threads = threading.Lock()

    @contextmanager
    def passed(self) -> Iterator[None]:
        """The right to write, or `Away` if it does not come in time."""
        give_up_at = time.monotonic() + self._patience
        if not self._threads.acquire(timeout=self._patience):
            raise Away("the database is busy with another thread's write")
        try:
            file = self._opened()
            try:
                _lock(file, give_up_at)
                yield
            finally:
                os.close(file)  # which also lets go of the lock
        finally:
            self._threads.release()

    def _opened(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            # Its folder is not there or cannot be written to: neither is the database.
            raise Away(f"the database is out of reach: {error.strerror}") from error


def _lock(file: int, give_up_at: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up_at:
                raise Away("the database is busy with another process's write") from None
            time.sleep(STEP)
        else:
            return
