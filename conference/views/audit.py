"""Who has looked at numbers and replaced them, who has signed in and been turned away: for an auditor."""

from __future__ import annotations

from dataclasses import dataclass

from conference.bus import HOUSE_CHAIN
from conference.domain.access import events as access
from conference.domain.county.looking import DirectoryReplaced, NumbersSeen
from conference.domain.instants import Instant
from conference.views.record import LookAtHistory

SEEN, REPLACED = "numbers_seen", "directory_replaced"
MADE, CHANGED = "account_made", "account_changed"
SIGNED_IN, REFUSED, SIGNED_OUT, REVOKED = "signed_in", "sign_in_refused", "signed_out", "sign_ins_revoked"


@dataclass(frozen=True)
class Entry:
    """`by` is a token (`api:…`), whoever sat at the terminal (`cli:…`) or at the console (`console:…`).

    `what` is never a number.
    """

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
    return _of_access(at, event)


def _of_access(at: Instant, event: object) -> Entry | None:
    match event:
        case access.AccountMade(by, login, role, member):
            return Entry(at, by, MADE, ", ".join(filter(None, (login, role, member))))
        case access.AccountChanged(by, login, what):
            return Entry(at, by, CHANGED, f"{login}: {what}")
        case access.SignedIn(login, factor, device):
            return Entry(at, f"console:{login}", SIGNED_IN, ", ".join(filter(None, (factor, device))))
        case access.SignInRefused(login, factor, locked):
            return Entry(at, "unknown", REFUSED, f"{login}: {factor}{', locked' if locked else ''}")
        case access.SignedOut(login):
            return Entry(at, f"console:{login}", SIGNED_OUT, login)
        case access.SignInsRevoked(by, login, many):
            return Entry(at, by, REVOKED, f"{login}: {many}")
    return None
