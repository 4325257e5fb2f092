"""Inserting what may be there already, in the words of either database."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(connection: Connection, table: Table, **values: object) -> bool:
    """Insert a row unless one with its key is there; whether it was new."""
    statement = _insert(connection)(table).values(values).on_conflict_do_nothing()
    # Asked for by its key, since an insert's count of rows is not told by every driver.
    return connection.execute(statement.returning(*table.primary_key.columns)).first() is not None


def put(connection: Connection, table: Table, **values: object) -> None:
    """Insert a row, or give the one with its primary key these values."""
    keys = [column.name for column in table.primary_key.columns]
    rest = {name: value for name, value in values.items() if name not in keys}
    statement = _insert(connection)(table).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))


def _insert(connection: Connection):  # type: ignore[no-untyped-def]
    return sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
