"""Seats, and who is in them: answered from columns, without opening a document."""

from collections.abc import Sequence

from sqlalchemy import select

from conference.domain.meeting.seat import Seat
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import HERE, NOT_OVER_YET, among, conferences, legs, seats

TICKED = "by_radio"
"""The outcome of a seat that is here, though no line of ours says so."""
WITHOUT_A_LINE = (TICKED, "by_text")
"""The outcomes that count as come without anybody on a line."""


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
        statement = self.shelf.select().where(seats.c.conference == conference)
        return self.shelf.all(statement.order_by(seats.c.rank, seats.c.slug), locked=True)

    def present(self, conference: str) -> frozenset[str]:
        self._transaction.flush()
        here = (legs.c.id == seats.c.holder) & among(legs.c.state, HERE)
        statement = (
            select(seats.c.slug)
            .outerjoin(legs, here)
            .where(seats.c.conference == conference, legs.c.id.is_not(None) | (seats.c.outcome == TICKED))
        )
        return frozenset(self._transaction.connection.execute(statement).scalars())

    def tally(self, conference: str) -> tuple[int, int, tuple[str, ...]]:
        self._transaction.flush()
        here = (legs.c.id == seats.c.holder) & among(legs.c.state, HERE)
        statement = (
            select(seats.c.slug, legs.c.id, seats.c.outcome)
            .outerjoin(legs, here)
            .where(seats.c.conference == conference, seats.c.summoned)
            .order_by(seats.c.rank, seats.c.slug)
        )
        places = self._transaction.connection.execute(statement).all()
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
