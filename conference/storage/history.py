"""What has happened, appended and never changed.

Each row hashes the one before it, its chain, its number, its kind, its time and the salted digest of
its payload. Payloads lie apart: weeding (gallring) takes those and leaves the chain whole, and the salt,
which goes with the payload, keeps a short one from being guessed from its digest.
"""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from conference.domain.decision import Event
from conference.domain.instants import Instant
from conference.storage import codec, feed
from conference.storage.connected import Connected
from conference.storage.moments import ticks
from conference.storage.tables import chains, history, payloads
from conference.storage.terms import given
from conference.storage.upsert import insert_new

BEGINNING: Final = "0" * 64
"""What the first row of a chain has before it."""

_ROW: Final = insert(history)
_BODY: Final = insert(payloads)
_LOCKED_END: Final = select(chains.c.seq, chains.c.head).where(given(chains.c.id)).with_for_update()
_MARKED_END: Final = _LOCKED_END.add_columns(feed.MARK)
"""The same, with the mark that those who follow history wait for."""
_NEW_END: Final = update(chains).where(given(chains.c.id))
_OF_KINDS: Final = (
    select(history.c.at, history.c.kind, payloads.c.body)
    .join(payloads, (payloads.c.chain == history.c.chain) & (payloads.c.seq == history.c.seq))
    .where(given(history.c.chain), history.c.kind.in_(bindparam("kinds", expanding=True)))
    .order_by(history.c.seq.desc())
    .limit(bindparam("limit"))
)


@dataclass(frozen=True)
class Verdict:
    """`whole` if every row follows from the one before and every payload there is fits its row.

    `broken_at` is the number of the first row that does not.
    """

    events: int
    head: str
    whole: bool
    broken_at: int | None = None


def append(connection: Connection, chain: str, events: Iterable[Event], at: Instant) -> None:
    """Add events to the end of a chain, whose row is locked until the transaction is over."""
    seq, head = _end(connection, chain)
    rows, bodies = [], []
    for event in events:
        seq += 1
        kind, body = codec.events.dump(event)
        salt = secrets.token_hex(16)
        digest = _digest(salt, body)
        hash = _hash(head, chain, seq, kind, at, digest)
        rows.append(
            {"chain": chain, "seq": seq, "kind": kind, "at": at, "digest": digest, "prev": head, "hash": hash}
        )
        bodies.append({"chain": chain, "seq": seq, "salt": salt, "body": body})
        head = hash
    if rows:
        connection.execute(_ROW, rows)
        connection.execute(_BODY, bodies)
        connection.execute(_NEW_END, {"id_is": chain, "seq": seq, "head": head})


def events_of(work: Connected, chain: str) -> list[tuple[Instant, Event]]:
    """What has happened in a chain so far, in order. What has been weeded is left out."""
    apart = (payloads.c.chain == history.c.chain) & (payloads.c.seq == history.c.seq)
    statement = (
        select(history.c.at, history.c.kind, payloads.c.body)
        .join(payloads, apart)
        .where(history.c.chain == chain)
        .order_by(history.c.seq)
    )
    rows = work.connection.execute(statement)
    return [(row.at, codec.events.load(row.kind, row.body)) for row in rows]


def of_kinds(
    work: Connected, chain: str, kinds: Iterable[type[Event]], limit: int
) -> list[tuple[Instant, Event]]:
    """The newest of some kinds in a chain, in order: for those who look again and again."""
    asked = {"chain_is": chain, "kinds": [kind.__name__ for kind in kinds], "limit": limit}
    rows = reversed(work.connection.execute(_OF_KINDS, asked).all())
    return [(row.at, codec.events.load(row.kind, row.body)) for row in rows]


def verify_chain(work: Connected, chain: str) -> Verdict:
    """Walk a chain from its beginning and say whether it is whole."""
    apart = (payloads.c.chain == history.c.chain) & (payloads.c.seq == history.c.seq)
    statement = (
        select(history, payloads.c.salt, payloads.c.body)
        .outerjoin(payloads, apart)
        .where(history.c.chain == chain)
        .order_by(history.c.seq)
    )
    seq, head, broken_at = 0, BEGINNING, None
    for row in work.connection.execute(statement):
        seq += 1
        follows = row.seq == seq and row.prev == head
        fits = row.body is None or _digest(row.salt, row.body) == row.digest
        hashed = _hash(row.prev, chain, row.seq, row.kind, row.at, row.digest) == row.hash
        if broken_at is None and not (follows and fits and hashed):
            broken_at = row.seq
        head = row.hash
    end = work.connection.execute(select(chains).where(chains.c.id == chain)).first()
    kept = (end.seq, end.head) if end else (0, BEGINNING)
    if broken_at is None and kept != (seq, head):
        broken_at = seq + 1  # rows are gone from the end
    return Verdict(seq, head, broken_at is None, broken_at)


def weed(work: Connected, chain: str, kinds: Iterable[str] | None = None) -> int:
    """Take away the payloads of a chain, or of some kinds of event in it; how many there were."""
    weeded = select(history.c.seq).where(history.c.chain == chain)
    if kinds is not None:
        weeded = weeded.where(history.c.kind.in_(list(kinds)))
    statement = delete(payloads).where(payloads.c.chain == chain, payloads.c.seq.in_(weeded))
    return work.connection.execute(statement).rowcount


def _end(connection: Connection, chain: str) -> tuple[int, str]:
    end = _LOCKED_END if connection.dialect.name == "sqlite" else _MARKED_END
    found = connection.execute(end, {"id_is": chain}).first()
    if found is None:
        insert_new(connection, chains, id=chain, seq=0, head=BEGINNING)
        found = connection.execute(end, {"id_is": chain}).one()
    return found.seq, found.head


def _digest(salt: str, body: str) -> str:
    return sha256(f"{salt}:{body}".encode()).hexdigest()


def _hash(prev: str, chain: str, seq: int, kind: str, at: Instant, digest: str) -> str:
    return sha256(json.dumps([prev, chain, seq, kind, ticks(at), digest]).encode()).hexdigest()
