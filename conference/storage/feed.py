"""History for those who follow it, row by row: none is missed, however late its transaction ends.

A row has its number when it is written, and is seen when its transaction ends. Of two that write side by side
the later number may be seen first, and whoever had gone on past it would never see the other. So whoever
appends says first how far the numbers have come (a mark, kept until its transaction ends), and nobody reads
past the lowest mark. SQLite has one writer at a time and needs none of this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, literal_column, select, text

from conference.domain.decision import Event
from conference.domain.instants import Instant
from conference.storage import codec
from conference.storage.connected import Transactions
from conference.storage.tables import history, payloads
from conference.storage.terms import given

_MARKS: Final = 0x75707072 << 32
"""Where our marks begin among all the locks that somebody may have agreed on with others."""
_LAST: Final = "SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM history_id_seq"
MARK: Final[ColumnElement[None]] = literal_column(f"pg_advisory_xact_lock_shared({_MARKS} + ({_LAST}))")
"""A column that sets the mark of whoever selects it, before anything is appended. SQLite needs none."""
_COME: Final = text(_LAST)
_LOWEST: Final = text(
    f"""SELECT min((classid::bigint << 32 | objid::bigint) - {_MARKS}) FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint = {_MARKS >> 32} AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
)
_ALL: Final = 2**63 - 1

_BEYOND: Final = (history.c.id > bindparam("row")) & (history.c.id <= bindparam("settled"))
_APART: Final = (payloads.c.chain == history.c.chain) & (payloads.c.seq == history.c.seq)
_SINCE: Final = (
    select(history, payloads.c.body)
    .outerjoin(payloads, _APART)
    .where(_BEYOND)
    .order_by(history.c.id)
    .limit(bindparam("limit"))
)
_SINCE_OF: Final = _SINCE.where(given(history.c.chain))
_GROWN: Final = (
    select(history.c.id, history.c.chain).where(_BEYOND).order_by(history.c.id).limit(bindparam("limit"))
)
_NEWEST: Final = select(func.max(history.c.id))


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
        found = self._beyond(_SINCE if chain is None else _SINCE_OF, row, limit, chain_is=chain)
        return [
            Happened(
                row.id,
                row.chain,
                row.seq,
                row.at,
                row.kind,
                None if row.body is None else codec.events.load(row.kind, row.body),
            )
            for row in found
        ]

    def grown(self, row: int, limit: int = 500) -> Sequence[Grown]:
        """Which chains have grown since a row, for those who then look for themselves."""
        return [Grown(found.id, found.chain) for found in self._beyond(_GROWN, row, limit)]

    def last(self) -> int:
        """The number of the newest row, seen or not."""
        with self._store.glancing() as connection:
            return connection.execute(_NEWEST).scalar() or 0

    def _beyond(self, asked: Select[Any], row: int, limit: int, **more: object) -> Sequence[Row[Any]]:
        with self._store.glancing() as connection:
            # In this order: what had a number before the marks were read is seen now, or marked.
            if (until := settled(connection, row)) <= row:
                return ()
            return connection.execute(asked, {"row": row, "settled": until, "limit": limit, **more}).all()


def settled(connection: Connection, row: int) -> int:
    """The last row that nothing can come before any more, on a connection that shows what is there by now.

    No more than `row` where nothing has been appended beyond it: whoever asks all day is mostly told that.
    """
    if connection.dialect.name == "sqlite":
        return _ALL
    come: int = connection.execute(_COME).scalar_one()
    if come <= row:
        return come
    lowest = connection.execute(_LOWEST).scalar()
    return come if lowest is None else min(come, lowest)
