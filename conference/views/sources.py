"""What a view may ask of storage. Views only look: nothing here locks, and nothing is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from conference.domain.activation.activation import Activation
from conference.domain.decision import Event
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.text import Text
from conference.ports import UnitOfWork


class Reads(Protocol):
    """Lists and single things as they are now."""

    def conferences(self, limit: int = 100, state: str | None = None) -> Sequence[Conference]: ...

    def conference(self, id: str) -> Conference | None: ...

    def activations(self, limit: int = 100) -> Sequence[Activation]: ...

    def activation(self, id: str) -> Activation | None: ...

    def current(self) -> Sequence[Conference]: ...

    def floor(self, conference: str) -> Floor | None: ...

    def seats(self, conference: str) -> Sequence[Seat]: ...

    def texts(self, conference: str) -> Sequence[Text]: ...

    def came(self, conferences: Sequence[str]) -> Mapping[str, int]: ...

    def of_kinds(
        self, chain: str, kinds: Iterable[type[Event]], limit: int = 100
    ) -> Sequence[tuple[Instant, Event]]: ...


class Look(UnitOfWork, Protocol):
    """One moment's view of everything."""

    @property
    def reads(self) -> Reads: ...
