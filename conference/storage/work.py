"""One transaction: what is got from it and changed is saved at its end, with the bus's books beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from sqlalchemy import Connection, Select, Table, select

from conference.bus import Ids
from conference.clock import Wall
from conference.domain.county.county import County
from conference.domain.decision import Due, Event
from conference.domain.instants import Instant
from conference.domain.meeting.effects import Effect
from conference.ports import House
from conference.storage import due, history, inbox, outbox
from conference.storage.accounts import Accounts, SignIns
from conference.storage.activations import Activations
from conference.storage.conferences import Conferences
from conference.storage.directory import Directory
from conference.storage.floors import Floors
from conference.storage.formats import Formats
from conference.storage.history import Verdict
from conference.storage.inquiries import Inquiries
from conference.storage.legs import Legs
from conference.storage.links import Links
from conference.storage.past import Past
from conference.storage.pictures import Pictures
from conference.storage.reads import Reads
from conference.storage.routes import Routes
from conference.storage.seats import Seats
from conference.storage.tables import activations, conferences, floors, seats
from conference.storage.terms import given
from conference.storage.texts import Texts
from conference.storage.tries import Tries


@cache
def _in_line(table: Table) -> Select[str]:
    return select(table.c.id).where(given(table.c.id)).with_for_update()


@dataclass(frozen=True)
class Surroundings:
    """What a transaction knows that is in no table."""

    ids: Ids
    formats: Formats
    key: bytes
    county: County | None
    house: House | None

    def with_ids(self, ids: Ids | None) -> "Surroundings":
        return self if ids is None else replace(self, ids=ids)


IN_ORDER = (
    *("activations", "inquiries", "pictures", "links"),
    *("conferences", "floors", "seats", "legs", "texts"),
    *("accounts", "sign_ins"),
)
"""What is written, in this order: an activation's row is locked before any meeting's."""


class Work:
    """A unit of work.

    Where rows are locked one by one (`locks`), a conference's own row comes before all that belongs to it:
    every transaction about a conference stands in line there, so no two can wait for one another within it.
    """

    def __init__(
        self, connection: Connection, around: Surroundings, *, locks: bool = False, read_only: bool = False
    ) -> None:
        self.connection = connection
        self.locks = locks
        self.read_only = read_only
        self.chain: str | None = None
        self.wall: Wall = Wall(0)
        self._around = around
        self._entered: set[str] = set()

    # --- what is kept, each made by the first who asks: most transactions are about little

    @cached_property
    def activations(self) -> Activations:
        return Activations(self)

    @cached_property
    def inquiries(self) -> Inquiries:
        return Inquiries(self)

    @cached_property
    def pictures(self) -> Pictures:
        return Pictures(self)

    @cached_property
    def links(self) -> Links:
        return Links(self)

    @cached_property
    def conferences(self) -> Conferences:
        return Conferences(self, self._around.formats)

    @cached_property
    def floors(self) -> Floors:
        return Floors(self)

    @cached_property
    def seats(self) -> Seats:
        return Seats(self)

    @cached_property
    def legs(self) -> Legs:
        return Legs(
            self,
            {conferences: self.conferences.shelf, floors: self.floors.shelf, seats: self.seats.shelf},
        )

    @cached_property
    def texts(self) -> Texts:
        return Texts(self)

    @cached_property
    def past(self) -> Past:
        return Past(self.connection)

    @cached_property
    def tries(self) -> Tries:
        return Tries(self.connection, self._around.key)

    @cached_property
    def routes(self) -> Routes:
        return Routes(self.connection)

    @cached_property
    def accounts(self) -> Accounts:
        return Accounts(self)

    @cached_property
    def sign_ins(self) -> SignIns:
        return SignIns(self)

    @cached_property
    def directory(self) -> Directory:
        return Directory(self.connection, self._around.county, self._around.key)

    # --- what it is about

    @property
    def county(self) -> County:
        assert self._around.county is not None, "this store was opened without a county"
        return self._around.county

    @property
    def house(self) -> House:
        assert self._around.house is not None, "this store was opened without a house"
        return self._around.house

    @cached_property
    def reads(self) -> Reads:
        return Reads(
            self,
            self.activations.shelf,
            self.conferences,
            self.floors.shelf,
            self.seats.shelf,
            self.legs.shelf,
            self.texts.shelf,
        )

    def new_id(self) -> str:
        return self._around.ids.new_id()

    def new_code(self) -> str:
        return self._around.ids.new_code()

    def history(self, conference: str) -> Sequence[tuple[Instant, object]]:
        return history.events_of(self, conference)

    def verify_chain(self, chain: str) -> Verdict:
        """Walk the chain of a conference and say whether it is whole."""
        return history.verify_chain(self, chain)

    def enter(self, conference: str | None) -> None:
        """Be about this conference: its row is locked before anything of it is."""
        if conference is None or conference in self._entered:
            return
        self.entered(conference)
        self._stand_in_line(conferences, conference)

    def entered(self, conference: str) -> None:
        """Be about this conference, whose row has been locked already."""
        self._entered.add(conference)
        self.chain = self.chain or conference

    def _stand_in_line(self, table: Table, id: str) -> bool:
        """Lock a row where rows are locked; whether there was one."""
        if not self.locks:
            return False
        return self.connection.execute(_in_line(table), {"id_is": id}).first() is not None

    def be_about(self, activation: str | None) -> None:
        """Whatever is told of no meeting is told in the history of this activation."""
        self.chain = self.chain or activation

    def flush(self) -> None:
        """Write what has changed so far, so that the database answers with it."""
        if self.read_only:
            return
        for name in IN_ORDER:
            if (kind := self.__dict__.get(name)) is not None:
                kind.shelf.flush()

    # --- the bus's books

    def first_time(self, stamp: str, wall: Wall) -> bool:
        return inbox.take(self.connection, stamp, wall)

    def forget_stamps(self, before: Wall) -> int:
        """Drop the stamps taken before that moment; how many there were."""
        return inbox.forget(self.connection, before)

    def consume(self, due_row: int) -> bool:
        """Whoever withdraws a row has locked what it is about, so whoever uses it up does so, too, before."""
        if self.locks and (whose := due.whose(self.connection, due_row)) is not None:
            _ = self._stand_in_line(conferences, whose) or self._stand_in_line(activations, whose)
        return due.consume(self.connection, due_row)

    def settle(self, effect: int, outcome: str) -> bool:
        return outbox.settle(self.connection, effect, outcome)

    def waiting(self, keys: Sequence[str], strands: Sequence[str]) -> frozenset[str]:
        self.flush()
        there = due.known(self.connection, keys)
        return there | outbox.open_strands(self.connection, strands)

    def overtake(self, strands: Sequence[str]) -> None:
        outbox.overtake(self.connection, strands)

    def record(self, chain: str, events: Iterable[Event], at: Instant) -> None:
        history.append(self.connection, chain, events, at)

    def send(self, effects: Iterable[Effect], now: Instant, wall: Wall) -> None:
        outbox.send(self.connection, effects, now, wall)

    def plan(self, dues: Iterable[Due], conference: str | None, cancelled: Iterable[str] = ()) -> None:
        due.plan(self.connection, dues, conference, cancelled)
