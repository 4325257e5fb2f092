"""Product time as the database has it: whole microseconds since the epoch.

A number sorts and compares the same in every database; their own types for time do not.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

from conference.domain.instants import Instant

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TICK: Final = timedelta(microseconds=1)


def ticks(instant: Instant) -> int:
    return (instant - EPOCH) // _TICK


def moment(count: int) -> Instant:
    return EPOCH + count * _TICK


class Moment(TypeDecorator[Instant]):
    """A column of product time."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Instant | None, dialect: Dialect) -> int | None:
        return None if value is None else ticks(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Instant | None:
        return None if value is None else moment(value)
