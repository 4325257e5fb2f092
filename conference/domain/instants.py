"""The domain's times: aware UTC datetimes of product time, and spans of it in seconds."""

from datetime import datetime, timedelta

Instant = datetime
"""A moment of product time, always aware and in UTC. Wall time never enters the domain."""


def after(moment: Instant, seconds: float) -> Instant:
    """The instant `seconds` after `moment`."""
    return moment + timedelta(seconds=seconds)


def seconds_between(earlier: Instant, later: Instant) -> float:
    """How many seconds lie from `earlier` to `later`; negative if they are the other way round."""
    return (later - earlier).total_seconds()
