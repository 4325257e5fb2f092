"""The aggregates of one kind in one transaction: each is loaded once, and written if it has changed.

Whatever is asked of the database next, changes that may bear on the answer are written first, so that
a question always sees what has just been decided: of a question to one shelf, those on that shelf. A
document is replaced only where it still is what was read: no path, locked or not, can lose somebody
else's change.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Generic, Protocol, TypeVar

from sqlalchemy import Connection, Insert, Select, Table, Update, bindparam, insert, select, update

from conference.bus import Collision
from conference.domain.errors import NotFound
from conference.storage import codec
from conference.storage.terms import given

A = TypeVar("A")

Stored = Mapping[Any, Any]
"""A row: what stands in each column, by its name."""

NOTHING: Final[Stored] = {}


class Transaction(Protocol):
    """What a shelf must know of the unit of work it belongs to."""

    connection: Connection
    locks: bool
    read_only: bool

    def flush(self) -> None:
        """Write what has changed on every shelf."""

    def enter(self, conference: str | None) -> None:
        """Be about this conference: its row is locked before anything of it is."""

    def entered(self, conference: str) -> None:
        """Be about this conference, whose row has been locked already."""

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
        load: Callable[[Stored], A] | None = None,
    ) -> None:
        self._cls = cls
        self._table = table
        self._statements = _of(table)
        self._columns = columns
        self._transaction = transaction
        self._dump = dump
        self._load = load or (lambda row: codec.load(cls, row["doc"]))
        self._key = self._statements.key
        self._kept: dict[Hashable, _Kept[A]] = {}

    def get(self, *key: str) -> A:
        """The one with that key, locked. Raises NotFound."""
        if (known := self.known(*key)) is not None:
            return known
        locked = self._transaction.locks
        one = self._statements.one_locked if locked else self._statements.one
        found = self.all(one, self._is(key), locked=locked)
        if not found:
            raise NotFound(f"no {self._cls.__name__.lower()} {' '.join(key)}")
        return found[0]

    def look(self, *key: str) -> A:
        """The same without waiting for whoever has it locked. Raises NotFound."""
        if (known := self.known(*key)) is not None:
            return known
        if (found := self.find(*key)) is None:
            raise NotFound(f"no {self._cls.__name__.lower()} {' '.join(key)}")
        return found

    def find(self, *key: str) -> A | None:
        """The same, asked for anew; None if there is none."""
        return next(iter(self.all(self._statements.one, self._is(key))), None)

    def known(self, *key: str) -> A | None:
        """The one with that key, if it has been got already and can be changed by nobody else since."""
        kept = self._kept.get(key)
        return kept.thing if kept is not None and (kept.locked or kept.doc is None) else None

    def add(self, thing: A) -> None:
        key = tuple(self._columns(thing)[name] for name in self._key)
        self._kept[key] = _Kept(thing, None, locked=True)

    def select(self) -> Select[Any]:
        return select(self._table)

    def all(self, statement: Select[Any], values: Stored = NOTHING, *, locked: bool = False) -> list[A]:
        """What a statement on this shelf's table, and no other, finds with these values.

        `locked`: the statement locks what it finds.
        """
        transaction = self._transaction
        if not transaction.read_only:
            self.flush()
        rows = transaction.connection.execute(statement, values)
        return [self.keep(row._mapping, locked=locked) for row in rows]

    def keep(self, row: Stored, *, locked: bool) -> A:
        """Take in what has been read; `row` has the key and the document at least."""
        key = tuple(row[name] for name in self._key)
        kept, locked = self._kept.get(key), locked or not self._transaction.locks
        if kept is not None and kept.doc == row["doc"]:
            kept.locked = kept.locked or locked
            return kept.thing
        # Not seen before, or changed by another between a look without a lock and this one with it.
        self._kept[key] = _Kept(self._load(row), row["doc"], locked)
        return self._kept[key].thing

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
            self._transaction.connection.execute(self._statements.new, [row for _, row in new])
            for kept, row in new:
                kept.doc = str(row["doc"])

    def _replace(self, key: Hashable, kept: _Kept[A], row: Stored) -> None:
        assert isinstance(key, tuple)
        values = {**row, **self._is(key), _WAS: kept.doc}
        if self._transaction.connection.execute(self._statements.replaced, values).rowcount != 1:
            raise Collision(f"a {self._cls.__name__.lower()} was changed by somebody else meanwhile")

    def _is(self, key: tuple[str, ...]) -> dict[str, str]:
        return {f"{name}_is": part for name, part in zip(self._key, key, strict=True)}


@dataclass(frozen=True)
class _Statements:
    """What every shelf asks of its table, and which columns its key is."""

    key: tuple[str, ...]
    one: Select[Any]
    one_locked: Select[Any]
    new: Insert
    replaced: Update


_WAS: Final = "doc_was"


@cache
def _of(table: Table) -> _Statements:
    key = tuple(table.primary_key.columns)
    its = [given(column) for column in key]
    one = select(table).where(*its)
    replaced = update(table).where(*its, table.c.doc == bindparam(_WAS))
    names = tuple(column.name for column in key)
    return _Statements(names, one, one.with_for_update(of=table), insert(table), replaced)
