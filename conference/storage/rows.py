"""All the rows there are, as the database has them: what a backup holds, and what moves to another database.

Signs of life stay behind: they are of processes, not of the county.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, delete, func, insert, select, text

from conference.storage.moments import Moment
from conference.storage.tables import Counter, beats, metadata

Row = Mapping[str, Any]

AT_ONCE: Final = 1000
"""Rows written by one statement."""


@cache
def tables() -> dict[str, Table]:
    """Every table whose rows are kept, by name; times in it are the numbers they are stored as."""
    apart = MetaData()
    return {
        table.name: Table(
            table.name,
            apart,
            *(Column(each.name, _plain(each), primary_key=each.primary_key) for each in table.columns),
        )
        for table in metadata.sorted_tables
        if table is not beats
    }


def rows(connection: Connection, table: Table) -> Iterator[Row]:
    """All of a table, in the order of its keys."""
    statement = select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=AT_ONCE).execute(statement):
        yield dict(row._mapping)


def put(connection: Connection, table: Table, given: Iterable[Row]) -> int:
    """Write rows with the numbers they have; how many there were."""
    left, count = iter(given), 0
    while some := list(islice(left, AT_ONCE)):
        connection.execute(insert(table), some)
        count += len(some)
    return count


def copy(source: Connection, target: Connection) -> dict[str, int]:
    """Every row of one database into another that has none; how many there were in each table."""
    copied = {name: put(target, table, rows(source, table)) for name, table in tables().items()}
    count_on(target)
    return copied


def counted(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in tables().items()
    }


def clear(connection: Connection) -> None:
    for table in (*tables().values(), beats):
        connection.execute(delete(table))


def count_on(connection: Connection) -> None:
    """What the database numbers by itself goes on after the last number there is, as SQLite does anyway."""
    if connection.dialect.name == "sqlite":
        return
    for table in metadata.sorted_tables:
        if any(column.type is Counter for column in table.primary_key.columns):
            # Names of our own tables, not of anybody else's.
            highest = f"SELECT max(id) FROM {table.name}"
            sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
            connection.execute(
                text(f"SELECT setval({sequence}, coalesce(({highest}), 1), ({highest}) IS NOT NULL)")
            )


def _plain(column: Column[Any]) -> Any:
    return BigInteger() if isinstance(column.type, Moment) else column.type
