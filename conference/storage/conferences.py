"""Conferences."""

from collections.abc import Sequence

from sqlalchemy import select

from conference.domain.errors import NotFound
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.storage.formats import Formats, with_format, without_format
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import NOT_OVER_YET, conferences
from conference.storage.terms import among

NOW: tuple[ConferenceState, ...] = (
    ConferenceState.GATHERING,
    ConferenceState.OPEN,
    ConferenceState.CLOSING,
)


class Conferences:
    def __init__(self, transaction: Transaction, formats: Formats) -> None:
        self._transaction = transaction
        connection = transaction.connection
        self.shelf = Shelf(
            Conference,
            conferences,
            lambda conference: {
                "id": conference.id,
                "format": conference.format.id,
                "state": conference.state,
                "planned_at": conference.planned_at,
                "plan": formats.digest(connection, conference.format),
                "room": conference.room,
                "activation": conference.activation,
            },
            transaction,
            dump=without_format,
            load=lambda row: with_format(row, formats.get(connection, row["plan"])),
        )

    def get(self, id: str) -> Conference:
        self._transaction.enter(id)
        return self.shelf.get(id)

    def look(self, id: str) -> Conference:
        """The same without waiting for whoever has it locked."""
        return self.shelf.look(id)

    def add(self, conference: Conference) -> None:
        self._transaction.enter(conference.id)
        self.shelf.add(conference)

    def of_room(self, name: str) -> Conference:
        """One at the most: whoever hands a room on has none any more."""
        self._transaction.flush()
        whose = select(conferences.c.id).where(conferences.c.room == name)
        id = self._transaction.connection.execute(whose).scalar()
        if id is None:
            raise NotFound(f"no conference has a room called {name}")
        return self.get(id)

    def not_over(self) -> Sequence[Conference]:
        there = self.shelf.select()
        alive = self.shelf.all(there.where(among(conferences.c.state, NOT_OVER_YET)))
        ended = self.shelf.all(there.where(conferences.c.state == ConferenceState.ENDED))
        return sorted((*alive, *ended), key=lambda conference: (conference.planned_at, conference.id))

    def current(self) -> Sequence[Conference]:
        now = (among(conferences.c.state, NOT_OVER_YET), among(conferences.c.state, NOW))
        return self.shelf.all(self.shelf.select().where(*now).order_by(conferences.c.planned_at))

    def unsummarised(self) -> Conference | None:
        ended = self.shelf.select().where(conferences.c.state == ConferenceState.ENDED)
        return next(iter(self.shelf.all(ended.order_by(conferences.c.planned_at.desc()).limit(1))), None)

    def planned_after(self, moment: Instant) -> Conference | None:
        return self._first(
            among(conferences.c.state, NOT_OVER_YET),
            conferences.c.state == ConferenceState.PLANNED,
            conferences.c.planned_at > moment,
        )

    def planned_at(self, format: str, moment: Instant) -> Conference | None:
        return self._first(
            conferences.c.planned_at == moment,
            conferences.c.format == format,
        )

    def _first(self, *where: object) -> Conference | None:
        statement = self.shelf.select().where(*where)  # type: ignore[arg-type]
        return next(iter(self.shelf.all(statement.order_by(conferences.c.planned_at).limit(1))), None)
