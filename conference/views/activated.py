"""What a wish of an activation comes to when it is made from outside: by command line or API."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from conference.domain.activation.activation import Activation
from conference.domain.activation.wishes import Ask
from conference.domain.county.written_time import instant_of
from conference.domain.instants import Instant
from conference.views.sources import Look


def ask_of(look: Look, activation: Activation, by: str, given: Mapping[str, str], now: Instant) -> Ask:
    """The wish as it was made, with a fresh id for what it may begin, and times as the county has them."""
    moment = partial(_moment, zone=look.county.zone, now=now)
    return Ask(activation.id, by, look.new_id(), moment, given)


def _moment(written: str, *, zone: str, now: Instant) -> Instant:
    return instant_of(written, zone, now)
