"""How the ways of texts are doing, where there is more than one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from conference.domain.instants import Instant
from conference.domain.meeting.routes import Outcome, trust
from conference.views.health import Finding

MODEM = "modem"
AWAY = 15.0
"""Seconds of the wall without a sign of life of the modem after which it is told of."""


class Outcomes(Protocol):
    def outcomes(self, route: str) -> Sequence[Outcome]: ...


class Look(Protocol):
    @property
    def routes(self) -> Outcomes: ...


class Database(Protocol):
    def reading(self) -> AbstractContextManager[Look]: ...


def text_routes(
    database: Database, routes: Sequence[str], modem_silent: float | None, now: Instant
) -> Iterator[Finding]:
    """A finding for each route, and one for the modem. One route alone is what it is."""
    if MODEM in routes:
        yield _modem(modem_silent)
    if len(routes) > 1:
        with database.reading() as look:
            outcomes = {route: look.routes.outcomes(route) for route in routes}
        yield from (_route(route, outcomes[route], now) for route in routes)


def _modem(silent: float | None) -> Finding:
    if silent is None:
        return Finding(
            MODEM, False, "the modem has never been there: is MODEM_DEVICE right, and modem started?"
        )
    fine = silent <= AWAY
    return Finding(
        MODEM, fine, "the modem is there" if fine else f"the modem has been away for {silent:.0f} s"
    )


def _route(route: str, outcomes: Sequence[Outcome], now: Instant) -> Finding:
    part, trusted = f"texts by {route}", trust(outcomes, now)
    if not outcomes:
        return Finding(part, True, f"no text has gone by {route} yet")
    well = sum(one.well for one in outcomes)
    says = f"{well} of the last {len(outcomes)} texts by {route} went well"
    if trusted == 1.0:
        return Finding(part, True, says)
    return Finding(part, False, f"{says}: it is trusted with {trusted:.0%} of what it usually carries")
