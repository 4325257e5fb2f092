"""Figures for those who watch the house: counted by the database, never by opening a document."""

from sqlalchemy import func, select

from conference.clock import Wall
from conference.storage.connected import Transactions
from conference.storage.tables import WAITING, activations, conferences, inbox, outbox
from conference.storage.terms import among


class Counts:
    """What there is now, counted when it is asked for."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def conferences(self) -> dict[str, int]:
        """How many there are in each state."""
        statement = select(conferences.c.state, func.count().label("n")).group_by(conferences.c.state)
        with self._store.glancing() as connection:
            return {row.state: row.n for row in connection.execute(statement)}

    def activations(self) -> dict[str, int]:
        """How many activations there are in each state."""
        statement = select(activations.c.state, func.count().label("n")).group_by(activations.c.state)
        with self._store.glancing() as connection:
            return {row.state: row.n for row in connection.execute(statement)}

    def waiting(self) -> dict[str, int]:
        """How many effects wait in each lane, ready or not."""
        statement = select(outbox.c.lane, func.count().label("n")).where(among(outbox.c.state, WAITING))
        with self._store.glancing() as connection:
            return {row.lane: row.n for row in connection.execute(statement.group_by(outbox.c.lane))}

    def last_fact(self) -> Wall | None:
        """When something from outside was last taken in."""
        with self._store.glancing() as connection:
            last = connection.execute(select(func.max(inbox.c.at))).scalar()
        return None if last is None else Wall(last)
