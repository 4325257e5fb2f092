"""A backup: every row in lines of JSON, the same whichever database it is drawn from or put into.

    {"upprop backup": 1, "version": …, "wall": …, "counts": {table: rows}}
    ["table", {column: value, …}]
    …

It is of one moment, also where processes write meanwhile. Drawn at another version of the product it is first
laid out at that version and then brought up to this one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from sqlalchemy import MetaData, Table

from conference.clock import Wall
from conference.storage import rows
from conference.storage.engine import make_engine, writing
from conference.storage.migrate import HEAD, migrate
from conference.storage.store import Store

FORMAT: Final = 1
_SIGN: Final = "upprop backup"


class Damaged(Exception):
    """It is no whole backup; says why in a sentence."""


@dataclass(frozen=True)
class Head:
    """What a backup says of itself. `wall` is when it was drawn."""

    version: str
    wall: Wall
    counts: Mapping[str, int]


def draw(store: Store, wall: Wall) -> bytes:
    """A backup of all there is."""
    with store.reading() as work:
        head = {_SIGN: FORMAT, "version": HEAD, "wall": wall, "counts": rows.counted(work.connection)}
        lines = [json.dumps(head)]
        for name, table in rows.tables().items():
            lines += [
                json.dumps([name, row], ensure_ascii=False) for row in rows.rows(work.connection, table)
            ]
    return "\n".join(lines).encode()


def head_of(content: bytes) -> Head:
    """Raises Damaged."""
    said = _line(content.split(b"\n", 1)[0])
    if not isinstance(said, dict) or said.get(_SIGN) != FORMAT:
        raise Damaged("it is no backup that this version of the product can read")
    return Head(said["version"], Wall(said["wall"]), said["counts"])


def lay_out(content: bytes, file: Path) -> Head:
    """Make a backup into an SQLite database of this version, whole or not at all. Raises Damaged."""
    from alembic.util import CommandError  # see `migrate`

    head = head_of(content)
    url = f"sqlite:///{file}"
    try:
        migrate(url, head.version)
    except CommandError as error:
        raise Damaged(f"it is of version {head.version}, which this product does not know") from error
    engine = make_engine(url, durable=False)
    try:
        with writing(engine) as connection:
            found = MetaData()
            found.reflect(connection)
            counted = dict.fromkeys(head.counts, 0)
            for name, group in groupby(_rows(content), key=itemgetter(0)):
                counted[name] = rows.put(connection, _known(found, name), (row for _, row in group))
            if counted != head.counts:
                raise Damaged("it has not as many rows as it says")
    finally:
        engine.dispose()
    migrate(url)
    return head


def _rows(content: bytes) -> Iterable[tuple[str, rows.Row]]:
    for line in content.split(b"\n")[1:]:
        match _line(line):
            case [str(name), dict(row)]:
                yield name, row
            case _:
                raise Damaged("a line of it is not a row")


def _known(found: MetaData, name: str) -> Table:
    if name not in found.tables:
        raise Damaged(f"there is no table {name} in that version")
    return found.tables[name]


def _line(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        raise Damaged("a line of it cannot be read") from None
