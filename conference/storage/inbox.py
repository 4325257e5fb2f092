"""Stamps of what has been taken in. A fact that arrives twice is taken once."""

from sqlalchemy import Connection, delete

from conference.clock import Wall
from conference.storage.tables import inbox
from conference.storage.upsert import insert_new


def take(connection: Connection, stamp: str, wall: Wall) -> bool:
    """Take a stamp; False if it has been taken before."""
    return insert_new(connection, inbox, stamp=stamp, at=wall)


def forget(connection: Connection, before: Wall) -> int:
    """Drop stamps older than any carrier repeats; how many there were."""
    return connection.execute(delete(inbox).where(inbox.c.at < before)).rowcount
