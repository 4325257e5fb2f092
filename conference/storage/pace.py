"""How fast a carrier may be asked to start calls, kept where all who ask can see it."""

from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, select, update

from conference.domain.instants import Instant
from conference.storage.tables import pace
from conference.storage.upsert import insert_new

GRACE: Final = 0.25
"""Who comes late by less than this part of an interval does not push back those behind."""


def take_slot(connection: Connection, carrier: str, rate: float, now: Instant) -> Instant | None:
    """Take a slot of a carrier with `rate` starts a second; else the moment at which there is one.

    Never more than one slot at a time is taken ahead: the next one opens an interval after this.
    """
    interval = timedelta(seconds=1 / rate)
    opens = connection.execute(
        select(pace.c.next_at).where(pace.c.carrier == carrier).with_for_update()
    ).scalar()
    if opens is None:
        if insert_new(connection, pace, carrier=carrier, next_at=now + interval):
            return None
        return now + interval
    if opens > now:
        return opens
    following = max(opens, now - interval * GRACE) + interval
    taken = update(pace).where(pace.c.carrier == carrier, pace.c.next_at == opens).values(next_at=following)
    return None if connection.execute(taken).rowcount == 1 else following
