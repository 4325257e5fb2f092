"""Pictures, one to each activation."""

from conference.domain.activation.picture import Picture
from conference.domain.errors import NotFound
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import pictures


class Pictures:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.shelf = Shelf(Picture, pictures, lambda picture: {"activation": picture.activation}, transaction)

    def of(self, activation: str) -> Picture:
        """The picture of an activation, locked; one with nothing in it if there is none yet."""
        self._transaction.be_about(activation)
        try:
            return self.shelf.get(activation)
        except NotFound:
            picture = Picture(activation)
            self.shelf.add(picture)
            return picture

    def look(self, activation: str) -> Picture:
        """The same without waiting for whoever has it locked, and nothing that is changed in it is kept."""
        found = self.shelf.all(self.shelf.select().where(pictures.c.activation == activation))
        return found[0] if found else Picture(activation)
