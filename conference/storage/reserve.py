"""A reserve's database: an SQLite file of one host with the same tables, filled from its last call list."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError

from conference.bus import Away, StorageError
from conference.domain.instants import Instant
from conference.storage import call_list
from conference.storage.connected import Connected
from conference.storage.migrate import migrate
from conference.storage.store import Store
from conference.storage.tables import reserves

REMAINS: Final = ("", "-wal", "-shm", ".writers", ".writers.next")
"""The files of one SQLite database, by what stands behind its name."""


def make(path: Path, id: str, content: bytes, now: Instant) -> None:
    """Make the file, whole: under another name first, so that nobody ever opens half of it.

    Raises Away where the disk will not have it, and leaves nothing behind then.
    """
    draft = path.with_name(f".{path.name}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
        migrate(f"sqlite:///{draft}")
        store = Store(f"sqlite:///{draft}")
        with store.writing() as work:
            call_list.fill(work, content)
            work.connection.execute(insert(reserves), {"id": id, "opened_at": now, "words": "{}"})
        store.close()  # the last to leave brings all into the one file
        draft.rename(path)
    except (OSError, DBAPIError, StorageError) as error:
        raise Away("this host could make no reserve: its disk is full, or not to be written to") from error
    finally:
        remove(draft)


def opened_at(work: Connected, id: str) -> Instant:
    """Since when a reserve has been open, as it says itself."""
    return work.connection.execute(select(reserves.c.opened_at).where(reserves.c.id == id)).scalar_one()


def remove(path: Path) -> None:
    """Take a database away with all that belongs to it."""
    for end in REMAINS:
        path.with_name(path.name + end).unlink(missing_ok=True)
