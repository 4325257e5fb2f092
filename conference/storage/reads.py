"""Questions of those who only look. Lists, newest or first in order; nothing here is locked."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select

from conference.domain.activation.activation import Activation
from conference.domain.decision import Event
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.rollcall import HERE
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.text import Text
from conference.storage import history
from conference.storage.conferences import Conferences
from conference.storage.seats import OF_A_MEETING
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import (
    activations,
    conferences,
    inbox,
    legs,
    seats,
    texts,
)
from conference.storage.terms import among


class Reads:
    def __init__(
        self,
        transaction: Transaction,
        activations: Shelf[Activation],
        conferences: Conferences,
        floors: Shelf[Floor],
        seats: Shelf[Seat],
        legs: Shelf[Leg],
        texts: Shelf[Text],
    ) -> None:
        self._transaction = transaction
        self._activations = activations
        self._conferences = conferences
        self._floors = floors
        self._seats = seats
        self._legs = legs
        self._texts = texts

    def conferences(self, limit: int = 100, state: str | None = None) -> Sequence[Conference]:
        """The last planned first."""
        statement = self._conferences.shelf.select().order_by(conferences.c.planned_at.desc()).limit(limit)
        if state is not None:
            statement = statement.where(conferences.c.state == state)
        return self._conferences.shelf.all(statement)

    def activations(self, limit: int = 100) -> Sequence[Activation]:
        """The last pressed first."""
        statement = self._activations.select().order_by(
            activations.c.pressed_at.desc(), activations.c.id.desc()
        )
        return self._activations.all(statement.limit(limit))

    def activation(self, id: str) -> Activation | None:
        return self._activations.find(id)

    def conference(self, id: str) -> Conference | None:
        return self._conferences.shelf.find(id)

    def current(self) -> Sequence[Conference]:
        return self._conferences.current()

    def floor(self, conference: str) -> Floor | None:
        return self._floors.find(conference)

    def seats(self, conference: str) -> Sequence[Seat]:
        return self._seats.all(OF_A_MEETING, {"conference_is": conference})

    def leg(self, id: str) -> Leg | None:
        return self._legs.find(id)

    def leg_of_call(self, call: str) -> Leg | None:
        """By the carrier's id of its call. For a reserve: it looks at every line there has been."""
        its = legs.c.doc.contains(f'"call":"{call}"', autoescape=True)
        return next(iter(self._legs.all(self._legs.select().where(its))), None)

    def texts(self, conference: str) -> Sequence[Text]:
        statement = self._texts.select().where(texts.c.conference == conference)
        return self._texts.all(statement.order_by(texts.c.written_at, texts.c.id))

    def came(self, conferences: Sequence[str]) -> Mapping[str, int]:
        """How many of those who were called came to each of these meetings, at some time or other."""
        statement = (
            select(seats.c.conference, func.count())
            .where(
                among(seats.c.conference, conferences), seats.c.summoned, among(seats.c.outcome, sorted(HERE))
            )
            .group_by(seats.c.conference)
        )
        return {row[0]: row[1] for row in self._transaction.connection.execute(statement)}

    def taken(self, stamp: str) -> bool:
        """Whether something with this stamp has been carried out."""
        found = select(inbox.c.stamp).where(inbox.c.stamp == stamp)
        return self._transaction.connection.execute(found).first() is not None

    def of_kinds(
        self, chain: str, kinds: Iterable[type[Event]], limit: int = 100
    ) -> Sequence[tuple[Instant, Event]]:
        """The newest of these kinds that have happened in a conference or an activation, in order."""
        return history.of_kinds(self._transaction, chain, kinds, limit)
