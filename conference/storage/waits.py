"""How long it took from the decision to ring somebody until the phone rang, and until they were in the room.

Drawn from history and from what is stored of the line, when what became of the attempt is counted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import select

from conference.domain.activation.events import PageAttemptPlaced, PageAttemptSettled
from conference.domain.instants import Instant, seconds_between
from conference.domain.meeting.events import AttemptPlaced, AttemptSettled, LegJoined
from conference.domain.meeting.facts import Told
from conference.domain.meeting.leg import Leg
from conference.storage import codec
from conference.storage.feed import Happened
from conference.storage.tables import history, legs, payloads
from conference.storage.work import Work
from conference.tally import PATIENCE, measured

PLACED: Final = (AttemptPlaced, PageAttemptPlaced)
SETTLED: Final = (AttemptSettled, PageAttemptSettled)


@dataclass
class Attempts:
    """Of the attempts of one chain: when each was placed, and the row that first said what became of it."""

    placed: dict[str, Instant] = field(default_factory=dict)
    settled: dict[str, int] = field(default_factory=dict)


def waits(work: Work, rows: Sequence[Happened]) -> Counter[tuple[str, str]]:
    """What is to be added to the measurements on account of these rows."""
    telling = [row for row in rows if isinstance(row.event, (*SETTLED, LegJoined))]
    chains = {chain: _attempts(work, chain) for chain in {row.chain for row in telling}}
    lines = {leg.id: leg for leg in _legs(work, [_leg(row) for row in telling])}
    counted: Counter[tuple[str, str]] = Counter()
    for row in telling:
        known, id = chains[row.chain], _leg(row)
        placed = known.placed.get(id)
        if placed is None or id not in lines:
            continue  # somebody who rang us, or a line that has been weeded
        if isinstance(row.event, LegJoined):
            counted += measured("join", seconds_between(placed, row.at), PATIENCE)
        elif known.settled[id] == row.seq and (rang := _rang_at(lines[id])) is not None:
            counted += measured("ring", max(0.0, seconds_between(placed, rang)), PATIENCE)
    return counted


def _leg(row: Happened) -> str:
    return str(getattr(row.event, "leg", ""))


def _attempts(work: Work, chain: str) -> Attempts:
    known = Attempts()
    for seq, at, event in _told(work, chain):
        if isinstance(event, PLACED):
            known.placed.setdefault(event.leg, at)
        elif isinstance(event, SETTLED):
            known.settled.setdefault(event.leg, seq)
    return known


def _told(work: Work, chain: str) -> Iterator[tuple[int, Instant, object]]:
    apart = (payloads.c.chain == history.c.chain) & (payloads.c.seq == history.c.seq)
    kinds = [kind.__name__ for kind in (*PLACED, *SETTLED)]
    statement = (
        select(history.c.seq, history.c.at, history.c.kind, payloads.c.body)
        .join(payloads, apart)
        .where(history.c.chain == chain, history.c.kind.in_(kinds))
        .order_by(history.c.seq)
    )
    for row in work.connection.execute(statement):
        yield row.seq, row.at, codec.events.load(row.kind, row.body)


def _legs(work: Work, ids: Sequence[str]) -> Sequence[Leg]:
    shelf = work.legs.shelf
    return shelf.all(shelf.select().where(legs.c.id.in_(ids))) if ids else ()


def _rang_at(leg: Leg) -> Instant | None:
    return next((fact.at for fact in leg.facts if fact.kind is Told.RINGING), None)
