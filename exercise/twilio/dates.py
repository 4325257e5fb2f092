"""Dates as Twilio writes and reads them."""

from datetime import UTC, date, datetime
from email.utils import format_datetime


def rfc2822(when: datetime | None) -> str | None:
    return None if when is None else format_datetime(when)


def read_date(text: str) -> datetime | date | None:
    """A filter's date: a day, or a moment with its zone. None if it is neither."""
    try:
        if len(text) == len("2026-01-15"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
