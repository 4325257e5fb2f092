"""Floors, one to each conference."""

from conference.domain.meeting.floor import Floor
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import floors


class Floors:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.shelf = Shelf(Floor, floors, lambda floor: {"conference": floor.conference}, transaction)

    def get(self, conference: str) -> Floor:
        self._transaction.enter(conference)
        return self.shelf.get(conference)

    def look(self, conference: str) -> Floor:
        return self.shelf.look(conference)

    def add(self, floor: Floor) -> None:
        self._transaction.enter(floor.conference)
        self.shelf.add(floor)
