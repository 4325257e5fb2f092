"""Every error of a database or its driver is one of three: away, in somebody's way, or a fault of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest
from psycopg import errors as states
from sqlalchemy import exc, text

from conference.bus import Away, Collision, StorageError
from conference.storage import Store
from conference.storage.errors import understood

Verdict = type[StorageError] | None
OURS: Final[Verdict] = None

CHAPTERS: Final[dict[str, Verdict]] = {
    **dict.fromkeys(["08", "28", "3D", "40", "53", "55", "57", "58", "72", "F0", "XX"], Away),
    # What we send, and how: data, constraints, cursors, transactions within one another, grants, syntax;
    # and what we have none of: triggers, routines, savepoints, other servers.
    **dict.fromkeys(["02", "03", "09", "0A", "0B", "0F", "0L", "0P", "0Z", "10", "20", "21", "22"], OURS),
    **dict.fromkeys(["23", "24", "25", "26", "27", "2B", "2D", "2F", "34", "38", "39", "3B", "3F"], OURS),
    **dict.fromkeys(["42", "44", "54", "HV", "P0"], OURS),
}
"""By the first two signs of the standard's code. A chapter that is new in PostgreSQL is to be placed here."""
OTHERWISE: Final[dict[str, Verdict]] = {
    **dict.fromkeys(["40001", "40P01", "55P03", "23505"], Collision),
    **dict.fromkeys(["25006", "25P03", "25P04", "42P01", "54000"], Away),
}
STATES: Final = sorted(
    {
        kind.sqlstate: kind
        for kind in vars(states).values()
        if isinstance(kind, type) and issubclass(kind, psycopg.Error) and kind.sqlstate
    }.items()
)


def wrapped(orig: Exception, driver: Any) -> Exception:
    """As SQLAlchemy hands on what a driver raises."""
    return exc.DBAPIError.instance("SELECT 1", {}, orig, driver.Error)


def verdict(error: Exception) -> Verdict:
    return None if (said := understood(error)) is None else type(said)


@pytest.mark.parametrize(("state", "kind"), STATES)
def test_every_state_of_a_postgresql_is_placed(state: str, kind: type[psycopg.Error]) -> None:
    assert verdict(wrapped(kind("told"), psycopg)) is OTHERWISE.get(state, CHAPTERS[state[:2]])


@pytest.mark.parametrize(
    ("kind", "is_to_be"),
    [
        (psycopg.OperationalError, Away),
        (psycopg.InterfaceError, Away),
        (psycopg.InternalError, Away),
        (psycopg.DatabaseError, Away),
        (psycopg.Error, Away),
        (states.ConnectionTimeout, Away),
        (states.CancellationTimeout, Away),
        (states.PipelineAborted, Away),
        (psycopg.DataError, OURS),
        (psycopg.IntegrityError, OURS),
        (psycopg.ProgrammingError, OURS),
        (psycopg.NotSupportedError, OURS),
    ],
)
def test_a_driver_that_has_no_state_to_tell_has_lost_its_server(
    kind: type[psycopg.Error], is_to_be: Verdict
) -> None:
    assert verdict(wrapped(kind("the connection is lost"), psycopg)) is is_to_be


CODES: Final[dict[str, Verdict]] = {
    **dict.fromkeys(["BUSY", "LOCKED"], Collision),
    **dict.fromkeys(
        ["CANTOPEN", "CORRUPT", "FULL", "INTERNAL", "INTERRUPT", "IOERR", "NOLFS", "NOMEM"], Away
    ),
    **dict.fromkeys(["NOTADB", "PERM", "PROTOCOL", "READONLY", "SCHEMA"], Away),
    **dict.fromkeys(["ABORT", "AUTH", "CONSTRAINT", "EMPTY", "ERROR", "FORMAT", "MISMATCH", "MISUSE"], OURS),
    **dict.fromkeys(["NOTFOUND", "RANGE", "TOOBIG"], OURS),
}


def test_no_code_of_an_sqlite_is_left_out() -> None:
    assert sorted(getattr(sqlite3, f"SQLITE_{name}") for name in CODES) == list(range(1, 27))


@pytest.mark.parametrize("name", CODES)
@pytest.mark.parametrize("more_exactly", [0, 3 << 8])
def test_every_code_of_an_sqlite_is_placed(name: str, more_exactly: int) -> None:
    error = sqlite3.DatabaseError("told")
    error.sqlite_errorcode = getattr(sqlite3, f"SQLITE_{name}") | more_exactly
    assert verdict(wrapped(error, sqlite3)) is CODES[name]


def test_a_connection_that_we_have_closed_ourselves_is_a_fault_of_ours() -> None:
    with pytest.raises(sqlite3.ProgrammingError) as caught:
        closed = sqlite3.connect(":memory:")
        closed.close()
        closed.execute("SELECT 1")
    assert verdict(wrapped(caught.value, sqlite3)) is OURS


def every(kind: type[Exception]) -> Iterator[type[Exception]]:
    for below in kind.__subclasses__():
        yield below
        yield from every(below)


@pytest.mark.parametrize(
    "kind", [kind for kind in every(exc.SQLAlchemyError) if not issubclass(kind, exc.StatementError)]
)
def test_what_has_not_been_said_by_a_database_is_a_fault_of_ours_but_for_the_pool(
    kind: type[Exception],
) -> None:
    error = kind.__new__(kind, "told")
    assert verdict(error) is (Away if kind is exc.TimeoutError else OURS)


def test_a_statement_that_could_not_even_be_sent_is_a_fault_of_ours() -> None:
    assert verdict(exc.StatementError("told", "SELECT :a", {}, TypeError("a number was wanted"))) is OURS


# --- as they come -------------------------------------------------------------------------------------------


def test_a_database_without_our_tables_is_away(store: Store) -> None:
    with pytest.raises(Away, match="upprop migrate"), store.reading() as work:
        work.connection.execute(text("SELECT 1 FROM nowhere"))


@pytest.mark.parametrize("statement", ["SELECT FROM WHERE", "SELECT nowhere FROM conferences"])
def test_a_statement_that_makes_no_sense_is_a_fault_of_ours(store: Store, statement: str) -> None:
    with pytest.raises(exc.DBAPIError), store.reading() as work:
        work.connection.execute(text(statement))


@pytest.mark.sqlite
@pytest.mark.parametrize("begins", [0, 16])
def test_an_sqlite_that_is_damaged_is_away(url: str, begins: int) -> None:
    file = Path(url.removeprefix("sqlite:///"))
    with file.open("r+b") as content:
        content.seek(begins)
        content.write(b"\xff" * 4096)
    damaged = Store(url)
    with closing(damaged), pytest.raises(Away, match="damaged"), damaged.writing() as work:
        work.connection.execute(text("SELECT count(*) FROM conferences"))


@pytest.mark.sqlite
def test_an_sqlite_without_room_is_away(store: Store) -> None:
    with pytest.raises(Away, match="no room"), store.writing() as work:
        work.connection.execute(text("PRAGMA max_page_count = 1"))
        work.connection.execute(text("CREATE TABLE more AS SELECT randomblob(100000)"))


@pytest.mark.postgres
def test_a_postgresql_that_may_not_be_written_to_is_away(store: Store) -> None:
    with pytest.raises(Away, match="not written to"), store.writing() as work:
        work.connection.execute(text("SET TRANSACTION READ ONLY"))
        work.connection.execute(text("DELETE FROM conferences"))
