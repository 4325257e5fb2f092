"""What the routes of texts have come to of late: a row for each outcome, and no more than are remembered."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Boolean, Column, Connection, Index, String, Table, delete, insert, select

from conference.domain.instants import Instant
from conference.domain.meeting.routes import MEMORY, Outcome
from conference.storage.moments import Moment
from conference.storage.tables import Counter, metadata
from conference.storage.terms import given

route_outcomes: Final = Table(
    "route_outcomes",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("route", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("well", Boolean, nullable=False),
    Index(None, "route", "id"),
)

_LAST: Final = (
    select(route_outcomes.c.at, route_outcomes.c.well, route_outcomes.c.id)
    .where(given(route_outcomes.c.route))
    .order_by(route_outcomes.c.id.desc())
    .limit(MEMORY)
)


class Routes:
    """Rows are added and never changed, so that nobody waits here for anybody."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Sequence[Outcome]] = {}

    def note(self, route: str, at: Instant, *, well: bool) -> None:
        self._known.pop(route, None)
        self._connection.execute(insert(route_outcomes).values(route=route, at=at, well=well))

    def outcomes(self, route: str) -> Sequence[Outcome]:
        """Asked once in a transaction, whatever number of texts is written in it."""
        if route not in self._known:
            rows = self._connection.execute(_LAST, {"route_is": route})
            self._known[route] = [Outcome(row.at, row.well) for row in rows]
        return self._known[route]

    def forget(self) -> int:
        """Drop what is remembered no longer; how much there was."""
        routes = self._connection.execute(select(route_outcomes.c.route).distinct()).scalars().all()
        return sum(self._forget(route) for route in routes)

    def _forget(self, route: str) -> int:
        rows = self._connection.execute(_LAST, {"route_is": route}).all()
        older = (route_outcomes.c.route == route, route_outcomes.c.id < rows[-1].id)
        return self._connection.execute(delete(route_outcomes).where(*older)).rowcount
