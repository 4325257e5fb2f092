"""The call list: all that a press needs of the database, as bytes that another database can be filled with.

People, numbers, the shifts of the next months, codes (as their digests) and guidelines. What the office
decides lies in the county folder, which every host has.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, delete, insert, select

from conference.domain.instants import Instant
from conference.storage.connected import Connected
from conference.storage.moments import Moment, moment, ticks
from conference.storage.past import guidelines
from conference.storage.tables import function_codes, people, phones, shifts

AHEAD: Final = timedelta(days=90)
"""A database that is away for longer is not waited for by any rota."""
TABLES: Final[tuple[Table, ...]] = (phones, people, shifts, function_codes, guidelines)


def taken(work: Connected, now: Instant) -> bytes | None:
    """The list as it is now, the same bytes for the same list; None if there is nobody to call."""
    rows = {table.name: _rows(work.connection, table, now) for table in TABLES}
    return json.dumps(rows, ensure_ascii=False).encode() if rows[phones.name] else None


def fill(work: Connected, content: bytes) -> None:
    """Put a list in the place of whatever there is."""
    kept: dict[str, list[list[Any]]] = json.loads(content)
    for table in TABLES:
        work.connection.execute(delete(table))
        if kept[table.name]:
            work.connection.execute(insert(table), [_values(table, row) for row in kept[table.name]])


def _rows(connection: Connection, table: Table, now: Instant) -> list[list[Any]]:
    columns = _columns(table)
    statement = select(*columns).order_by(*columns)
    if table is shifts:
        statement = statement.where(shifts.c.ends > now, shifts.c.starts < now + AHEAD)
    return [[_plain(value) for value in row] for row in connection.execute(statement)]


def _columns(table: Table) -> list[Column[Any]]:
    """All that says something: a shift's number does not."""
    return [column for column in table.columns if not (table is shifts and column is shifts.c.id)]


def _plain(value: Any) -> Any:
    return ticks(value) if isinstance(value, Instant) else value


def _values(table: Table, row: list[Any]) -> dict[str, Any]:
    return {
        column.name: moment(value) if isinstance(column.type, Moment) else value
        for column, value in zip(_columns(table), row, strict=True)
    }
