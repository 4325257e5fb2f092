"""What was begun in a reserve comes home: every row under its own id, all in one transaction or none.

Ids of ours are made by chance and mean the same in either database, and so do chains that began there. What
is numbered by the database itself (effects, dues, rows of history) is numbered anew, in the same order. The
house's own chain goes on where it stood: what was told in it there is told again here. Of claims nothing is
known here, so whoever had them is silent, and they are settled by looking.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select, update

from conference.bus import HOUSE_CHAIN
from conference.domain.activation.events import ReserveUsed
from conference.domain.instants import Instant
from conference.domain.meeting.effects import Announce, Whisper
from conference.storage import history, tables
from conference.storage.connected import Connected
from conference.storage.routes import route_outcomes
from conference.storage.tallies import add, tallies
from conference.storage.upsert import insert_new

BEGUN: Final[tuple[Table, ...]] = (
    tables.activations,
    tables.conferences,
    tables.floors,
    tables.seats,
    tables.legs,
    tables.texts,
    tables.inquiries,
    tables.pictures,
)
"""Whatever has an id of ours."""
KNOWN: Final[tuple[Table, ...]] = (tables.plans, tables.inbox)
"""What may be here already, and is the same then."""
LEFT_BEHIND: Final = frozenset(
    {"phones", "people", "shifts", "function_codes", "guidelines", "past_activations", "beats", "links"}
    | {"accounts", "sign_ins"}
)
"""What came with the call list, signs of life of those who worked there, and what a reserve has none of."""
NUMBERED: Final = frozenset(
    {"chains", "history", "payloads", "outbox", "due", "tries", "pace", "tallies", "route_outcomes"}
)
"""What has ways of its own, below."""
SPOKEN: Final = frozenset({Announce.__name__, Whisper.__name__})
"""Effects whose words the carrier fetches later, by their row."""
KEPT: Final = "kept/"
"""How the key of a due row begins that waited for the house itself."""


def moved(work: Connected, reserve: str) -> bool:
    """Whether a reserve has come home already."""
    row = select(tables.reserves.c.moved_at).where(tables.reserves.c.id == reserve)
    return work.connection.execute(row).scalar() is not None


def row_of_words(work: Connected, reserve: str, row: int) -> int | None:
    """The row here of what was to be said by `row` there."""
    words = work.connection.execute(
        select(tables.reserves.c.words).where(tables.reserves.c.id == reserve)
    ).scalar()
    found: int | None = json.loads(words or "{}").get(str(row))
    return found


def move(source: Connected, target: Connected, reserve: str, now: Instant) -> None:
    """Write into `target` all that was begun in `source`, once."""
    if moved(target, reserve):
        return
    there, here = source.connection, target.connection
    since = there.execute(
        select(tables.reserves.c.opened_at).where(tables.reserves.c.id == reserve)
    ).scalar_one()
    for table in BEGUN:
        _copy(there, here, table)
    for table in KNOWN:
        for row in _rows(there, table):
            insert_new(here, table, **row)
    _move_history(source, here, now)
    for id in there.execute(select(tables.activations.c.id)).scalars().all():
        history.append(here, id, [ReserveUsed(id, since, now)], now)
    words = _move_outbox(there, here)
    _move_dues(there, here, now)
    _move_counts(there, here)
    values = {"opened_at": since, "moved_at": now, "words": json.dumps(words)}
    here.execute(insert(tables.reserves), {"id": reserve, **values})


def _rows(there: Connection, table: Table, *, but: str | None = None) -> Iterator[dict[str, Any]]:
    statement = select(*[column for column in table.columns if column.name != but])
    for row in there.execute(statement.order_by(*table.primary_key.columns)):
        yield dict(row._mapping)


def _copy(there: Connection, here: Connection, table: Table, *, but: str | None = None) -> None:
    if rows := list(_rows(there, table, but=but)):
        here.execute(insert(table), rows)


def _move_history(source: Connected, here: Connection, now: Instant) -> None:
    there = source.connection
    for table, named in ((tables.chains, "id"), (tables.history, "chain"), (tables.payloads, "chain")):
        but = "id" if table is tables.history else None
        if rows := [row for row in _rows(there, table, but=but) if row[named] != HOUSE_CHAIN]:
            here.execute(insert(table), rows)
    told = history.events_of(source, HOUSE_CHAIN)
    for _, several in groupby(told, key=lambda pair: pair[0]):
        history.append(here, HOUSE_CHAIN, [event for _, event in several], now)


def _move_outbox(there: Connection, here: Connection) -> Mapping[int, int]:
    """In their order, one by one, so that on every strand what was first is first."""
    words: dict[int, int] = {}
    for row in _rows(there, tables.outbox):
        was = row.pop("id")
        is_now = here.execute(insert(tables.outbox).values(row).returning(tables.outbox.c.id)).scalar_one()
        if row["kind"] in SPOKEN:
            words[was] = is_now
    return words


def _move_dues(there: Connection, here: Connection, now: Instant) -> None:
    """A key that is here already is that of something else that is looked after."""
    for row in _rows(there, tables.due, but="id"):
        if str(row["key"]).startswith(KEPT):
            row["at"] = now
        insert_new(here, tables.due, **row)


def _move_counts(there: Connection, here: Connection) -> None:
    _copy(there, here, tables.tries, but="id")
    _copy(there, here, route_outcomes, but="id")
    for row in _rows(there, tables.pace):
        if not insert_new(here, tables.pace, **row):
            slower = (tables.pace.c.carrier == row["carrier"], tables.pace.c.next_at < row["next_at"])
            here.execute(update(tables.pace).where(*slower).values(next_at=row["next_at"]))
    add(here, {(row["name"], row["label"]): row["n"] for row in _rows(there, tallies)})
