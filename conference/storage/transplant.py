"""One database's rows taken into another: all of them, counted and with every chain whole, or none."""

from __future__ import annotations

from sqlalchemy import select

from conference.clock import Wall
from conference.domain.errors import Refused
from conference.storage import rows
from conference.storage.history import verify_chain
from conference.storage.store import Store
from conference.storage.tables import beats, chains
from conference.storage.work import Work

SILENT_FOR = 5.0
"""Seconds of the wall without a sign of life after which a process is taken to have ended."""


def transplant(source: Store, target: Store, *, replaces: bool = False) -> dict[str, int]:
    """How many rows each table got. Raises Refused, and then nothing has changed."""
    with source.reading() as there, target.writing() as here:
        if replaces:
            rows.clear(here.connection)
        elif any(rows.counted(here.connection).values()):
            raise Refused("there is something in that database already")
        copied = rows.copy(there.connection, here.connection)
        if rows.counted(here.connection) != copied:
            raise Refused("not every row has arrived")
        if broken := broken_chains(here):
            raise Refused(f"the history of {', '.join(broken)} is not whole")
        return copied


def broken_chains(work: Work) -> list[str]:
    """The chains whose history is not whole."""
    ids = work.connection.execute(select(chains.c.id).order_by(chains.c.id)).scalars().all()
    return [id for id in ids if not verify_chain(work, id).whole]


def refuse_while_alive(store: Store, wall: Wall) -> None:
    """Raises Refused where a process that works on this database has shown signs of life just now."""
    with store.glancing() as connection:
        alive = connection.execute(
            select(beats.c.kind).where(beats.c.wall > wall - SILENT_FOR).distinct().order_by(beats.c.kind)
        )
        if running := list(alive.scalars()):
            raise Refused(f"{', '.join(running)} still run on that database: stop all processes first")
