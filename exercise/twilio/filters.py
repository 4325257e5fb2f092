"""List filters on dates: `StartTime=2026-01-15`, `StartTime>=…`, `StartTime<=…`."""

from datetime import UTC, date, datetime

from flask import request

from exercise.twilio.dates import read_date
from exercise.twilio.errors import Refusal


def within(name: str, when: datetime | None) -> bool:
    """Whether a time passes all filters of that name. A day stands for the whole of it."""
    for suffix in ("", "<", ">"):
        written = request.args.get(name + suffix)
        if written is None:
            continue
        limit = read_date(written)
        if limit is None:
            raise Refusal(20001, f"{name}{suffix} is not a date")
        if when is None or not _passes(suffix, when, limit):
            return False
    return True


def same(name: str, value: str | None) -> bool:
    written = request.args.get(name)
    return written is None or written == value


def _passes(suffix: str, when: datetime, limit: datetime | date) -> bool:
    if isinstance(limit, datetime):
        moment: datetime | date = when
    else:
        moment = when.astimezone(UTC).date()
    if suffix == "<":
        return moment <= limit
    if suffix == ">":
        return moment >= limit
    return moment == limit
