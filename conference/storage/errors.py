"""What a database says when it does not do as it was asked, in our words.

Its own code decides, where there is one. The classes of the drivers follow the chapters of the standard, and
there a transaction that the server has ended for idling lies beside statements that nobody should send.
What is in no table here is a fault of the program's, and is to be as loud as any other.
"""

import sqlite3
from typing import Any, Final

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
    TimeoutError,
)

from conference.bus import Away, Collision, StorageError

SILENT: Final = "the database does not answer"
DAMAGED: Final = "the database is damaged"
FULL: Final = "the database has no room left"
READ_ONLY: Final = "the database can be read and not written to"
ANOTHER: Final = "the database is not of this version: run upprop migrate"
NOWHERE: Final = "there is no database in its place: if it is to be a new one, run upprop migrate"

# serialization_failure, deadlock_detected, lock_not_available, unique_violation
_COLLISIONS: Final = frozenset({"40001", "40P01", "55P03", "23505"})
_STATES: Final = {
    "25006": READ_ONLY,  # as on a standby that nobody has made the first
    "25P03": SILENT,  # ended for idling, as every transaction is while a server was stopped for longer
    "25P04": SILENT,
    "42P01": ANOTHER,
    "53100": FULL,
    "54000": FULL,  # of transaction numbers
    "XX001": DAMAGED,
    "XX002": DAMAGED,
}
_CHAPTERS: Final = frozenset({"08", "28", "3D", "40", "53", "55", "57", "58", "72", "F0", "XX"})
"""Connection, being let in, no such database, rolled back, resources, the state of things, an operator, the
system, a snapshot too old, its settings, its insides."""

_CODES: Final = {
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_CANTOPEN: NOWHERE,
    sqlite3.SQLITE_INTERNAL: SILENT,
    sqlite3.SQLITE_NOMEM: SILENT,
    sqlite3.SQLITE_INTERRUPT: SILENT,
    sqlite3.SQLITE_IOERR: SILENT,
    sqlite3.SQLITE_PROTOCOL: SILENT,
    sqlite3.SQLITE_SCHEMA: SILENT,
    sqlite3.SQLITE_NOLFS: SILENT,
}
_MISSING: Final = "no such table"
"""SQLite has no code for it."""


def understood(error: Exception) -> StorageError | None:
    """A database's error in our words; None if it is a fault in the program."""
    if isinstance(error, TimeoutError):
        return Away("no connection to the database came free in time")
    if isinstance(error, sqlite3.Error):  # the driver's own, as where a transaction is begun
        return _of_sqlite(error)
    if not isinstance(error, DBAPIError):
        return None
    if isinstance(error.orig, sqlite3.Error):
        return _of_sqlite(error.orig)
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return _of_state(state, error.orig)
    # The driver's own: it has lost the server, in one of many ways, or was used as it must not be.
    misused = isinstance(error, ProgrammingError | DataError | IntegrityError | NotSupportedError)
    return None if misused else Away(SILENT)


def is_outdated(error: Any) -> bool:
    """Whether a statement that was prepared on a connection no longer fits its tables, which were changed
    meanwhile: prepared anew it does."""
    if getattr(error, "sqlstate", None) != "0A000":
        return False
    return bool(error.diag.source_function == "RevalidateCachedQuery")


def _of_state(state: str, error: Any) -> StorageError | None:
    if state in _COLLISIONS or is_outdated(error):
        return Collision("another transaction was in the way")
    if state in _STATES:
        return Away(_STATES[state])
    return Away(SILENT) if state[:2] in _CHAPTERS else None


def _of_sqlite(error: sqlite3.Error) -> StorageError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Collision("another transaction was in the way")
    if code == sqlite3.SQLITE_ERROR and _MISSING in str(error):
        return Away(ANOTHER)
    return Away(_CODES[code]) if code in _CODES else None
