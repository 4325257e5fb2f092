"""Whether the house does its work, as it finds itself. Only if it does is a watcher outside told anything.

Stricter than `health`: that says whether calls could be made, this that nothing lies about undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from conference.bus import StorageError
from conference.clock import Clock, Wall
from conference.domain.instants import Instant, seconds_between
from conference.ports import CallUp, CarrierError
from conference.views.health import SILENT, STALE, Finding, SignsOfLife

LATE = 30.0
"""Seconds for which something may be due or wait: whatever is slow for a while is no alarm."""


class Database(Protocol):
    def check(self) -> None: ...


class DueRows(Protocol):
    def late(self, now: Instant) -> tuple[int, Instant | None]: ...


class Outbox(Protocol):
    def waiting_since(self, now: Instant, wall: Wall) -> Mapping[str, float]: ...


class CallList(Protocol):
    def confirmed_at(self) -> Wall | None: ...


class Carrier(Protocol):
    def calls_up(self) -> Iterable[CallUp]: ...


def self_check(
    database: Database,
    beats: SignsOfLife,
    due: DueRows,
    outbox: Outbox,
    call_list: CallList,
    carriers: Mapping[str, Carrier],
    clock: Clock,
) -> tuple[Finding, ...]:
    """All that is looked at, fine or not. Without a database there is nothing more to look at."""
    try:
        database.check()
        found = [*_of_storage(beats, due, outbox, clock)]
    except StorageError as error:
        return (Finding("database", False, str(error), stops_calls=True),)
    found.append(_call_list(call_list.confirmed_at(), clock.wall()))
    found.extend(_carrier(name, carrier) for name, carrier in carriers.items())
    return tuple(found)


def _of_storage(beats: SignsOfLife, due: DueRows, outbox: Outbox, clock: Clock) -> Iterator[Finding]:
    now, wall = clock.now(), clock.wall()
    beat = beats.latest().get("relay")
    fresh = beat is not None and wall - beat <= SILENT
    # A sign of life is a row: where it is fresh, storage takes what is written to it.
    yield Finding("relay", fresh, "a relay works and is written of" if fresh else "no relay is written of")
    many, since = due.late(now)
    behind = 0.0 if since is None else seconds_between(since, now)
    yield Finding("due", behind <= LATE, f"{many} due rows wait, the oldest for {behind:.0f} s")
    for lane, seconds in sorted(outbox.waiting_since(now, wall).items()):
        yield Finding(f"lane {lane}", seconds <= LATE, f"the oldest has waited for {seconds:.0f} s")


def _call_list(confirmed_at: Wall | None, now: Wall) -> Finding:
    """A host that has none is one that keeps none; `readyz` says so."""
    fine = confirmed_at is None or now - confirmed_at <= STALE
    return Finding("call list", fine, "confirmed" if fine else "not confirmed for too long")


def _carrier(name: str, carrier: Carrier) -> Finding:
    try:
        carrier.calls_up()
    except CarrierError as error:
        return Finding(f"carrier {name}", False, error.sentence)
    return Finding(f"carrier {name}", True, "it answers")
