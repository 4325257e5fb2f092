"""What is in doubt when a backup is put in place: the product went on after it, and nothing tells how far.

What waited to be sent may have been sent, and so is nobody's claim from the moment of the backup: it is
settled by looking. What was to be done later may have been done, and waits for a person (`HELD`).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import func, or_, select, update

from conference.clock import Wall
from conference.domain.instants import Instant
from conference.domain.meeting.effects import Effect
from conference.storage import codec
from conference.storage.connected import Transactions
from conference.storage.tables import OPEN, WAITING, due, outbox

HELD: Final[Instant] = datetime(9999, 1, 1, tzinfo=UTC)
"""When a row is due that waits for a person: its key is there, so that it is withdrawn like any other."""
NOBODY: Final = "before the backup"


class Doubt:
    """The rows that were under way when the backup was drawn, at `wall`."""

    def __init__(self, store: Transactions, wall: Wall) -> None:
        self._store, self._wall = store, wall

    def of_effects(self) -> int:
        """Whatever waited is claimed by nobody who lives; returns the last row there is."""
        waiting = update(outbox).where(outbox.c.state.in_(WAITING))
        with self._store.writing() as work:
            work.connection.execute(
                waiting.values(state="claimed", claimed_by=NOBODY, claimed_at=self._wall, looks=0)
            )
            return work.connection.execute(select(func.max(outbox.c.id))).scalar() or 0

    def effects_since(self, row: int) -> list[tuple[int, Effect]]:
        """What has been put into the outbox after a row and is still open."""
        later = select(outbox).where(outbox.c.id > row, outbox.c.state.in_(OPEN)).order_by(outbox.c.id)
        with self._store.glancing() as connection:
            return [(one.id, codec.effects.load(one.kind, one.doc)) for one in connection.execute(later)]

    def hold(self, whole: Collection[str], now: Instant) -> list[str]:
        """Hold every due row of these, and of others what is overdue; returns whose rows are held."""
        theirs = or_(due.c.conference.in_(list(whole)), due.c.at <= now)
        held = update(due).where(due.c.conference.is_not(None), theirs).values(at=HELD)
        with self._store.writing() as work:
            return sorted(set(work.connection.execute(held.returning(due.c.conference)).scalars()))
