"""The aggregates of one kind in one transaction: each is loaded once, and written if it has changed.

Whatever is asked of the database next, changes that may bear on the answer are written first, so that
a question always sees what has just been decided: of a question to one shelf, those on that shelf. A
document is replaced only where it still is what was read: no path, locked or not, can lose somebody
else's change.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, insert, select, update

from conference.bus import Collision
from conference.domain.errors import NotFound
from conference.storage import codec

A = TypeVar("A")


class Transaction(Protocol):
    """What a shelf must know of the unit of work it belongs to."""

    connection: Connection
    locks: bool
    read_only: bool

    def flush(self) -> None:
        """Write what has changed on every shelf."""

    def enter(self, conference: str | None) -> None:
        """Be about this conference: its row is locked before anything of it is."""

    def be_about(self, activation: str | None) -> None:
        """Be about this activation, where it is about no conference."""


@dataclass
class _Kept(Generic[A]):
    thing: A
    doc: str | None  # as stored; None while it is not
    locked: bool


class Shelf(Generic[A]):
    """`columns` tells what stands beside an aggregate's document; the table's primary key is its key."""

    def __init__(
        self,
        cls: type[A],
        table: Table,
        columns: Callable[[A], Mapping[str, object]],
        transaction: Transaction,
        *,
        dump: Callable[[A], str] = codec.dump,
        load: Callable[[Row[Any]], A] | None = None,
    ) -> None:
        self._cls = cls
        self._table = table
        self._columns = columns
        self._transaction = transaction
        self._dump = dump
        self._load = load or (lambda row: codec.load(cls, row.doc))
        self._key = tuple(column.name for column in table.primary_key.columns)
        self._kept: dict[Hashable, _Kept[A]] = {}

    def get(self, *key: str) -> A:
        """The one with that key, locked. Raises NotFound."""
        kept = self._kept.get(key)
        if kept is not None and (kept.locked or kept.doc is None):
            return kept.thing
        found = self.all(self.select().where(*self._is(key)), locked=True)
        if not found:
            raise NotFound(f"no {self._cls.__name__.lower()} {' '.join(key)}")
        return found[0]

    def add(self, thing: A) -> None:
        key = tuple(self._columns(thing)[name] for name in self._key)
        self._kept[key] = _Kept(thing, None, locked=True)

    def select(self) -> Select[Any]:
        return select(self._table)

    def all(self, statement: Select[Any], *, locked: bool = False) -> list[A]:
        """What a statement on this shelf's table, and no other, finds."""
        transaction = self._transaction
        if not transaction.read_only:
            self.flush()
        if locked and transaction.locks:
            statement = statement.with_for_update(of=self._table)
        locked = locked or not transaction.locks
        return [self._keep(row, locked) for row in transaction.connection.execute(statement)]

    def flush(self) -> None:
        """Write what is new or has changed."""
        new: list[tuple[_Kept[A], dict[str, object]]] = []
        for key, kept in self._kept.items():
            doc = self._dump(kept.thing)
            if doc == kept.doc:
                continue
            row = {**self._columns(kept.thing), "doc": doc}
            if kept.doc is None:
                new.append((kept, row))
            else:
                self._replace(key, kept, row)
                kept.doc = doc
        if new:
            self._transaction.connection.execute(insert(self._table), [row for _, row in new])
            for kept, row in new:
                kept.doc = str(row["doc"])

    def _replace(self, key: Hashable, kept: _Kept[A], row: Mapping[str, object]) -> None:
        assert isinstance(key, tuple)
        statement = update(self._table).where(*self._is(key), self._table.c.doc == kept.doc).values(row)
        if self._transaction.connection.execute(statement).rowcount != 1:
            raise Collision(f"a {self._cls.__name__.lower()} was changed by somebody else meanwhile")

    def _is(self, key: Iterable[str]) -> list[ColumnElement[bool]]:
        return [self._table.c[name] == part for name, part in zip(self._key, key, strict=True)]

    def _keep(self, row: Row[Any], locked: bool) -> A:
        key = tuple(row._mapping[name] for name in self._key)
        kept = self._kept.get(key)
        if kept is not None and kept.doc == row.doc:
            kept.locked = kept.locked or locked
            return kept.thing
        # Not seen before, or changed by another between a look without a lock and this one with it.
        self._kept[key] = _Kept(self._load(row), row.doc, locked)
        return self._kept[key].thing
