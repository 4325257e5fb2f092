"""What can be asked of accounts and sign-ins.

Commands carry hashes and digests. What was shown is looked at by the door; what came of it is the command.
`by` is who asks, as history names them.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.access.account import Factor, Passkey, Proof
from conference.domain.access.rights import Role
from conference.domain.decision import Command


@dataclass(frozen=True)
class MakeAccount(Command):
    """With a first password (its hash), or for somebody whom another house vouches for by `subject`."""

    account: str
    login: str
    name: str
    role: Role
    by: str
    member: str = ""
    language: str = "sv"
    password: str = ""
    subject: str = ""


@dataclass(frozen=True)
class CloseAccount(Command):
    """Nobody comes in by it, and whoever is in is out."""

    account: str
    by: str


@dataclass(frozen=True)
class OpenAccount(Command):
    account: str
    by: str


@dataclass(frozen=True)
class ResetAccount(Command):
    """Whoever has it begins anew with a first password: second factors are gone, and so are sign-ins."""

    account: str
    password: str
    by: str


@dataclass(frozen=True)
class ChangePassword(Command):
    """By whoever is signed in; their other sign-ins end."""

    account: str
    password: str
    sign_in: str


@dataclass(frozen=True)
class ChangeLanguage(Command):
    """The pages are read in another language from now on."""

    account: str
    language: str


@dataclass(frozen=True)
class EnrolTotp(Command):
    """`codes`, where there are any, take the place of the recovery codes there were."""

    account: str
    totp: str
    step: int
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class EnrolPasskey(Command):
    account: str
    passkey: Passkey
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class DropFactor(Command):
    """`what` is `totp`, or the id of a passkey. `needed`: the last one stays."""

    account: str
    what: str
    needed: bool


@dataclass(frozen=True)
class RenewCodes(Command):
    account: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class LetIn(Command):
    """Somebody has shown who they are. `instead_of` is the sign-in that this one takes the place of."""

    account: str
    sign_in: str
    proof: Proof
    device: str = ""
    instead_of: str = ""


@dataclass(frozen=True)
class TurnAway(Command):
    """Somebody has shown something wrong. `account` is empty where there is none of that `login`."""

    login: str
    by: Factor
    account: str = ""


@dataclass(frozen=True)
class SeeSignIn(Command):
    """It is being used."""

    sign_in: str


@dataclass(frozen=True)
class SignOut(Command):
    sign_in: str


@dataclass(frozen=True)
class RevokeSignIns(Command):
    """End one sign-in of an account, or all but `keep`."""

    account: str
    by: str
    sign_in: str = ""
    keep: str = ""
