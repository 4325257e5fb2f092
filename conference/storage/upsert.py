"""Inserting what may be there already, in the words of either database."""

from functools import cache

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert


def insert_new(connection: Connection, table: Table, **values: object) -> bool:
    """Insert a row unless one with its key is there; whether it was new."""
    return connection.execute(_new(table, connection.dialect.name), values).first() is not None


def put(connection: Connection, table: Table, **values: object) -> None:
    """Insert a row, or give the one with its primary key these values."""
    keys = [column.name for column in table.primary_key.columns]
    rest = {name: value for name, value in values.items() if name not in keys}
    statement = _insert(connection.dialect.name)(table).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))


@cache
def _new(table: Table, dialect: str) -> ReturningInsert[tuple[object, ...]]:
    # Asked for by its key, since an insert's count of rows is not told by every driver.
    return _insert(dialect)(table).on_conflict_do_nothing().returning(*table.primary_key.columns)


def _insert(dialect: str):  # type: ignore[no-untyped-def]
    return sqlite.insert if dialect == "sqlite" else postgresql.insert
