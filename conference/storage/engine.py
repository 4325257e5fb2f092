"""The database behind `DATABASE_URL`, and what has to be said to it before it keeps our promises.

SQLite is told FULL: a press that was answered "safe" must survive a power cut, and NORMAL may lose
the last commits in one. It costs a third of the writes a second, of which there are many to spare.
Its driver must not open transactions by itself, or a read followed by a write loses updates:
whoever opens one says so (`writing`, `begin`), and writers say BEGIN IMMEDIATE. No listener does it for
them, as for one listener every statement is looked at by all that might listen: a sixth of a report's work.

A file that is not there is a database that does not answer: it is made by a migration and by nobody else. And
one that has been moved away, or another put in its place, is no longer written to by those who had it open.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DisconnectionError

from conference.storage.errors import is_outdated

PATIENCE: Final = 5.0
"""Seconds of the wall after which a statement, or the wait for a lock, is given up."""

IDLE: Final = 2000
"""Milliseconds of the wall for which a transaction of ours may do nothing before it is given up."""

RESTED: Final = 1.0
"""Seconds of the wall after which a connection is asked whether it still is one."""


def make_engine(url: str, patience: float = PATIENCE, *, makes: bool = False, durable: bool = True) -> Engine:
    """`makes`: an SQLite file that is not there is made.

    `durable` is False where a power cut need not be survived, as in a test.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        if address.database in (None, "", ":memory:"):
            raise ValueError("an SQLite database must be a file: processes meet in it")
        return _sqlite(address, patience, makes, durable)
    return _postgresql(address, patience)


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes; saved when the block ends well."""
    with engine.connect() as connection, saved(connection):
        yield connection


@contextmanager
def saved(connection: Connection) -> Iterator[None]:
    """The same on a connection that is there already."""
    with connection.begin():
        begin(connection, "BEGIN IMMEDIATE")
        yield


def begin(connection: Connection, words: str = "BEGIN") -> None:
    """What is asked from now on is one transaction: SQLite is told, elsewhere the driver sees to it."""
    if connection.dialect.name == "sqlite":
        connection.connection.execute(words)


def gate_of(engine: Engine) -> Path:
    """The file beside an SQLite database at which its writers stand in line."""
    return Path(f"{engine.url.database}.writers")


def _postgresql(address: URL, patience: float) -> Engine:
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    milliseconds = int(patience * 1000)
    engine = create_engine(
        address,
        pool_size=10,
        max_overflow=20,
        pool_timeout=patience,
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        connect_args={
            "connect_timeout": max(2, int(patience)),
            "keepalives_idle": 2,
            "keepalives_interval": 1,
            "keepalives_count": 3,
            "tcp_user_timeout": milliseconds,
            "options": " ".join(f"-c {name}={value}" for name, value in _on_the_server(patience).items()),
        },
    )

    @event.listens_for(engine, "checkin")
    def rests(_connection: object, record: Any) -> None:
        record.info["rests_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def still_there(connection: Any, record: Any, _proxy: object) -> None:
        # Asked each time, a busy process would ask it more often than anything else.
        if time.monotonic() - record.info.get("rests_since", time.monotonic()) > RESTED:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error as error:
                raise DisconnectionError("the database has let go of a connection") from error

    @event.listens_for(engine, "handle_error")
    def outdated(context: ExceptionContext) -> None:
        # Else the driver keeps it for as long as it is connected, where no transaction is rolled back.
        if is_outdated(context.original_exception):
            context.is_disconnect, context.invalidate_pool_on_disconnect = True, False

    return engine


def _on_the_server(patience: float) -> dict[str, int]:
    """What the server is to do by itself, in milliseconds.

    A host that is cut off in the middle of a transaction keeps its locks, of which it may have a whole
    meeting's: so the server ends what has been idle for longer than any host of ours ever is.
    """
    milliseconds = int(patience * 1000)
    return {
        "statement_timeout": milliseconds,
        "lock_timeout": milliseconds,
        "idle_in_transaction_session_timeout": max(IDLE, milliseconds * 2 // 5),
        "tcp_user_timeout": milliseconds,
    }


def _sqlite(address: URL, patience: float, makes: bool, durable: bool) -> Engine:
    path = Path(address.database or "").absolute()
    mode = "rwc" if makes else "rw"
    engine = create_engine(
        address,
        creator=lambda: sqlite3.connect(
            f"file:{quote(str(path))}?mode={mode}", uri=True, timeout=patience, check_same_thread=False
        ),
        pool_size=10,
        max_overflow=120,
        pool_timeout=patience,
        hide_parameters=True,  # they hold numbers, and errors are logged
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        record.info["file"] = _identity(path)
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'OFF'}")

    @event.listens_for(engine, "checkout")
    def still_there(_connection: object, record: Any, _proxy: object) -> None:
        if record.info["file"] != _identity(path):
            raise DisconnectionError("the database's file is not where it was")

    return engine


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file it is that goes by a name now."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
