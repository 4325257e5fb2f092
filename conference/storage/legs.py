"""Legs. One that belongs to a conference is locked after its conference, like everything of it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Table, bindparam, select

from conference.domain.errors import NotFound
from conference.domain.meeting.leg import Leg
from conference.ports import Whereabouts
from conference.storage import together
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import ALIVE, IN_ROOM, legs
from conference.storage.terms import among, given

_WHERE: Final = select(legs.c.conference, legs.c.seat, legs.c.activation).where(given(legs.c.id))
_ALIVE: Final = select(legs).where(among(legs.c.state, ALIVE)).order_by(legs.c.id)
_OF: Final = _ALIVE.where(given(legs.c.conference))
_OF_ACTIVATION: Final = _ALIVE.where(given(legs.c.activation))
_TO_NUMBER: Final = _ALIVE.where(given(legs.c.number))
_IN_ROOM: Final = (
    select(legs).where(given(legs.c.conference), among(legs.c.state, IN_ROOM)).order_by(legs.c.id)
)
_ENGAGED: Final = select(legs.c.number).where(
    legs.c.number.in_(bindparam("numbers", expanding=True)), among(legs.c.state, ALIVE)
)


class Legs:
    def __init__(self, transaction: Transaction, shelves: Mapping[Table, Shelf[Any]]) -> None:
        """`shelves`: those of what a leg belongs to, by their tables."""
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
        self._shelves = {**shelves, legs: self.shelf}

    def get(self, id: str) -> Leg:
        if self._transaction.locks and self.shelf.known(id) is None:
            self._transaction.flush()
            where = self._transaction.connection.execute(_WHERE, {"id_is": id}).first()
            self._transaction.enter(where.conference if where else None)
        leg = self.shelf.get(id)
        self._transaction.enter(leg.conference)
        return leg

    def whereabouts(self, id: str, *, floor: bool = False) -> Whereabouts:
        """What a leg is for. All that belongs to it is got with it, and need not be asked for again."""
        transaction = self._transaction
        transaction.flush()
        found = together.get(transaction.connection, self._shelves, id, floor=floor, locked=transaction.locks)
        if found:
            leg = self.shelf.get(id)
            transaction.entered(str(leg.conference))
            return Whereabouts(leg.conference, leg.seat, leg.activation)
        where = self._where(id)
        transaction.enter(where.conference)
        if transaction.locks:  # while the lock was waited for, another meeting may have taken it over
            where = self._where(id)
            transaction.enter(where.conference)
        return where

    def _where(self, id: str) -> Whereabouts:
        row = self._transaction.connection.execute(_WHERE, {"id_is": id}).first()
        if row is None:
            raise NotFound(f"no leg {id}")
        return Whereabouts(*row)

    def language(self, id: str) -> str:
        return self.shelf.look(id).language

    def add(self, leg: Leg) -> None:
        self._transaction.enter(leg.conference)
        self.shelf.add(leg)

    def of(self, conference: str) -> Sequence[Leg]:
        return self.shelf.all(_OF, {"conference_is": conference})

    def of_activation(self, activation: str) -> Sequence[Leg]:
        return self.shelf.all(_OF_ACTIVATION, {"activation_is": activation})

    def alive(self) -> Sequence[Leg]:
        return self.shelf.all(_ALIVE)

    def in_room(self, conference: str) -> Sequence[Leg]:
        return self.shelf.all(_IN_ROOM, {"conference_is": conference})

    def to_number(self, number: str) -> Sequence[Leg]:
        return self.shelf.all(_TO_NUMBER, {"number_is": number})

    def ever_to(self, number: str) -> Sequence[Leg]:
        return self.shelf.all(self.shelf.select().where(legs.c.number == number).order_by(legs.c.id))

    def engaged(self, numbers: Collection[str]) -> frozenset[str]:
        self.shelf.flush()
        rows = self._transaction.connection.execute(_ENGAGED, {"numbers": list(numbers)})
        return frozenset(rows.scalars()) if numbers else frozenset()
