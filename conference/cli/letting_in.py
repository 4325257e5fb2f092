"""`upprop account …`: who may sit at the console. First passwords are shown here, once."""

from __future__ import annotations

from collections.abc import Callable

import click

from conference.access.passwords import Passwords, first_password
from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk, whoever
from conference.domain.access import commands as c
from conference.domain.access.account import Account
from conference.domain.access.naming import login_of
from conference.domain.access.rights import Role
from conference.domain.decision import Command
from conference.domain.errors import NotFound
from conference.views.accounts import Row, accounts


@click.group()
def account() -> None:
    """Accounts for the console: who may sit there, and as what."""


@account.command()
@click.argument("login")
@click.option("--name", required=True, help="What the person is called.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--member", default="", help="The organisation, for the role member and no other.")
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--oidc", "subject", default="", help="No password: OIDC_ISSUER vouches for this subject.")
@json_option
@pass_desk
def add(
    desk: Desk, login: str, name: str, role: str, member: str, language: str, subject: str, as_json: bool
) -> None:
    """Make an account LOGIN. Its first password is shown once and must be changed within a week."""
    password = "" if subject else first_password()
    kept = Passwords().hash(password) if password else ""
    made = desk.do(
        c.MakeAccount(
            desk.new_id(), login, name, Role(role), whoever(), member, language, kept, subject.strip()
        )
    ).decision.answer
    assert isinstance(made, Account)
    _tell(desk, made.login, f"{made.name} has an account as {made.role}.", password, as_json)


@account.command("list")
@json_option
@pass_desk
def list_(desk: Desk, as_json: bool) -> None:
    """List the accounts there are."""
    with desk.looking() as look:
        found = accounts(look, desk.assembled.clock.wall())
    zone = desk.upprop.county.zone
    answer({"accounts": found}, (_line(one, zone) for one in found), as_json=as_json)


@account.command()
@click.argument("login")
@pass_desk
def disable(desk: Desk, login: str) -> None:
    """Close an account: nobody comes in by it, and whoever is in is out at once."""
    _do(desk, lambda id: c.CloseAccount(id, whoever()), login, "is closed, and whoever was in is out")


@account.command()
@click.argument("login")
@pass_desk
def enable(desk: Desk, login: str) -> None:
    """Open an account again, and the lock that wrong tries have led to."""
    _do(desk, lambda id: c.OpenAccount(id, whoever()), login, "is open")


@account.command("sign-out")
@click.argument("login")
@pass_desk
def sign_out(desk: Desk, login: str) -> None:
    """Put out whoever is signed in to an account, on all their machines."""
    _do(desk, lambda id: c.RevokeSignIns(id, whoever()), login, "has nobody signed in")


@account.command()
@click.argument("login")
@json_option
@pass_desk
def reset(desk: Desk, login: str, as_json: bool) -> None:
    """Begin anew with a first password: second factors and sign-ins are gone."""
    found, password = _account(desk, login), first_password()
    desk.do(c.ResetAccount(found.id, Passwords().hash(password), whoever()))
    _tell(desk, found.login, f"{found.name} begins anew.", password, as_json)


def how_the_first_is_made(desk: Desk) -> list[str]:
    """What `upprop up` says where there is no account yet."""
    with desk.house.store.reading() as look:
        if look.accounts.all():
            return []
    before = "EXERCISE=1 " if desk.settings.exercise else ""
    return [
        "Nobody has an account for the console. Make the first one in another terminal, with these settings:",
        f"  {before}upprop account add LOGIN --name NAME --role office",
    ]


def _account(desk: Desk, login: str) -> Account:
    with desk.looking() as look:
        found = look.accounts.by_login(login_of(login))
    if found is None:
        raise NotFound(f"there is no account {login}")
    return found


def _do(desk: Desk, command: Callable[[str], Command], login: str, told: str) -> None:
    found = _account(desk, login)
    desk.do(command(found.id))
    click.echo(f"{found.login} {told}.")


def _tell(desk: Desk, login: str, done: str, password: str, as_json: bool) -> None:
    address = f"{desk.settings.console_base_url}/logga-in"
    told = {"login": login, "address": address, "password": password or None}
    lines = [done, f"  at        {address}", f"  login     {login}"]
    if password:
        lines += [f"  password  {password}", "Shown this once; good for a week, and to be changed at once."]
    answer(told, lines, as_json=as_json)


def _line(one: Row, zone: str) -> str:
    bare = not (one.totp or one.passkeys or one.vouched_for or one.first_password)
    marks = {
        "closed": one.disabled,
        "locked": one.locked,
        "has not changed the first password": one.first_password,
        "vouched for": one.vouched_for,
        "no second factor": bare,
    }
    last = f"signed in {one.signed_in}, last seen {local(one.last_seen, zone)}" if one.last_seen else ""
    said = [one.name, one.member, *(word for word, holds in marks.items() if holds), last]
    return f"{one.login:<20} {one.role:<8} {', '.join(filter(None, said))}"
