"""History for those who follow it, row by row: none is missed, however late its transaction ends.

A row has its number when it is written, and is seen when its transaction ends. Of two that write side by side
the later number may be seen first, and whoever had gone on past it would never see the other. So whoever
appends says first how far the numbers have come (a mark, kept until its transaction ends), and nobody reads
past the lowest mark. SQLite has one writer at a time and needs none of this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, literal_column, select, text, true

from conference.domain.decision import Event
from conference.domain.instants import Instant
from conference.storage import codec
from conference.storage.connected import Transactions
from conference.storage.tables import history, payloads

_MARKS: Final = 0x75707072 << 32
"""Where our marks begin among all the locks that somebody may have agreed on with others."""
_LAST: Final = "SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM history_id_seq"
MARK: Final[ColumnElement[None]] = literal_column(f"pg_advisory_xact_lock_shared({_MARKS} + ({_LAST}))")
"""A column that sets the mark of whoever selects it, before anything is appended. SQLite needs none."""
_LOWEST: Final = text(
    f"""SELECT min((classid::bigint << 32 | objid::bigint) - {_MARKS}) FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint = {_MARKS >> 32} AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
)


@dataclass(frozen=True)
class Happened:
    """A row of history. `event` is None where it has been weeded."""

    row: int
    chain: str
    seq: int
    at: Instant
    kind: str
    event: Event | None


@dataclass(frozen=True)
class Grown:
    """That a chain has grown: the row, and nothing of what it says."""

    row: int
    chain: str


class Feed:
    """History by row number, for whoever keeps the number of the last row seen."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def since(self, row: int, limit: int = 500, chain: str | None = None) -> Sequence[Happened]:
        """What has been appended since a row, in the order of the rows."""
        apart = (payloads.c.chain == history.c.chain) & (payloads.c.seq == history.c.seq)
        statement = select(history, payloads.c.body).outerjoin(payloads, apart).where(history.c.id > row)
        if chain is not None:
            statement = statement.where(history.c.chain == chain)
        with self._store.glancing() as connection:
            # In this order: what had a number before the marks were read is seen now, or marked.
            statement = statement.where(settled(connection)).order_by(history.c.id).limit(limit)
            rows = connection.execute(statement).all()
        return [
            Happened(
                row.id,
                row.chain,
                row.seq,
                row.at,
                row.kind,
                None if row.body is None else codec.events.load(row.kind, row.body),
            )
            for row in rows
        ]

    def grown(self, row: int, limit: int = 500) -> Sequence[Grown]:
        """Which chains have grown since a row, for those who then look for themselves."""
        statement = select(history.c.id, history.c.chain).where(history.c.id > row)
        with self._store.glancing() as connection:
            statement = statement.where(settled(connection)).order_by(history.c.id).limit(limit)
            return [Grown(found.id, found.chain) for found in connection.execute(statement)]

    def last(self) -> int:
        """The number of the newest row, seen or not."""
        with self._store.glancing() as connection:
            return connection.execute(select(func.max(history.c.id))).scalar() or 0


def settled(connection: Connection) -> ColumnElement[bool]:
    """Of rows asked for after this, on a connection that shows each statement what is there by then."""
    if connection.dialect.name == "sqlite":
        return true()
    last = connection.execute(text(_LAST)).scalar_one()
    lowest = connection.execute(_LOWEST).scalar()
    return history.c.id <= (last if lowest is None else min(last, lowest))
