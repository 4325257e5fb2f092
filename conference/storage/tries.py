"""Wrong codes, counted by number. Only its digest with the installation's key is kept, never the number."""

import hmac
from datetime import timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from conference.domain.instants import Instant
from conference.storage.tables import tries

REMEMBERED: Final = timedelta(hours=1)
LOCKED_AFTER: Final = 9
"""Three tries in each of three calls: enough for a person, nothing for one who guesses."""
REST: Final = timedelta(seconds=10)
"""How long a moment is, where a number that may not be locked has given too many wrong codes."""


class Tries:
    def __init__(self, connection: Connection, key: bytes) -> None:
        self._connection = connection
        self._key = key

    def wrong(self, number: str, at: Instant) -> int:
        self._connection.execute(delete(tries).where(tries.c.at <= at - REMEMBERED))
        self._connection.execute(insert(tries).values(number=self._digest(number), at=at))
        return self._count(number, at)

    def locked(self, number: str, at: Instant) -> bool:
        return self._count(number, at) >= LOCKED_AFTER

    def resting(self, number: str, at: Instant) -> bool:
        return self._count(number, at, within=REST) > 0

    def _count(self, number: str, at: Instant, within: timedelta = REMEMBERED) -> int:
        statement = select(func.count()).where(
            tries.c.number == self._digest(number), tries.c.at > at - within
        )
        return self._connection.execute(statement).scalar_one()

    def _digest(self, number: str) -> str:
        return hmac.new(self._key, f"tries:{number}".encode(), sha256).hexdigest()
