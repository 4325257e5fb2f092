"""How fast a carrier may be asked to start calls, kept where all who ask can see it."""

from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, Select, select, update

from conference.domain.instants import Instant
from conference.storage.tables import pace
from conference.storage.upsert import insert_new

CATCH_UP: Final = 0.25
"""Seconds that may be caught up with: who comes late by less does not push back those behind."""
GRACE: Final = 0.25
"""The part of an interval by which those behind are not pushed back, however late one comes."""


def opens_at(connection: Connection, carrier: str) -> Instant | None:
    """When the carrier's next slot opens; None if it has never been asked for one."""
    return connection.execute(_of(carrier)).scalar()


def take_slot(connection: Connection, carrier: str, rate: float, now: Instant) -> Instant | None:
    """Take a slot of a carrier with `rate` starts a second; else the moment at which there is one."""
    interval = timedelta(seconds=1 / rate)
    opens = connection.execute(_of(carrier).with_for_update()).scalar()
    if opens is None:
        is_first = insert_new(connection, pace, carrier=carrier, next_at=now + interval)
        return None if is_first else now + interval
    if opens > now:
        return opens
    late = now - opens
    following = now + interval - (late if late <= timedelta(seconds=CATCH_UP) else interval * GRACE)
    connection.execute(update(pace).where(pace.c.carrier == carrier).values(next_at=following))
    return None


def _of(carrier: str) -> Select[Instant]:
    return select(pace.c.next_at).where(pace.c.carrier == carrier)
