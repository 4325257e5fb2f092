"""A leg with all that a report of it bears on, in one question: its meeting, that meeting's floor, its seat.

Where rows are locked, they are locked in the order of the tables below, the meeting's own before all others.
If the leg has passed to another meeting while that lock was waited for, nothing is found.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, select

from conference.storage.shelf import Shelf
from conference.storage.tables import conferences, floors, legs, seats
from conference.storage.terms import given

_ORDER: Final = (conferences, floors, seats, legs)
_READ: Final = ("doc", "plan")
"""What is read of a row beside its key."""


def get(
    connection: Connection, shelves: Mapping[Table, Shelf[Any]], leg: str, *, floor: bool, locked: bool
) -> bool:
    """Put them on their shelves; whether there were all of them."""
    row = connection.execute(_statement(floor, locked), {"id_is": leg}).first()
    if row is None:
        return False
    read = row._mapping
    for table in _tables(floor):
        stored = {name: read[label] for name, label in _columns(table)}
        shelves[table].keep(stored, locked=locked)
    return True


@cache
def _statement(floor: bool, locked: bool) -> Select[Any]:
    columns = [table.c[name].label(label) for table in _tables(floor) for name, label in _columns(table)]
    whole = legs.join(conferences, conferences.c.id == legs.c.conference).join(
        seats, (seats.c.conference == legs.c.conference) & (seats.c.slug == legs.c.seat)
    )
    if floor:
        whole = whole.join(floors, floors.c.conference == legs.c.conference)
    statement = select(*columns).select_from(whole).where(given(legs.c.id))
    return statement.with_for_update(of=list(_tables(floor))) if locked else statement


def _tables(floor: bool) -> Iterable[Table]:
    return (table for table in _ORDER if floor or table is not floors)


@cache
def _columns(table: Table) -> tuple[tuple[str, str], ...]:
    """(name, what it is called in the question)."""
    return tuple(
        (column.name, f"{table.name}_{column.name}")
        for column in table.columns
        if column.primary_key or column.name in _READ
    )
