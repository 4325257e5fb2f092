"""What has happened to accounts, in the history of the house: who came in by what, and who was not let in.

What was typed is in none of them. Of a login that is nobody's nothing is told at all, since people type
their passwords there.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Event


@dataclass(frozen=True)
class AccountMade(Event):
    by: str
    login: str
    role: str
    member: str = ""


@dataclass(frozen=True)
class AccountChanged(Event):
    """`what` in a word or two: closed, opened, reset, password, totp, passkey …"""

    by: str
    login: str
    what: str


@dataclass(frozen=True)
class SignedIn(Event):
    login: str
    factor: str
    device: str


@dataclass(frozen=True)
class SignInRefused(Event):
    """`locked`: with this one the account is locked for a while."""

    login: str
    factor: str
    locked: bool


@dataclass(frozen=True)
class SignedOut(Event):
    login: str


@dataclass(frozen=True)
class SignInsRevoked(Event):
    by: str
    login: str
    many: int
