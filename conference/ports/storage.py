"""What the product asks of storage: one transaction's view of what there is, and what is saved at its end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from conference.clock import Wall
from conference.domain.activation.activation import Activation
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.past import Guideline, PastActivation
from conference.domain.activation.picture import Picture
from conference.domain.county.county import County
from conference.domain.county.functions import Phones
from conference.domain.county.paper import Staffed
from conference.domain.county.rota import OnDuty, Shift
from conference.domain.decision import Command, Decision
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.link import Link
from conference.domain.meeting.routes import Outcome
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.text import Text
from conference.ports.access import Accounts, SignIns
from conference.ports.house import House

Handlers = dict[type[Command], Callable[..., Decision]]
"""Which function carries out which command: `(command, uow, now) -> Decision`."""


class Activations(Protocol):
    def get(self, id: str) -> Activation:
        """The activation of that id, its row locked. Raises NotFound."""

    def look(self, id: str) -> Activation:
        """The same without a lock; what is changed in it is not saved. Raises NotFound."""

    def add(self, activation: Activation) -> None: ...

    def alive(self) -> Sequence[Activation]:
        """Those not stood down, undone or mistaken, not locked, the last pressed first."""

    def since(self, moment: Instant) -> Sequence[Activation]:
        """All that have been pressed after `moment`, not locked, the last first."""


class Inquiries(Protocol):
    def get(self, id: str) -> Inquiry:
        """The inquiry of that id, its row locked. Raises NotFound."""

    def look(self, id: str) -> Inquiry:
        """The same without a lock; what is changed in it is not saved. Raises NotFound."""

    def add(self, inquiry: Inquiry) -> None: ...

    def of(self, activation: str) -> Sequence[Inquiry]:
        """The inquiries of an activation, not locked, in the order in which they were asked."""

    def open_to(self, function: str) -> Sequence[Inquiry]:
        """Those not closed that a function was asked, in activations not over; the last asked last."""

    def latest(self, limit: int) -> Sequence[Inquiry]:
        """Those of any activation that were asked last, not locked, in the order in which they were asked."""


class Pictures(Protocol):
    def of(self, activation: str) -> Picture:
        """The picture of an activation, its row locked; an empty one if none has been drawn."""

    def look(self, activation: str) -> Picture:
        """The same without a lock; what is changed in it is not saved."""


class Conferences(Protocol):
    def get(self, id: str) -> Conference:
        """The conference of that id, its row locked. Raises NotFound."""

    def look(self, id: str) -> Conference:
        """The same without a lock; what is changed in it is not saved. Raises NotFound."""

    def add(self, conference: Conference) -> None: ...

    def of_room(self, name: str) -> Conference:
        """The conference that has the room of that name now, or had it last, its row locked.

        Raises NotFound.
        """

    def not_over(self) -> Sequence[Conference]:
        """Those whose summary nobody has approved yet, not locked, oldest first."""

    def current(self) -> Sequence[Conference]:
        """Conferences gathering, open or closing now, not locked, oldest first."""

    def unsummarised(self) -> Conference | None:
        """The conference ended last whose summary nobody has approved, not locked."""

    def planned_after(self, moment: Instant) -> Conference | None:
        """The next planned conference after `moment`, not locked."""

    def planned_at(self, format: str, moment: Instant) -> Conference | None:
        """A conference in that format planned for exactly that moment, whatever has become of it since."""


class Floors(Protocol):
    def get(self, conference: str) -> Floor:
        """The floor of that conference, its row locked. Raises NotFound."""

    def look(self, conference: str) -> Floor:
        """The same without waiting for whoever has it locked. Raises NotFound."""

    def add(self, floor: Floor) -> None: ...


class Seats(Protocol):
    def get(self, conference: str, slug: str) -> Seat:
        """One seat, its row locked. Raises NotFound."""

    def add(self, seat: Seat) -> None: ...

    def of(self, conference: str) -> Sequence[Seat]:
        """Every seat of a conference in order, locked. For openings and ends, not for callbacks."""

    def present(self, conference: str) -> frozenset[str]:
        """Slugs of seats whose holder's leg is in the room now, or that were ticked; one cheap query."""

    def tally(self, conference: str) -> tuple[int, int, tuple[str, ...]]:
        """Present, expected and the slugs missing, among the summoned seats; one cheap query."""

    def by_code(self, code: str) -> tuple[str, str] | None:
        """(conference, slug) of the seat with this six-digit code in a conference not yet ended."""


class Whereabouts(NamedTuple):
    """What a leg is for: a seat of a conference, a page of an activation, or nothing yet."""

    conference: str | None
    seat: str | None
    activation: str | None


class Legs(Protocol):
    def get(self, id: str) -> Leg:
        """One leg, its row locked. Raises NotFound."""

    def whereabouts(self, id: str, *, floor: bool = False) -> Whereabouts:
        """What a leg is for. Raises NotFound.

        If that is a seat, its meeting, the seat and the leg are got and locked at once, and asking for them
        costs nothing more; with `floor`, the same for the floor of the meeting.
        """

    def language(self, id: str) -> str:
        """What is spoken on that line; it is not locked. Raises NotFound."""

    def add(self, leg: Leg) -> None: ...

    def of(self, conference: str) -> Sequence[Leg]:
        """The legs of a conference that are not over, not locked. For ends and looks, not for callbacks."""

    def of_activation(self, activation: str) -> Sequence[Leg]:
        """The legs of an activation that are not over, not locked."""

    def alive(self) -> Sequence[Leg]:
        """All that are not over, whatever they are for, not locked."""

    def in_room(self, conference: str) -> Sequence[Leg]:
        """All legs now in the room, not locked."""

    def to_number(self, number: str) -> Sequence[Leg]:
        """Legs to or from that number which are not over, not locked."""

    def engaged(self, numbers: Collection[str]) -> frozenset[str]:
        """Those of the numbers to or from which there is a leg that is not over."""

    def ever_to(self, number: str) -> Sequence[Leg]:
        """The same with those that are over: for a reserve, which has not seen many."""


class Texts(Protocol):
    def get(self, id: str) -> Text:
        """One text, its row locked. Raises NotFound."""

    def add(self, text: Text) -> None: ...

    def last_to(self, number: str, purpose: str, *, in_a_meeting: bool = False) -> Text | None:
        """The text of that purpose last written to a number, or last in any meeting; not locked."""

    def last_about(self, number: str, about: str) -> Text | None:
        """The text to a number that was last written about that; not locked."""

    def many_to(self, number: str, purpose: str, since: Instant) -> int:
        """How many of that purpose have been written to a number since then; one cheap query."""

    def newest_to(self, number: str, since: Instant, many: int) -> Sequence[Text]:
        """The newest of those written to a number since then, whatever their purpose; not locked."""

    def of(self, conference: str, purpose: str) -> Sequence[Text]: ...

    def open_of(self, conference: str) -> Sequence[Text]:
        """Those written in a meeting whose fate is not known, not locked."""

    def open(self) -> Sequence[Text]:
        """Those whose fate is not known, whatever they belong to, not locked."""

    def of_activation(self, activation: str) -> Sequence[Text]:
        """All written in an activation and in no meeting, not locked, in order of writing."""


@dataclass(frozen=True)
class Known:
    """Whose a number is: the function it belongs to and the rung it is."""

    function: str
    to: str


class Directory(Protocol):
    """People, numbers and rota, as they are now."""

    def phones(self, function: str) -> Phones: ...

    def on_duty(self, function: str, at: Instant) -> OnDuty: ...

    def shifts(self, begins: Instant, ends: Instant) -> Sequence[Shift]:
        """All that touch a span of time, by function and then by their beginnings."""

    def everybody(self, at: Instant) -> Sequence[Staffed]:
        """Every function that has a phone or anybody on duty, by its id."""

    def coded(self) -> frozenset[str]:
        """The functions that have a code."""

    def whose(self, number: str) -> Known | None:
        """Whose number it is. None also where it is as much one function's as another's."""

    def knows(self, number: str) -> bool:
        """Whether it is anybody's at all, a switchboard that several have included."""

    def function_by_code(self, digits: str) -> str | None:
        """The function whose eight-digit code this is."""


class Past(Protocol):
    """What was before Upprop, and what has been agreed on paper since."""

    def activations(self) -> Sequence[PastActivation]:
        """Those that were imported, the latest first."""

    def guidelines(self) -> Sequence[Guideline]:
        """All there are, the newest first."""


class Tries(Protocol):
    """Wrong codes by number, so that guessing by telephone leads nowhere."""

    def wrong(self, number: str, at: Instant) -> int:
        """Count one wrong code from `number`; how many there have been in the last hour."""

    def locked(self, number: str, at: Instant) -> bool:
        """Whether there have been too many."""

    def resting(self, number: str, at: Instant) -> bool:
        """Whether the last was but a moment ago."""


class Routes(Protocol):
    """What the routes of texts have come to, of late."""

    def note(self, route: str, at: Instant, *, well: bool) -> None:
        """Another text has gone by that route, or has not for a fault of the route's own."""

    def outcomes(self, route: str) -> Sequence[Outcome]:
        """As many of the last as are remembered."""


class Links(Protocol):
    """The ways to the world and their last tests."""

    def get(self, id: str) -> Link:
        """One of them, its row locked. Raises NotFound."""

    def add(self, link: Link) -> None: ...

    def all(self) -> Sequence[Link]:
        """All there are, not locked, by their ids."""


class UnitOfWork(Protocol):
    """One transaction's view of what is stored. What is got from it and changed is saved at its end."""

    @property
    def wall(self) -> Wall:
        """The wall's time of the transaction, for what fingers are given no time of an exercise to do."""

    @property
    def activations(self) -> Activations: ...
    @property
    def inquiries(self) -> Inquiries: ...
    @property
    def pictures(self) -> Pictures: ...
    @property
    def conferences(self) -> Conferences: ...
    @property
    def floors(self) -> Floors: ...
    @property
    def seats(self) -> Seats: ...
    @property
    def legs(self) -> Legs: ...
    @property
    def texts(self) -> Texts: ...
    @property
    def directory(self) -> Directory: ...
    @property
    def past(self) -> Past: ...
    @property
    def tries(self) -> Tries: ...
    @property
    def routes(self) -> Routes: ...
    @property
    def links(self) -> Links: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def sign_ins(self) -> SignIns: ...
    @property
    def county(self) -> County: ...
    @property
    def house(self) -> House: ...

    def new_id(self) -> str:
        """A fresh opaque id of letters and digits, safe in addresses, labels and job names."""

    def new_code(self) -> str:
        """Six random digits for a seat."""

    def waiting(self, keys: Sequence[str], strands: Sequence[str]) -> frozenset[str]:
        """Of these, the keys that have a due row and the strands that have an effect not yet done."""

    def overtake(self, strands: Sequence[str]) -> None:
        """Let go of the effects that wait on these strands: nobody wants them any more."""

    def history(self, conference: str) -> Sequence[tuple[Instant, object]]:
        """(at, event) of a conference so far, for drawing its record."""
