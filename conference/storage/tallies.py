"""What has been counted, added up: a row for each name and label, and no more rows in any year.

Whoever counts keeps its own counts for a second or so and adds them here. What a process had not yet added
when it was killed is lost: these are figures for those who watch, and no facts.
"""

from typing import Final

from sqlalchemy import Column, Connection, Double, String, Table, select, update

from conference.storage.connected import Transactions
from conference.storage.tables import metadata
from conference.storage.upsert import insert_new
from conference.tally import Counted

tallies: Final = Table(
    "tallies",
    metadata,
    Column("name", String, primary_key=True),
    Column("label", String, primary_key=True),
    Column("n", Double, nullable=False),
)


class Tallies:
    def __init__(self, store: Transactions) -> None:
        self._store = store

    def add(self, counted: Counted) -> None:
        """Add to what has been counted so far."""
        if counted:
            with self._store.writing() as work:
                add(work.connection, counted)

    def all(self) -> dict[tuple[str, str], float]:
        """All there is, in one question."""
        with self._store.glancing() as connection:
            rows = connection.execute(select(tallies))
            return {(row.name, row.label): float(row.n) for row in rows}


def add(connection: Connection, counted: Counted) -> None:
    """The same in somebody's transaction. In one order, so that no two wait for one another."""
    for (name, label), n in sorted(counted.items()):
        if not insert_new(connection, tallies, name=name, label=label, n=n):
            same = (tallies.c.name == name, tallies.c.label == label)
            connection.execute(update(tallies).where(*same).values(n=tallies.c.n + n))
