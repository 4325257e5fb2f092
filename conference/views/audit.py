"""Who has looked at people's numbers, and who has replaced them: the history of the house, for an auditor."""

from __future__ import annotations

from dataclasses import dataclass

from conference.bus import HOUSE_CHAIN
from conference.domain.county.looking import DirectoryReplaced, NumbersSeen
from conference.domain.instants import Instant
from conference.views.record import LookAtHistory

SEEN, REPLACED = "numbers_seen", "directory_replaced"


@dataclass(frozen=True)
class Entry:
    """`by` is a token (`api:…`) or whoever sat at the terminal (`cli:…`). `what` is never a number."""

    at: Instant
    by: str
    did: str
    what: str


@dataclass(frozen=True)
class Audit:
    """The newest first. `verified`: the chain they stand in is whole, from its beginning to `head`."""

    entries: tuple[Entry, ...]
    events: int
    head: str
    verified: bool


def audit(look: LookAtHistory, limit: int) -> Audit:
    """The last looks at numbers and changes of them."""
    entries = [entry for at, event in look.history(HOUSE_CHAIN) if (entry := _entry(at, event))]
    chain = look.verify_chain(HOUSE_CHAIN)
    return Audit(tuple(entries[::-1][:limit]), chain.events, chain.head, chain.whole)


def _entry(at: Instant, event: object) -> Entry | None:
    if isinstance(event, NumbersSeen):
        return Entry(at, event.by, SEEN, event.what)
    if isinstance(event, DirectoryReplaced):
        counted = f"{event.phones} functions' phones, {event.people} people, {event.shifts} shifts"
        return Entry(at, event.by, REPLACED, f"{counted}, {event.codes} codes")
    return None
