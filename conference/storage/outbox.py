"""What the world must do, in rows: strictly in order on a strand, strands side by side.

    waiting ─► claimed ─► done | overtaken | failed
       ▲          │  ▲ └────────────┐
       └─put back─┘  └─ (a look) ─ unknown

A row is claimed by one conditional update, so that of two who try exactly one has it. What was claimed
by a process that fell silent is unknown: it may have been done, and is settled by looking.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    type_coerce,
    update,
)

from conference.clock import Wall
from conference.domain.instants import Instant
from conference.domain.meeting.effects import Effect, PlaceCall
from conference.storage import codec, pace
from conference.storage.connected import Connected, Transactions
from conference.storage.moments import ticks
from conference.storage.tables import IN_HAND, OPEN, WAITING, beats, outbox
from conference.storage.terms import among, given

LOOK_EVERY: Final = 1.5
"""Seconds of the wall between two looks at one unknown effect."""

CALL: Final = PlaceCall.__name__
"""The kind of effect that is paced."""

ONE_A_SECOND: Final[Mapping[str, float]] = {"twilio": 1.0}

ENDS: Final = frozenset({"done", "overtaken", "failed"})


@dataclass(frozen=True)
class Claim:
    """An effect that is somebody's to carry out, or (`unknown_at`) to look after. `looks` had it so far."""

    id: int
    effect: Effect
    strand: str
    tries: int
    unfound: int
    looks: int
    claimed_at: Wall
    unknown_at: Wall | None = None


_EARLIER: Final = outbox.alias("earlier")
_FIRST_OF_STRAND: Final = ~exists().where(
    _EARLIER.c.strand == outbox.c.strand, _EARLIER.c.id < outbox.c.id, among(_EARLIER.c.state, OPEN)
)
_READY: Final = (
    among(outbox.c.state, WAITING),
    outbox.c.ready_at <= bindparam("now", type_=outbox.c.ready_at.type),
    _FIRST_OF_STRAND,
)
_LANE: Final = outbox.c.lane == bindparam("lane")
# Asked many times a second, so that they are put together once.
_NEXT: Final = (
    select(outbox.c.id, outbox.c.kind, outbox.c.carrier)
    .where(_LANE, *_READY)
    .order_by(outbox.c.urgency, outbox.c.id)
    .limit(1)
)
_NEXT_LOCKED: Final = _NEXT.with_for_update(of=outbox)
"""The same, with nobody else at it until the transaction ends; SQLite has but one writer anyway."""
_CARRIER: Final = case(
    (outbox.c.kind == CALL, func.coalesce(outbox.c.carrier, bindparam("usual"))), else_=literal("")
)
"""By which carrier a call is to be placed; nothing else is paced."""
_NEXT_READY: Final = (
    select(outbox.c.lane, func.min(outbox.c.ready_at))
    .where(among(outbox.c.state, WAITING), _FIRST_OF_STRAND)
    .group_by(outbox.c.lane)
)

_NEW: Final = insert(outbox)
_MINE: Final = update(outbox).where(given(outbox.c.id), among(outbox.c.state, WAITING)).returning(outbox)
_ENDED: Final = update(outbox).where(given(outbox.c.id), among(outbox.c.state, OPEN))


class Outbox:
    """`rates`: how many calls each carrier lets us start in a second of product time, the usual one first."""

    def __init__(self, store: Transactions, rates: Mapping[str, float] = ONE_A_SECOND) -> None:
        self._store = store
        self._rates = rates
        self._usual = next(iter(rates))

    def claim_next(self, lane: str, process: str, now: Instant, wall: Wall) -> Claim | Instant | None:
        """The most urgent ready row of a lane, now ours; or when there is a slot for it; or nothing."""
        # The usual answers, nothing yet and not so fast, keep nobody from writing.
        with self._store.glancing() as connection:
            found = self._next(connection, _NEXT, lane, now)
            if found is None or isinstance(found, Instant):
                return found
        with self._store.writing() as work:
            return self._claim(work.connection, lane, process, now, wall)

    def put_back(
        self,
        id: int,
        ready_at: Instant,
        note: str = "",
        *,
        states: tuple[str, ...] = IN_HAND,
        unfound: bool = False,
    ) -> bool:
        """Certainly not done, and to be tried again from `ready_at` on. False if in none of `states`.

        `unfound`: it was looked for, and was not there.
        """
        return self._change(
            id,
            states,
            state="waiting",
            ready_at=ready_at,
            note=note,
            tries=outbox.c.tries + 1,
            unfound=outbox.c.unfound + int(unfound),
            claimed_by=None,
            claimed_at=None,
            unknown_at=None,
            looked_at=None,
            looks=0,
        )

    def unknown(self, id: int, wall: Wall) -> bool:
        """It may have been done, or not: nobody answered in time."""
        return self._change(id, ("claimed",), state="unknown", unknown_at=wall)

    def look_again(self, id: int, wall: Wall) -> bool:
        """Count a look at an unknown row that found nothing."""
        return self._change(id, ("unknown",), looks=outbox.c.looks + 1, looked_at=wall)

    def unknowns(self, wall: Wall) -> list[Claim]:
        """The unknown rows that have not been looked at just now."""
        rested = or_(outbox.c.looked_at.is_(None), outbox.c.looked_at <= wall - LOOK_EVERY)
        statement = select(outbox).where(
            among(outbox.c.state, IN_HAND), among(outbox.c.state, ("unknown",)), rested
        )
        with self._store.glancing() as connection:
            return [_claim(row) for row in connection.execute(statement.order_by(outbox.c.id))]

    def claimed_by(self, process: str) -> int:
        """How many rows a process has in hand."""
        in_hand = (
            among(outbox.c.state, IN_HAND),
            outbox.c.state == "claimed",
            outbox.c.claimed_by == process,
        )
        with self._store.glancing() as connection:
            return connection.execute(select(func.count()).where(*in_hand)).scalar_one()

    def claims_of_silent(self, wall: Wall, silent_for: float = 1.5) -> list[Claim]:
        """Rows claimed by processes that have shown no sign of life: unknown from now on."""
        silent = _claimed_by_silent(wall - silent_for)
        with self._store.glancing() as connection:
            if connection.execute(select(outbox.c.id).where(silent).limit(1)).first() is None:
                return []
        with self._store.writing() as work:
            turned = update(outbox).where(silent).values(state="unknown", unknown_at=wall).returning(outbox)
            rows = work.connection.execute(turned).all()
        return sorted((_claim(row) for row in rows), key=lambda claim: claim.id)

    def waiting_since(self, now: Instant, wall: Wall) -> dict[str, float]:
        """How many seconds of the wall the oldest row that could be claimed has waited, by lane.

        A row made ready only later is taken to have waited no longer than product time says.
        """
        since_made = literal(wall) - outbox.c.made_at
        since_ready = (literal(ticks(now)) - type_coerce(outbox.c.ready_at, BigInteger)) / 1e6
        waited = func.max(case((since_made < since_ready, since_made), else_=since_ready))
        statement = select(outbox.c.lane, waited.label("waited")).where(*_READY).group_by(outbox.c.lane)
        with self._store.glancing() as connection:
            rows = connection.execute(statement, {"now": now})
            return {row.lane: max(0.0, float(row.waited)) for row in rows}

    def in_hand(self) -> dict[str, int]:
        """How many are claimed, and of how many it is unknown whether they have been done."""
        statement = select(outbox.c.state, func.count().label("n")).where(among(outbox.c.state, IN_HAND))
        with self._store.glancing() as connection:
            rows = connection.execute(statement.group_by(outbox.c.state))
            return {row.state: row.n for row in rows}

    def next_ready(self) -> dict[str, Instant]:
        """By lane, when the next row is ready that does not wait for another of its strand."""
        with self._store.glancing() as connection:
            return {lane: at for lane, at in connection.execute(_NEXT_READY)}

    def ready_after(self, now: Instant) -> Instant | None:
        """When the next row is ready that is not yet; one that waits for another of its strand counts too."""
        later = select(func.min(outbox.c.ready_at)).where(
            among(outbox.c.state, WAITING), outbox.c.ready_at > now
        )
        with self._store.glancing() as connection:
            return connection.execute(later).scalar()

    def newer_on_strand(self, id: int, strand: str, kind: str) -> bool:
        """Whether a later effect of that kind waits on the strand, so that this one is overtaken."""
        newer = (outbox.c.strand == strand, outbox.c.id > id, among(outbox.c.state, OPEN))
        statement = select(outbox.c.id).where(*newer, outbox.c.kind == kind).limit(1)
        with self._store.glancing() as connection:
            return connection.execute(statement).first() is not None

    def effect(self, id: int) -> Effect | None:
        """The effect of a row, whatever became of it: its words are asked for by the carrier later."""
        with self._store.glancing() as connection:
            statement = select(outbox.c.kind, outbox.c.doc).where(outbox.c.id == id)
            row = connection.execute(statement).first()
        return None if row is None else codec.effects.load(row.kind, row.doc)

    def settle(self, work: Connected, id: int, outcome: str, note: str = "") -> bool:
        """Close a row in somebody's transaction; False if it is closed already."""
        return settle(work.connection, id, outcome, note)

    def close(self, id: int, outcome: str, note: str = "") -> bool:
        """Close a row of which nobody needs to be told, in a transaction of its own."""
        with self._store.writing() as work:
            return settle(work.connection, id, outcome, note)

    def _claim(
        self, connection: Connection, lane: str, process: str, now: Instant, wall: Wall
    ) -> Claim | Instant | None:
        # The row first and then the slot: no slot is taken for a row that somebody else has.
        found = self._next(connection, _NEXT_LOCKED, lane, now)
        if found is None or isinstance(found, Instant):
            return found
        if found.kind == CALL:
            carrier = found.carrier or self._usual
            opens = pace.take_slot(connection, carrier, self._rates.get(carrier, 1.0), now)
            if opens is not None:
                return opens
        mine = {"id_is": found.id, "state": "claimed", "claimed_by": process, "claimed_at": wall}
        return _claim(connection.execute(_MINE, mine).one())

    def _next(
        self, connection: Connection, statement: Select[Any], lane: str, now: Instant
    ) -> Row[Any] | Instant | None:
        """The most urgent ready row, or when its carrier has a slot; a carrier that has none keeps none of
        another's waiting.
        """
        shut: dict[str, Instant] = {}
        while True:
            asked = statement.where(_CARRIER.not_in(tuple(shut))) if shut else statement
            found = connection.execute(asked, {"lane": lane, "now": now, "usual": self._usual}).first()
            if found is None:
                return min(shut.values(), default=None)
            carrier = found.carrier or self._usual
            opens = pace.opens_at(connection, carrier) if found.kind == CALL else None
            if opens is None or opens <= now:
                return found
            shut[carrier] = opens

    def _change(self, id: int, states: tuple[str, ...], **values: Any) -> bool:
        with self._store.writing() as work:
            statement = update(outbox).where(outbox.c.id == id, outbox.c.state.in_(states)).values(**values)
            return work.connection.execute(statement).rowcount == 1


def send(connection: Connection, effects: Iterable[Effect], now: Instant, wall: Wall) -> None:
    """Put effects into the outbox, in their order."""
    rows = [_row(effect, now, wall) for effect in effects]
    if rows:
        connection.execute(_NEW, rows)


def open_strands(connection: Connection, strands: Sequence[str]) -> frozenset[str]:
    """Those of the strands on which something is not yet done."""
    found = select(outbox.c.strand).where(outbox.c.strand.in_(list(strands)), among(outbox.c.state, OPEN))
    return frozenset(connection.execute(found).scalars()) if strands else frozenset()


def overtake(connection: Connection, strands: Sequence[str]) -> None:
    """What waits on these strands is not wanted any more."""
    waiting = (outbox.c.strand.in_(list(strands)), among(outbox.c.state, WAITING))
    connection.execute(update(outbox).where(*waiting).values(state="overtaken"))


def settle(connection: Connection, id: int, outcome: str, note: str = "") -> bool:
    """Close a row; False if it is closed already."""
    if outcome not in ENDS:
        raise ValueError(f"an effect does not end as {outcome}")
    values = {"id_is": id, "state": outcome} | ({"note": note} if note else {})
    return connection.execute(_ENDED, values).rowcount == 1


def _claimed_by_silent(since: float) -> ColumnElement[bool]:
    alive = exists().where(beats.c.process == outbox.c.claimed_by, beats.c.wall > since)
    return and_(
        among(outbox.c.state, IN_HAND),
        among(outbox.c.state, ("claimed",)),
        outbox.c.claimed_at <= since,
        ~alive,
    )


def _row(effect: Effect, now: Instant, wall: Wall) -> Mapping[str, object]:
    kind, doc = codec.effects.dump(effect)
    return {
        "strand": effect.strand,
        "lane": effect.lane,
        "kind": kind,
        "doc": doc,
        "urgency": effect.urgency,
        "ready_at": getattr(effect, "not_before", None) or now,
        "until": effect.until,
        "conference": effect.conference,
        "carrier": getattr(effect, "carrier", None) or None,
        "state": "waiting",
        "tries": 0,
        "unfound": 0,
        "looks": 0,
        "note": "",
        "made_at": wall,
    }


def _claim(row: Row[Any]) -> Claim:
    effect = codec.effects.load(row.kind, row.doc)
    unknown_at = None if row.unknown_at is None else Wall(float(row.unknown_at))
    claimed_at = Wall(float(row.claimed_at))
    return Claim(row.id, effect, row.strand, row.tries, row.unfound, row.looks, claimed_at, unknown_at)
