"""Activations. One is locked before the meetings that belong to it."""

from collections.abc import Sequence

from conference.domain.activation.activation import OVER, Activation, ActivationState
from conference.domain.instants import Instant
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import activations
from conference.storage.terms import among

ALIVE: tuple[ActivationState, ...] = tuple(state for state in ActivationState if state not in OVER)


class Activations:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.shelf = Shelf(
            Activation,
            activations,
            lambda activation: {
                "id": activation.id,
                "state": activation.state,
                "pressed_at": activation.pressed_at,
            },
            transaction,
        )

    def get(self, id: str) -> Activation:
        self._transaction.be_about(id)
        return self.shelf.get(id)

    def look(self, id: str) -> Activation:
        """The same without waiting for whoever has it locked."""
        return self.shelf.look(id)

    def add(self, activation: Activation) -> None:
        self._transaction.be_about(activation.id)
        self.shelf.add(activation)

    def alive(self) -> Sequence[Activation]:
        statement = self.shelf.select().where(among(activations.c.state, ALIVE))
        return self.shelf.all(statement.order_by(activations.c.pressed_at.desc(), activations.c.id))

    def since(self, moment: Instant) -> Sequence[Activation]:
        statement = self.shelf.select().where(activations.c.pressed_at > moment)
        return self.shelf.all(statement.order_by(activations.c.pressed_at.desc(), activations.c.id))
