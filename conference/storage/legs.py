"""Legs. One that belongs to a conference is locked after its conference, like everything of it."""

from collections.abc import Sequence

from sqlalchemy import select

from conference.domain.errors import NotFound
from conference.domain.meeting.leg import Leg
from conference.ports import Whereabouts
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import ALIVE, IN_ROOM, among, legs


class Legs:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.shelf = Shelf(
            Leg,
            legs,
            lambda leg: {
                "id": leg.id,
                "conference": leg.conference,
                "seat": leg.seat,
                "number": leg.number,
                "state": leg.state,
                "place": leg.place,
                "listening": leg.listening,
                "activation": leg.activation,
            },
            transaction,
        )

    def get(self, id: str) -> Leg:
        if self._transaction.locks:
            self._transaction.flush()
            whose = select(legs.c.conference).where(legs.c.id == id)
            self._transaction.enter(self._transaction.connection.execute(whose).scalar())
        leg = self.shelf.get(id)
        self._transaction.enter(leg.conference)
        return leg

    def whereabouts(self, id: str) -> Whereabouts:
        """What a leg is for, without a lock, so that locks can be taken in order."""
        self._transaction.flush()
        where = select(legs.c.conference, legs.c.seat, legs.c.activation).where(legs.c.id == id)
        row = self._transaction.connection.execute(where).first()
        if row is None:
            raise NotFound(f"no leg {id}")
        self._transaction.enter(row.conference)
        if self._transaction.locks:  # while the lock was waited for, another meeting may have taken it over
            row = self._transaction.connection.execute(where).one()
            self._transaction.enter(row.conference)
        return Whereabouts(row.conference, row.seat, row.activation)

    def add(self, leg: Leg) -> None:
        self._transaction.enter(leg.conference)
        self.shelf.add(leg)

    def of(self, conference: str) -> Sequence[Leg]:
        alive = (legs.c.conference == conference, among(legs.c.state, ALIVE))
        return self.shelf.all(self.shelf.select().where(*alive).order_by(legs.c.id))

    def of_activation(self, activation: str) -> Sequence[Leg]:
        alive = (legs.c.activation == activation, among(legs.c.state, ALIVE))
        return self.shelf.all(self.shelf.select().where(*alive).order_by(legs.c.id))

    def alive(self) -> Sequence[Leg]:
        return self.shelf.all(self.shelf.select().where(among(legs.c.state, ALIVE)).order_by(legs.c.id))

    def in_room(self, conference: str) -> Sequence[Leg]:
        here = (legs.c.conference == conference, among(legs.c.state, IN_ROOM))
        return self.shelf.all(self.shelf.select().where(*here).order_by(legs.c.id))

    def to_number(self, number: str) -> Sequence[Leg]:
        alive = (legs.c.number == number, among(legs.c.state, ALIVE))
        return self.shelf.all(self.shelf.select().where(*alive).order_by(legs.c.id))

    def ever_to(self, number: str) -> Sequence[Leg]:
        return self.shelf.all(self.shelf.select().where(legs.c.number == number).order_by(legs.c.id))
