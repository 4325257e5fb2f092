"""What was before, as it was imported. Its two tables stand here, since nobody else touches them.

Rows are added and never taken away: what has once been imported is part of what the county remembers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Column, Connection, Index, String, Table, select, update

from conference.domain.activation.past import Guideline, PastActivation
from conference.storage.tables import metadata
from conference.storage.upsert import insert_new

past_activations = Table(
    "past_activations",
    metadata,
    Column("id", String, primary_key=True),  # made of title and day, so that importing twice adds nothing
    Column("title", String, nullable=False),
    Column("activated_on", String, nullable=False),  # local date, ISO
    Index(None, "activated_on"),
)

guidelines = Table(
    "guidelines",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("adopted_on", String, nullable=False),
    Column("words", String, nullable=False),  # with spaces between
)


@dataclass(frozen=True)
class Kept:
    """How many were new, and how many guidelines were given other words to find them by."""

    activations: int
    guidelines: int
    reworded: int


class Past:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def activations(self) -> Sequence[PastActivation]:
        """The imported ones, the latest first."""
        columns = past_activations.c
        rows = self._connection.execute(
            select(past_activations).order_by(columns.activated_on.desc(), columns.title)
        )
        return [PastActivation(row.title, date.fromisoformat(row.activated_on)) for row in rows]

    def guidelines(self) -> Sequence[Guideline]:
        """All there are, the newest first."""
        rows = self._connection.execute(
            select(guidelines).order_by(guidelines.c.adopted_on.desc(), guidelines.c.title)
        )
        return [
            Guideline(row.title, date.fromisoformat(row.adopted_on), tuple(row.words.split())) for row in rows
        ]

    def keep(self, activations: Iterable[PastActivation], those: Iterable[Guideline]) -> Kept:
        """Add what is not there yet. Words to find a guideline by take the place of those it had."""
        added = sum(self._keep_activation(one) for one in activations)
        new = reworded = 0
        for guideline in those:
            if self._keep_guideline(guideline):
                new += 1
            elif guideline.words and self._reword(guideline):
                reworded += 1
        return Kept(added, new, reworded)

    def _keep_activation(self, one: PastActivation) -> bool:
        day = one.activated_on.isoformat()
        return insert_new(self._connection, past_activations, id=one.id, title=one.title, activated_on=day)

    def _keep_guideline(self, one: Guideline) -> bool:
        return insert_new(
            self._connection,
            guidelines,
            id=one.id,
            title=one.title,
            adopted_on=one.adopted_on.isoformat(),
            words=" ".join(one.words),
        )

    def _reword(self, one: Guideline) -> bool:
        words = " ".join(one.words)
        changed = update(guidelines).where(guidelines.c.id == one.id, guidelines.c.words != words)
        return self._connection.execute(changed.values(words=words)).rowcount == 1
