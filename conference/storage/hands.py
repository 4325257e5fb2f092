"""Who shows signs of life, and what each has in hand: for whoever watches how work is taken over."""

from dataclasses import dataclass

from sqlalchemy import select

from conference.clock import Wall
from conference.storage.connected import Transactions
from conference.storage.tables import IN_HAND, beats, outbox
from conference.storage.terms import among


@dataclass(frozen=True)
class InHand:
    """An effect that a process has claimed. `unknown`: whether it was done is to be found out by looking."""

    row: int
    kind: str
    process: str
    claimed_at: Wall
    unknown: bool


class Hands:
    def __init__(self, store: Transactions) -> None:
        self._store = store

    def alive(self) -> dict[str, tuple[str, Wall]]:
        """The kind and the last sign of life of every process that ever gave one."""
        with self._store.reading() as work:
            rows = work.connection.execute(select(beats.c.process, beats.c.kind, beats.c.wall))
            return {row.process: (row.kind, Wall(row.wall)) for row in rows}

    def in_hand(self) -> list[InHand]:
        statement = select(
            outbox.c.id, outbox.c.kind, outbox.c.claimed_by, outbox.c.claimed_at, outbox.c.state
        ).where(among(outbox.c.state, IN_HAND))
        with self._store.reading() as work:
            rows = work.connection.execute(statement.order_by(outbox.c.id)).all()
        return [
            InHand(
                row.id, row.kind, row.claimed_by or "", Wall(row.claimed_at or 0.0), row.state == "unknown"
            )
            for row in rows
        ]
