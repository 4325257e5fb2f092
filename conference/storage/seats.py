"""Seats, and who is in them: answered from columns, without opening a document."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from conference.domain.meeting.seat import Seat
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import HERE, NOT_OVER_YET, conferences, legs, seats
from conference.storage.terms import among, given

TICKED = "by_radio"
"""The outcome of a seat that is here, though no line of ours says so."""
WITHOUT_A_LINE = (TICKED, "by_text")
"""The outcomes that count as come without anybody on a line."""

OF_A_MEETING: Final = select(seats).where(given(seats.c.conference)).order_by(seats.c.rank, seats.c.slug)
"""Its seats, in the order of the roll-call."""
_OF_LOCKED: Final = OF_A_MEETING.with_for_update(of=seats)
_WITH_LINES: Final = seats.outerjoin(legs, (legs.c.id == seats.c.holder) & among(legs.c.state, HERE))
_PRESENT: Final = (
    select(seats.c.slug)
    .select_from(_WITH_LINES)
    .where(given(seats.c.conference), legs.c.id.is_not(None) | (seats.c.outcome == TICKED))
)
_PLACES: Final = (
    select(seats.c.slug, legs.c.id, seats.c.outcome)
    .select_from(_WITH_LINES)
    .where(given(seats.c.conference), seats.c.summoned)
    .order_by(seats.c.rank, seats.c.slug)
)


class Seats:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.shelf = Shelf(
            Seat,
            seats,
            lambda seat: {
                "conference": seat.conference,
                "slug": seat.slug,
                "rank": seat.rank,
                "summoned": seat.summoned,
                "speaks": seat.speaks,
                "leads": seat.leads,
                "outcome": seat.outcome,
                "holder": seat.holder,
                "code": seat.code,
            },
            transaction,
        )

    def get(self, conference: str, slug: str) -> Seat:
        self._transaction.enter(conference)
        return self.shelf.get(conference, slug)

    def add(self, seat: Seat) -> None:
        self._transaction.enter(seat.conference)
        self.shelf.add(seat)

    def of(self, conference: str) -> Sequence[Seat]:
        self._transaction.enter(conference)
        locked = self._transaction.locks
        return self.shelf.all(
            _OF_LOCKED if locked else OF_A_MEETING, {"conference_is": conference}, locked=locked
        )

    def present(self, conference: str) -> frozenset[str]:
        self._transaction.flush()
        rows = self._transaction.connection.execute(_PRESENT, {"conference_is": conference})
        return frozenset(rows.scalars())

    def tally(self, conference: str) -> tuple[int, int, tuple[str, ...]]:
        self._transaction.flush()
        places = self._transaction.connection.execute(_PLACES, {"conference_is": conference}).all()
        missing = tuple(row.slug for row in places if row.id is None and row.outcome not in WITHOUT_A_LINE)
        return len(places) - len(missing), len(places), missing

    def by_code(self, code: str) -> tuple[str, str] | None:
        self._transaction.flush()
        statement = (
            select(seats.c.conference, seats.c.slug)
            .join(conferences, conferences.c.id == seats.c.conference)
            .where(seats.c.code == code, among(conferences.c.state, NOT_OVER_YET))
            .order_by(conferences.c.planned_at)
            .limit(1)
        )
        found = self._transaction.connection.execute(statement).first()
        return None if found is None else (found.conference, found.slug)
