"""Whether the house could make calls now, and what is wrong with it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from conference.bus import StorageError
from conference.clock import Clock, Wall
from conference.domain.instants import Instant

SILENT = 5.0
"""Seconds of the wall after which a process that shows no sign of life is missed."""
STALE = 600.0
"""Seconds after which a call list that the database has not confirmed is told of."""


PAPER_HOURS = 48.0
"""After which a paper, which is printed anew each day, is told of."""


class Database(Protocol):
    def check(self) -> None: ...


class Bell(Protocol):
    def ring(self, lanes: tuple[str, ...]) -> bool: ...


class SignsOfLife(Protocol):
    def latest(self) -> Mapping[str, Wall]: ...


class CallList(Protocol):
    def confirmed_at(self) -> Wall | None: ...


@dataclass(frozen=True)
class Finding:
    """One part of the house. `stops_calls`: while it is not fine, nobody can be called."""

    part: str
    fine: bool
    says: str
    stops_calls: bool = False


def health(
    database: Database, bell: Bell | None, beats: SignsOfLife, clock: Clock, reserve: CallList
) -> tuple[Finding, ...]:
    """Database, bell, call list and processes. What only the database knows is left out without it."""
    confirmed_at = reserve.confirmed_at()
    stored = _database(database, stops_calls=confirmed_at is None)
    found = [stored, _bell(bell), _reserve(confirmed_at, clock.wall())]
    if stored.fine:
        found.extend(_processes(beats.latest(), clock.wall()))
    return tuple(found)


def can_call(findings: tuple[Finding, ...]) -> bool:
    return all(finding.fine for finding in findings if finding.stops_calls)


def _database(database: Database, *, stops_calls: bool) -> Finding:
    """Without it a host that has a call list, however old, still takes presses."""
    try:
        database.check()
    except StorageError as fault:
        return Finding("database", False, str(fault), stops_calls)
    return Finding("database", True, "the database answers and has this version's tables", stops_calls=True)


def _bell(bell: Bell | None) -> Finding:
    if bell is None:
        return Finding("redis", True, "no bell is used")
    if bell.ring(()):
        return Finding("redis", True, "Redis answers")
    return Finding("redis", False, "Redis does not answer: everything is done, but up to a second later")


def _reserve(confirmed_at: Wall | None, now: Wall) -> Finding:
    """Whether a press could be taken if the database were gone now."""
    if confirmed_at is None:
        return Finding("reserve", False, "this host has no call list for the hour without the database")
    age = max(0.0, now - confirmed_at)
    if age > STALE:
        return Finding("reserve", False, f"the call list of this host is {age / 60:.0f} minutes old")
    return Finding("reserve", True, f"the call list of this host was confirmed {age:.0f} s ago")


def paper_finding(printed_at: Instant | None, now: Instant) -> Finding:
    """Whether what is printed for the hour without anything else is what is true today."""
    if printed_at is None:
        return Finding("paper", False, "this host has printed no paper yet: upprop paper does")
    hours = max(0.0, (now - printed_at).total_seconds()) / 3600
    return Finding("paper", hours <= PAPER_HOURS, f"the paper of this host was printed {hours:.0f} h ago")


def _processes(latest: Mapping[str, Wall], now: Wall) -> Iterator[Finding]:
    alive = {kind for kind, beat in latest.items() if now - beat <= SILENT}
    for kind in ("relay", "floor", "dial", "bulk"):
        if kind in alive:
            says = f"{kind} works"
        elif kind in latest:
            says = f"{kind} has been silent for {now - latest[kind]:.0f} s"
        else:
            says = f"{kind} has never shown a sign of life"
        yield Finding(kind, kind in alive, says, stops_calls=kind == "relay")
