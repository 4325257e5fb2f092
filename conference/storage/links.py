"""The ways to the world, and what the last test of each has come to."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Column, String, Table, Text

from conference.domain.meeting.link import Link
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import metadata

links: Final = Table(
    "links",
    metadata,
    Column("id", String, primary_key=True),
    Column("doc", Text, nullable=False),
)


class Links:
    def __init__(self, transaction: Transaction) -> None:
        self.shelf = Shelf(Link, links, lambda link: {"id": link.id}, transaction)

    def get(self, id: str) -> Link:
        return self.shelf.get(id)

    def add(self, link: Link) -> None:
        self.shelf.add(link)

    def all(self) -> Sequence[Link]:
        return self.shelf.all(self.shelf.select().order_by(links.c.id))
