"""Figures for those who watch the house: counted by the database, never by opening a document."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import func, select

from conference.clock import Wall
from conference.domain.meeting.barring_events import NumberBarred
from conference.domain.meeting.events import AttemptSettled
from conference.storage import codec
from conference.storage.connected import Transactions
from conference.storage.feed import settled
from conference.storage.tables import WAITING, among, conferences, history, inbox, outbox, payloads

COUNTED = (AttemptSettled.__name__, NumberBarred.__name__)


@dataclass
class Calls:
    """How attempts have ended, and why numbers were let be, counted on from the last row that was seen."""

    row: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    barred: Counter[str] = field(default_factory=Counter)


class Counts:
    """`calls` grows with history; each process counts for itself, and all come to the same."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def conferences(self) -> dict[str, int]:
        """How many there are in each state."""
        statement = select(conferences.c.state, func.count().label("n")).group_by(conferences.c.state)
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

    def count_on(self, calls: Calls) -> Calls:
        """What has been settled since `calls` was counted is added to it."""
        apart = (payloads.c.chain == history.c.chain) & (payloads.c.seq == history.c.seq)
        statement = (
            select(history.c.id, history.c.kind, payloads.c.body)
            .join(payloads, apart)
            .where(history.c.id > calls.row, history.c.kind.in_(COUNTED))
            .order_by(history.c.id)
        )
        counted = Calls(calls.row, Counter(calls.outcomes), Counter(calls.barred))
        with self._store.glancing() as connection:
            for row in connection.execute(statement.where(settled(connection))):
                event = codec.events.load(row.kind, row.body)
                if isinstance(event, AttemptSettled):
                    counted.outcomes[event.outcome] += 1
                elif isinstance(event, NumberBarred):
                    counted.barred[event.why] += 1
                counted.row = row.id
        return counted
