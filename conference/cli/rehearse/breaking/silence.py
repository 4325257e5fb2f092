"""When the carrier did not answer for its rooms: time in which two open lines are its own doing, not ours."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

PAUSE: Final = 5.0
"""Seconds for which a carrier that did not answer is left alone: they are its own, not ours."""


def silences(requests: Iterable[Mapping[str, Any]], came: str, done: str) -> list[tuple[datetime, datetime]]:
    """From when to when, of every request about a room that was spoilt; `came` and `done` name its times."""
    return [
        (
            datetime.fromisoformat(request[came]),
            datetime.fromisoformat(request[done]) + timedelta(seconds=PAUSE),
        )
        for request in requests
        if request["fault"] and request["resource"].startswith(("Participants", "Conferences"))
    ]


def unexcused(since: datetime, until: datetime, silent: Iterable[tuple[datetime, datetime]]) -> float:
    """The longest stretch, in seconds, in which the carrier was not the one to be waited for."""
    longest, from_ = 0.0, since
    for began, ended in sorted(silent):
        if began >= until or ended <= from_:
            continue
        longest = max(longest, (began - from_).total_seconds())
        from_ = max(from_, ended)
    return max(longest, (until - from_).total_seconds())
