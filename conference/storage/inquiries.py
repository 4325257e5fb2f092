"""Inquiries. One is locked after the activation it belongs to, if that is."""

from collections.abc import Sequence

from sqlalchemy import select

from conference.domain.activation.inquiry import Inquiry
from conference.storage.activations import ALIVE
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import activations, inquiries
from conference.storage.terms import among


class Inquiries:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.shelf = Shelf(
            Inquiry,
            inquiries,
            lambda inquiry: {
                "id": inquiry.id,
                "activation": inquiry.activation,
                "asked_at": inquiry.asked_at,
            },
            transaction,
        )

    def get(self, id: str) -> Inquiry:
        inquiry = self.shelf.get(id)
        self._transaction.be_about(inquiry.activation)
        return inquiry

    def look(self, id: str) -> Inquiry:
        """The same without waiting for whoever has it locked."""
        return self.shelf.look(id)

    def add(self, inquiry: Inquiry) -> None:
        self._transaction.be_about(inquiry.activation)
        self.shelf.add(inquiry)

    def of(self, activation: str) -> Sequence[Inquiry]:
        belongs = self.shelf.select().where(inquiries.c.activation == activation)
        return self.shelf.all(belongs.order_by(inquiries.c.asked_at, inquiries.c.id))

    def open_to(self, function: str) -> Sequence[Inquiry]:
        alive = select(activations.c.id).where(among(activations.c.state, ALIVE))
        statement = self.shelf.select().where(inquiries.c.activation.in_(alive))
        asked = self.shelf.all(statement.order_by(inquiries.c.asked_at, inquiries.c.id))
        return [one for one in asked if one.closed_at is None and function in one.functions]

    def latest(self, limit: int) -> Sequence[Inquiry]:
        newest = self.shelf.select().order_by(inquiries.c.asked_at.desc(), inquiries.c.id.desc())
        return self.shelf.all(newest.limit(limit))[::-1]
