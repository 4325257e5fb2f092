"""What history tells is counted as it grows: by whichever relay is first, each row once.

The last row counted stands in the same table as the counts and moves with them in one transaction, so that
no row is counted twice or left out, whatever dies.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, update

from conference.domain.activation.events import PageAttemptPlaced, PageAttemptSettled
from conference.domain.meeting.barring_events import NumberBarred
from conference.domain.meeting.events import AttemptSettled, TextSettled
from conference.domain.meeting.mending_events import Reconciled
from conference.storage.feed import Feed, Happened
from conference.storage.store import Store
from conference.storage.tallies import add, tallies
from conference.storage.upsert import insert_new
from conference.storage.waits import waits
from conference.tally import joined

AT_ONCE: Final = 200
"""Rows of history counted in one transaction."""
CURSOR: Final = ("counted", "history")
FINAL: Final = ("delivered", "failed", "expired")


class Counting:
    """Any number may count at once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._feed = Feed(store)

    def count(self) -> int:
        """Count some of what has happened since; how many rows that was. Call again while there are any."""
        since = self._cursor()
        rows = self._feed.since(since, AT_ONCE)
        if rows:
            self._add(since, rows)
        return len(rows)

    def _add(self, since: int, rows: Sequence[Happened]) -> None:
        with self._store.reading() as work:
            counted = _counted(rows) + waits(work, rows)
        with self._store.writing() as work:
            insert_new(work.connection, tallies, name=CURSOR[0], label=CURSOR[1], n=0)
            mine = (tallies.c.name == CURSOR[0], tallies.c.label == CURSOR[1], tallies.c.n == since)
            moved = update(tallies).where(*mine).values(n=rows[-1].row)
            if work.connection.execute(moved).rowcount == 1:
                add(work.connection, counted)

    def _cursor(self) -> int:
        where = (tallies.c.name == CURSOR[0], tallies.c.label == CURSOR[1])
        with self._store.glancing() as connection:
            return int(connection.execute(select(tallies.c.n).where(*where)).scalar() or 0)


def _counted(rows: Sequence[Happened]) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for row in rows:
        match row.event:
            case AttemptSettled(outcome=outcome, possible_duplicate=again):
                counted["calls", joined("meeting", outcome)] += 1
                counted["duplicates", "meeting"] += again
            case PageAttemptSettled(outcome=outcome):
                counted["calls", joined("page", outcome)] += 1
            case PageAttemptPlaced(possible_duplicate=True):
                counted["duplicates", "page"] += 1
            case TextSettled(status=status, route=route, closed=closed) if closed or status in FINAL:
                counted["texts", joined(route or "none", status)] += 1
            case NumberBarred(why=why):
                counted["barred", why.value] += 1
            case Reconciled(kind=kind):
                counted["reconciled", kind.value] += 1
    return counted
