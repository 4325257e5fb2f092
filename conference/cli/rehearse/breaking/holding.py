"""`python -m conference.cli.rehearse.breaking.holding locked|shut DATABASE`: holds an SQLite database.

Says `held`, and lets go when its input ends. `locked` is a transaction that writes and does not end, by
somebody who does not stand in our line of writers. `shut` takes the very locks by which SQLite keeps readers
and writers apart (https://www.sqlite.org/walformat.html, "WAL locks"), so that nobody gets in.
"""

import fcntl
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PATIENCE: Final = 2.0
_WAL_LOCKS: Final = (120, 8)
"""Where the eight locks lie in the file that the processes share, and how many bytes they are."""


@contextmanager
def locked(database: Path) -> Iterator[None]:
    connection = sqlite3.connect(database, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
    finally:
        connection.close()


@contextmanager
def shut(database: Path) -> Iterator[None]:
    start, many = _WAL_LOCKS
    file = os.open(f"{database}-shm", os.O_RDWR)
    give_up_at = time.monotonic() + PATIENCE
    try:
        # Readers first: whoever waits to write holds a reader's lock meanwhile.
        for byte in reversed(range(start, start + many)):
            while True:
                try:
                    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
                except BlockingIOError:
                    if time.monotonic() > give_up_at:
                        raise
                    time.sleep(0.001)
                else:
                    break
        yield
    finally:
        os.close(file)


def main(how: str, database: str) -> int:
    try:
        with {"locked": locked, "shut": shut}[how](Path(database)):
            print("held", flush=True)
            sys.stdin.read()
    except (OSError, sqlite3.Error) as error:
        print(f"not held: {error}", flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
