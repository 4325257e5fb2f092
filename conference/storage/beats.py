"""Signs of life. Whoever claims work writes one twice a second, and the first before the first claim."""

from sqlalchemy import delete, select

from conference.clock import Wall
from conference.storage.connected import Transactions
from conference.storage.tables import beats
from conference.storage.upsert import put


class Beats:
    def __init__(self, store: Transactions) -> None:
        self._store = store

    def beat(self, process: str, kind: str, host: str, wall: Wall) -> None:
        with self._store.writing() as work:
            put(work.connection, beats, process=process, kind=kind, host=host, wall=wall)

    def forget(self, before: Wall) -> int:
        """Drop what is left of processes long gone; how many there were. What they had claimed is settled."""
        with self._store.writing() as work:
            return work.connection.execute(delete(beats).where(beats.c.wall < before)).rowcount

    def latest(self) -> dict[str, Wall]:
        """The last sign of life of each kind of process."""
        with self._store.glancing() as connection:
            rows = connection.execute(select(beats.c.kind, beats.c.wall).order_by(beats.c.wall))
            return {row.kind: Wall(row.wall) for row in rows}
