"""An account: how somebody is known at the console, what opens it, and what wrong tries do to it.

Its moments are seconds of the wall, like those of everything that fingers and other machines measure: in an
exercise, too, a minute's lock lasts a minute, and the app on a phone shows the wall's code.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from conference.domain.access.rights import Right, Role, may
from conference.domain.errors import NotAllowed, NotFound, Refused

TRIES: Final = 5
"""So many wrong in a row lock the account, and each one more locks it for twice as long."""
FIRST_LOCK: Final = 60.0
LONGEST_LOCK: Final = 900.0
FIRST_PASSWORD: Final = 7 * 24 * 3600.0
"""Seconds for which a password is good that somebody else has handed over."""
MOST_PASSKEYS: Final = 10


class Factor(StrEnum):
    """By what somebody has shown who they are."""

    PASSWORD = "password"
    TOTP = "totp"  # the six digits that an app shows
    RECOVERY = "recovery"  # one of the codes on paper
    PASSKEY = "passkey"
    OIDC = "oidc"  # another house vouches for them


@dataclass(frozen=True)
class Proof:
    """What the door has found right. The account has the last word: what is used once is not right again.

    `password` is the hash that it was compared with, `step` that of the six digits, `code` the digest of a
    recovery code; `passkey` with the `count` it gave; `subject` as the other house calls them.
    """

    by: Factor
    password: str = ""
    step: int = 0
    code: str = ""
    passkey: str = ""
    count: int = 0
    subject: str = ""


@dataclass(frozen=True)
class Passkey:
    """`id` and `key` as the authenticator gave them, in base64url; `count` how often it says it was used."""

    id: str
    key: str
    name: str
    made: float
    count: int = 0
    used: float | None = None


@dataclass
class Account:
    """`member` is the organisation of an account that is for one alone, and of no other.

    `password` is a hash and `totp` a sealed secret, empty where there is none; `codes` are digests. `again`
    counts how often a second factor was enrolled.
    """

    id: str
    login: str
    name: str
    role: Role
    member: str = ""
    language: str = "sv"
    subject: str = ""
    password: str = ""
    password_until: float | None = None
    totp: str = ""
    totp_step: int = 0
    again: int = 0
    codes: tuple[str, ...] = ()
    passkeys: tuple[Passkey, ...] = ()
    tries: int = 0
    locked_until: float = 0
    disabled: bool = False
    made: float = 0

    @property
    def has_second(self) -> bool:
        return bool(self.totp or self.passkeys)

    @property
    def must_change(self) -> bool:
        """Whether its password is one that somebody else has handed over."""
        return self.password_until is not None

    def locked(self, wall: float) -> bool:
        return wall < self.locked_until

    def try_wrong(self, wall: float) -> bool:
        """Something wrong was tried. Whether that counts: while it is locked nothing is looked at."""
        if self.disabled or self.locked(wall):
            return False
        self.tries += 1
        if self.tries >= TRIES:
            self.locked_until = wall + min(LONGEST_LOCK, FIRST_LOCK * 2 ** min(self.tries - TRIES, 16))
        return True

    def let_in(self, proof: Proof, wall: float) -> bool:
        """Take what was shown. Whether that is all; False where a second factor is to follow.

        Only whoever has come in whole is forgiven the wrong tries before. Raises Refused.
        """
        if self.disabled:
            raise Refused("the account is closed")
        match proof.by:
            case Factor.PASSWORD:
                self._take_password(proof, wall)
                if self.has_second:
                    return False
            case Factor.TOTP:
                self._take_step(proof.step, wall)
            case Factor.RECOVERY:
                self._take_code(proof.code, wall)
            case Factor.PASSKEY:
                self._take_passkey(proof, wall)
            case Factor.OIDC:
                if not self.subject or proof.subject != self.subject:
                    raise Refused("the account is nobody's whom the other house knows")
        self.tries, self.locked_until = 0, 0
        return True

    def _take_password(self, proof: Proof, wall: float) -> None:
        self._refuse_while_locked(wall)
        if not self.password or proof.password != self.password:
            raise Refused("the password was changed meanwhile")
        if self.password_until is not None and wall > self.password_until:
            raise Refused("the first password is no longer good")

    def _take_step(self, step: int, wall: float) -> None:
        self._refuse_while_locked(wall)
        if not self.totp or step <= self.totp_step:
            raise Refused("the code has been used")
        self.totp_step = step

    def _take_code(self, code: str, wall: float) -> None:
        self._refuse_while_locked(wall)
        left = tuple(kept for kept in self.codes if not hmac.compare_digest(kept, code))
        if len(left) == len(self.codes):
            raise Refused("the code is none, or has been used")
        self.codes = left

    def _take_passkey(self, proof: Proof, wall: float) -> None:
        """A passkey cannot be guessed, so that no lock keeps out whoever has it."""
        known = self.passkey(proof.passkey)
        if (known.count or proof.count) and proof.count <= known.count:
            raise Refused("the passkey has been copied: it counts less than before")
        used = replace(known, count=proof.count, used=wall)
        self.passkeys = tuple(used if one.id == known.id else one for one in self.passkeys)

    def _refuse_while_locked(self, wall: float) -> None:
        if self.locked(wall):
            raise Refused("there have been too many wrong tries")

    def passkey(self, id: str) -> Passkey:
        """Raises NotFound."""
        for one in self.passkeys:
            if one.id == id:
                return one
        raise NotFound("there is no such passkey")

    def hand_over(self, password: str, wall: float) -> None:
        """A first password, which must be changed; nothing else opens the account any more."""
        self.password, self.password_until = password, wall + FIRST_PASSWORD
        self.totp, self.codes, self.passkeys = "", (), ()
        self.tries, self.locked_until = 0, 0

    def change_password(self, password: str) -> None:
        self.password, self.password_until = password, None

    def enrol(self, totp: str, step: int) -> None:
        """From now on the app's digits are asked for; those that showed it are used up."""
        self.totp, self.totp_step = totp, step
        self.again += 1

    def add_passkey(self, passkey: Passkey) -> None:
        """Raises Refused."""
        if len(self.passkeys) >= MOST_PASSKEYS:
            raise Refused(f"there are {MOST_PASSKEYS} passkeys already")
        if any(one.id == passkey.id for one in self.passkeys):
            raise Refused("that passkey is there already")
        self.passkeys = (*self.passkeys, passkey)
        self.again += 1

    def drop(self, what: str, *, needed: bool) -> None:
        """Take away the app (`totp`) or a passkey, by its id; where one is `needed` not the last.

        Raises NotAllowed, NotFound.
        """
        left = self.passkeys
        if what != Factor.TOTP:
            gone = self.passkey(what)
            left = tuple(one for one in self.passkeys if one is not gone)
        if needed and not (left or (self.totp and what != Factor.TOTP)):
            raise NotAllowed("this account needs a second factor: enrol another one first")
        self.passkeys = left
        if what == Factor.TOTP:
            self.totp = ""
        if not self.has_second:
            self.codes = ()


def needs_second(role: Role) -> bool:
    """Whether whoever has that role must have a second factor: those who lead, and those shown numbers."""
    return may(role, Right.LEAD) or may(role, Right.NUMBERS)
