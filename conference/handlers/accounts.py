"""Accounts made, closed, opened and reset, and what guards them changed by whoever has them."""

from __future__ import annotations

from conference.domain.access import commands as c
from conference.domain.access.account import Account, Factor
from conference.domain.access.events import AccountChanged, AccountMade, SignInsRevoked
from conference.domain.access.naming import login_of, name_of
from conference.domain.access.rights import Role
from conference.domain.decision import Decision, Event
from conference.domain.errors import BadInput, Refused
from conference.domain.instants import Instant
from conference.ports import Handlers, UnitOfWork


def make(command: c.MakeAccount, uow: UnitOfWork, now: Instant) -> Decision:
    """Raises BadInput, NotFound, Refused."""
    login, name = login_of(command.login), name_of(command.name)
    if (command.role is Role.MEMBER) != bool(command.member):
        raise BadInput("the role member, and no other, is of one organisation")
    if command.member:
        uow.county.member(command.member)
    if bool(command.password) == bool(command.subject):
        raise BadInput("an account has either a first password or somebody who vouches for it")
    if uow.accounts.by_login(login) is not None:
        raise Refused(f"there is an account {login} already")
    if command.subject and uow.accounts.by_subject(command.subject) is not None:
        raise Refused("there is an account for that subject already")
    account = Account(
        command.account,
        login,
        name,
        command.role,
        command.member,
        _language(command.language, uow),
        command.subject,
        made=uow.wall,
    )
    if command.password:
        account.hand_over(command.password, uow.wall)
    uow.accounts.add(account)
    return Decision(events=(AccountMade(command.by, login, command.role, command.member),), answer=account)


def close(command: c.CloseAccount, uow: UnitOfWork, now: Instant) -> Decision:
    account = uow.accounts.get(command.account)
    account.disabled = True
    return Decision(events=(_changed(account, "closed", command.by), *_out(account, command.by, uow)))


def open_again(command: c.OpenAccount, uow: UnitOfWork, now: Instant) -> Decision:
    """The lock that wrong tries have led to is opened, too."""
    account = uow.accounts.get(command.account)
    account.disabled, account.tries, account.locked_until = False, 0, 0
    return Decision(events=(_changed(account, "opened", command.by),))


def reset(command: c.ResetAccount, uow: UnitOfWork, now: Instant) -> Decision:
    account = uow.accounts.get(command.account)
    account.hand_over(command.password, uow.wall)
    return Decision(events=(_changed(account, "reset", command.by), *_out(account, command.by, uow)))


def change_password(command: c.ChangePassword, uow: UnitOfWork, now: Instant) -> Decision:
    account = uow.accounts.get(command.account)
    account.change_password(command.password)
    gone = _out(account, _self(account), uow, keep=command.sign_in)
    return Decision(events=(_changed(account, "password"), *gone))


def change_language(command: c.ChangeLanguage, uow: UnitOfWork, now: Instant) -> Decision:
    account = uow.accounts.get(command.account)
    account.language = _language(command.language, uow)
    return Decision(events=(_changed(account, f"language {account.language}"),))


def enrol_totp(command: c.EnrolTotp, uow: UnitOfWork, now: Instant) -> Decision:
    account = uow.accounts.get(command.account)
    account.enrol(command.totp, command.step)
    account.codes = command.codes or account.codes
    return Decision(events=(_changed(account, "totp added"),))


def enrol_passkey(command: c.EnrolPasskey, uow: UnitOfWork, now: Instant) -> Decision:
    account = uow.accounts.get(command.account)
    account.add_passkey(command.passkey)
    account.codes = command.codes or account.codes
    return Decision(events=(_changed(account, "passkey added"),))


def drop(command: c.DropFactor, uow: UnitOfWork, now: Instant) -> Decision:
    account = uow.accounts.get(command.account)
    account.drop(command.what, needed=command.needed)
    what = command.what if command.what == Factor.TOTP else Factor.PASSKEY
    return Decision(events=(_changed(account, f"{what} removed"),))


def renew_codes(command: c.RenewCodes, uow: UnitOfWork, now: Instant) -> Decision:
    account = uow.accounts.get(command.account)
    account.codes = command.codes
    return Decision(events=(_changed(account, "recovery codes"),))


def _language(asked: str, uow: UnitOfWork) -> str:
    """Raises BadInput."""
    if asked not in uow.county.languages:
        raise BadInput(f"the languages are {' and '.join(uow.county.languages)}")
    return asked


def _changed(account: Account, what: str, by: str = "") -> Event:
    return AccountChanged(by or _self(account), account.login, what)


def _self(account: Account) -> str:
    return f"console:{account.login}"


def _out(account: Account, by: str, uow: UnitOfWork, keep: str = "") -> tuple[Event, ...]:
    many = uow.sign_ins.end_all(account.id, keep)
    return (SignInsRevoked(by, account.login, many),) if many else ()


HANDLERS: Handlers = {
    c.MakeAccount: make,
    c.CloseAccount: close,
    c.OpenAccount: open_again,
    c.ResetAccount: reset,
    c.ChangePassword: change_password,
    c.ChangeLanguage: change_language,
    c.EnrolTotp: enrol_totp,
    c.EnrolPasskey: enrol_passkey,
    c.DropFactor: drop,
    c.RenewCodes: renew_codes,
}
