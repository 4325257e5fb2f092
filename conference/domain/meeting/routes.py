"""By which route a text goes: mostly by the usual one, by another where that has failed too often of late.

    trusted ──the third failure of its last 37──► rested, 5 min ──► trusted with more and more, over 30 min
       ▲                                              ▲                          │           │
       │                                              └────── a failure ─────────┘           │
       └─────────────────────────────────────────────────────────────────────────────────────┘

A route that is rested carries nothing, so that one which is down costs no more than a few texts a
try, and there is one try in five minutes at the most. Whoever asks looks up what each route has come to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from conference.domain.instants import Instant, seconds_between
from conference.domain.meeting.reasons import Reason

MEMORY: Final = 37
"""Outcomes of a route that are remembered: as many as a county has members, and so as one round of texts."""
ENOUGH: Final = 3
"""Failures among them after which it is rested."""
REST: Final = 300
"""Seconds in which nothing goes by it after a failure."""
RETURN: Final = 1800
"""Seconds in which it is trusted with more and more after that."""
MOVES: Final = frozenset({Reason.CARRIER_FAULT, Reason.OPTED_OUT})
"""Why a text that was not taken, or has failed, goes by another route: nothing else is the route's fault."""

SELDOM: Final = frozenset({"reminder", "ask_report", "summary", "picture", "readiness", "inquiry"})
"""Purposes of texts of which a few go by the second route though the first is well, so that it is known
whether that is well, too. What somebody is summoned by goes by the usual one."""
_URGENT: Final = (1.0, 0.0)
_ORDINARY: Final = (0.95, 0.05)


@dataclass(frozen=True)
class Outcome:
    """Of one text by one route. `well`: it was taken further; failures are those that are the route's own."""

    at: Instant
    well: bool


def trust(outcomes: Sequence[Outcome], now: Instant) -> float:
    """Of what a route usually carries, how much it is trusted with now, from 0 to 1."""
    remembered = sorted(outcomes, key=lambda one: one.at)[-MEMORY:]
    failures = [one.at for one in remembered if not one.well]
    if len(failures) < ENOUGH:
        return 1.0
    return min(1.0, max(0.0, (seconds_between(failures[-1], now) - REST) / RETURN))


def route_of(text: str, purpose: str, trusted: Mapping[str, float]) -> str:
    """The route of a text by its id. `trusted`: each route in the usual order, and how much it is trusted.

    The same for the same text however often it is asked. Where no route is trusted it is the usual one.
    """
    usual = _ORDINARY if purpose in SELDOM else _URGENT
    shares = dict.fromkeys(trusted, 0.0)
    lost = 0.0
    for (route, trust_), share in zip(trusted.items(), usual, strict=False):
        shares[route] = share * trust_
        lost += share * (1 - trust_)
    shares[max(trusted, key=trusted.__getitem__)] += lost
    lot = _lot(text)
    for route, share in shares.items():
        if lot < share:
            return route
        lot -= share
    return max(shares, key=shares.__getitem__)  # what rounding has left over


def next_route(tried: Sequence[str], trusted: Mapping[str, float]) -> str | None:
    """Where a text goes that those routes have not taken: to the most trusted of the others, if any."""
    others = {route: trust_ for route, trust_ in trusted.items() if route not in tried}
    return max(others, key=others.__getitem__) if others else None


def _lot(text: str) -> float:
    """From 0 to below 1, and no more often in one place than in another."""
    return int.from_bytes(sha256(text.encode()).digest()[:6]) / 2**48
