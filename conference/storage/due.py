"""Commands to be given later. The only timers there are: what is in this table survives every process."""

import logging
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from conference.domain.decision import Command
from conference.domain.decision import Due as Later
from conference.domain.instants import Instant
from conference.storage import codec
from conference.storage.connected import Transactions
from conference.storage.tables import due
from conference.storage.terms import given

log = logging.getLogger(__name__)

_LAST_LETTER: Final = "\U0010ffff"

_NEW: Final = insert(due)
_USED_UP: Final = delete(due).where(given(due.c.id))
_AT_ONCE: Final = 8
"""Keys in one statement, which is put together once: a report withdraws six or so."""
_GONE: Final = delete(due).where(due.c.key.in_([bindparam(f"key_{n}") for n in range(_AT_ONCE)]))
_GONE_BETWEEN: Final = delete(due).where(due.c.key >= bindparam("first"), due.c.key <= bindparam("last"))
_WHOSE: Final = select(due.c.conference).where(given(due.c.id))
_OVERDUE: Final = (
    select(due).where(due.c.at <= bindparam("now", type_=due.c.at.type)).order_by(due.c.at, due.c.id)
).limit(bindparam("limit"))
_FIRST: Final = select(func.min(due.c.at))


class Due:
    """What a relay asks for. The rows it is given are used up by the bus, with their commands."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def take(self, now: Instant, limit: int = 50) -> list[tuple[int, Command]]:
        """(row, command) of what is due, longest overdue first. The rows stay until the bus consumes them."""
        with self._store.glancing() as connection:
            rows = connection.execute(_OVERDUE, {"now": now, "limit": limit}).all()
        return [(row.id, command) for row in rows if (command := _command(row)) is not None]

    def next_at(self) -> Instant | None:
        with self._store.glancing() as connection:
            return connection.execute(_FIRST).scalar()

    def late(self, now: Instant) -> tuple[int, Instant | None]:
        """How many are due and not yet given to the bus, and since when the oldest is."""
        overdue = select(func.count(), func.min(due.c.at)).where(due.c.at <= now)
        with self._store.glancing() as connection:
            many, since = connection.execute(overdue).one()
            return int(many), since

    def put_off(self, id: int, until: Instant) -> None:
        """Try one again later: its command failed for a reason of ours."""
        with self._store.writing() as work:
            work.connection.execute(update(due).where(due.c.id == id).values(at=until))


def _command(row: Row[Any]) -> Command | None:
    """The command of a row. One that only a newer version knows is left to it, and holds up nobody else."""
    try:
        return codec.commands.load(row.kind, row.doc)
    except codec.UnknownKind:
        log.error("a due command is unknown to this version", extra={"row": row.id, "kind": row.kind})
        return None


def consume(connection: Connection, id: int) -> bool:
    """Take a row away; False if somebody has done so already, or it was withdrawn or replaced."""
    return connection.execute(_USED_UP, {"id_is": id}).rowcount == 1


def whose(connection: Connection, id: int) -> str | None:
    """The conference or activation that a row is about; None if it is about neither, or gone."""
    return connection.execute(_WHOSE, {"id_is": id}).scalar()


def known(connection: Connection, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys that have a row."""
    found = select(due.c.key).where(due.c.key.in_(list(keys)))
    return frozenset(connection.execute(found).scalars()) if keys else frozenset()


def plan(
    connection: Connection, later: Iterable[Later], conference: str | None, cancelled: Iterable[str]
) -> None:
    """Write rows down. One with a known key takes the earlier one's place, under a new id.

    The rows of `cancelled` keys are taken away before that; one that ends in * stands for all that begin so.
    """
    by_key, beginnings = {one.key: one for one in later}, []
    gone = list(by_key)
    for key in cancelled:
        if key.endswith("*"):
            beginnings.append({"first": key[:-1], "last": key[:-1] + _LAST_LETTER})
        else:
            gone.append(key)
    for first in range(0, len(gone), _AT_ONCE):
        some = gone[first : first + _AT_ONCE]
        some += some[-1:] * (_AT_ONCE - len(some))
        connection.execute(_GONE, {f"key_{n}": key for n, key in enumerate(some)})
    if beginnings:
        connection.execute(_GONE_BETWEEN, beginnings)
    if by_key:
        connection.execute(_NEW, [_row(one, conference) for one in by_key.values()])


def _row(one: Later, conference: str | None) -> dict[str, object]:
    kind, doc = codec.commands.dump(one.command)
    whose = getattr(one.command, "conference", None) or conference
    return {"key": one.key, "at": one.at, "kind": kind, "doc": doc, "conference": whose}
