"""Who may sit at the console, and who does: for whoever keeps the accounts. Nothing that lets anybody in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from conference.clock import Wall
from conference.domain.access.account import Account
from conference.domain.instants import Instant
from conference.ports import Accounts, SignIns


class LookAtAccounts(Protocol):
    @property
    def accounts(self) -> Accounts: ...

    @property
    def sign_ins(self) -> SignIns: ...


@dataclass(frozen=True)
class Row:
    """`first_password`: it is still the one that was handed over. `last_seen` only of those signed in now."""

    login: str
    name: str
    role: str
    member: str
    totp: bool
    passkeys: int
    vouched_for: bool
    first_password: bool
    locked: bool
    disabled: bool
    signed_in: int
    last_seen: Instant | None


def accounts(look: LookAtAccounts, wall: Wall) -> Sequence[Row]:
    """All there are, by login."""
    return [account_row(look, one, wall) for one in look.accounts.all()]


def account_row(look: LookAtAccounts, one: Account, wall: Wall) -> Row:
    """One of them."""
    signed_in = look.sign_ins.of(one.id, wall)
    return Row(
        login=one.login,
        name=one.name,
        role=one.role,
        member=one.member,
        totp=bool(one.totp),
        passkeys=len(one.passkeys),
        vouched_for=bool(one.subject),
        first_password=one.must_change,
        locked=one.locked(wall),
        disabled=one.disabled,
        signed_in=len(signed_in),
        last_seen=_moment(max(one.seen for one in signed_in)) if signed_in else None,
    )


def _moment(wall: float) -> Instant:
    return datetime.fromtimestamp(wall, UTC)
