"""Who may sit at the console: accounts made, closed, opened, begun anew, and put out.

The same commands as `upprop account`. A first password is shown once, on the page that comes of making it:
there is nothing to go back to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.access.passwords import first_password
from conference.domain.access import commands as c
from conference.domain.access.account import Account
from conference.domain.access.rights import Right, Role
from conference.domain.decision import Command
from conference.domain.errors import BadInput, NotFound, Refused
from conference.views.accounts import account_row
from conference.views.accounts import accounts as every_account
from webhooks.console import doing
from webhooks.console.signing_in.doorman import Doorman
from webhooks.console.who import needs, who

page = Blueprint("accounts", __name__)

DEEDS: Final[Mapping[str, Callable[[str, str], Command]]] = {
    "close": c.CloseAccount,
    "open": c.OpenAccount,
    "sign-out": c.RevokeSignIns,
}
"""What is asked of an account and takes nothing more than who asks."""
NOT_OF_ONES_OWN: Final = frozenset({"close", "reset"})
"""What nobody does to the account they are in by: the last one of the office would be shut out."""


@page.get("/konton")
@needs(Right.ACCOUNTS)
def accounts() -> str:
    """All there are, and what is the matter with each."""
    upprop = doing.house()
    with upprop.store.reading() as look:
        found = every_account(look, upprop.clock.wall())
    return render_template("accounts/accounts.html", found=found)


@page.route("/nytt-konto", methods=["GET", "POST"])
@needs(Right.ACCOUNTS, fresh=True)
def make() -> ResponseReturnValue:
    """Another account, with a first password or for somebody whom another house vouches for."""
    if request.method == "GET":
        upprop = doing.house()
        return render_template(
            "accounts/make.html", members=upprop.county.members, vouched=bool(upprop.settings.oidc_issuer),
            stamp=doing.new_stamp(),
        )  # fmt: skip
    said, subject = request.form, request.form.get("subject", "").strip()
    password = "" if subject else first_password()
    made = c.MakeAccount(
        _new_id(), said.get("login", ""), said.get("name", ""), _role(), who().by, said.get("member", ""),
        said.get("language", "sv"), _kept(password), subject,
    )  # fmt: skip
    account = doing.house().bus.handle(made, stamp=doing.stamp()).decision.answer
    if not isinstance(account, Account):
        raise Refused(_("That form was sent already."))
    return _shown_once(account, password)


@page.get("/konton/<login>")
@needs(Right.ACCOUNTS)
def account(login: str) -> str:
    """One of them, and what can be done about it."""
    upprop = doing.house()
    with upprop.store.reading() as look:
        found = _found(look.accounts.by_login(login))
        row = account_row(look, found, upprop.clock.wall())
    return render_template("accounts/account.html", one=row, own=found.id == who().account)


@page.post("/konton/<login>/<deed>")
@needs(Right.ACCOUNTS, fresh=True)
def change(login: str, deed: str) -> ResponseReturnValue:
    """Close it, open it, put out whoever is in, or have whoever has it begin anew."""
    upprop = doing.house()
    with upprop.store.reading() as look:
        found = _found(look.accounts.by_login(login))
    if deed in NOT_OF_ONES_OWN and found.id == who().account:
        raise Refused(_("Somebody else must do that to your account."))
    if deed == "reset":
        password = first_password()
        upprop.bus.handle(c.ResetAccount(found.id, _kept(password), who().by))
        return _shown_once(found, password)
    if deed not in DEEDS:
        raise NotFound(_("There is nothing of that name to be done."))
    upprop.bus.handle(DEEDS[deed](found.id, who().by))
    doing.tell(_("Done."))
    return redirect(url_for("accounts.account", login=found.login), 303)


def _found(account: Account | None) -> Account:
    if account is None:
        raise NotFound(_("There is no such account."))
    return account


def _role() -> Role:
    try:
        return Role(request.form.get("role", ""))
    except ValueError:
        raise BadInput(_("Choose one of what the page offers.")) from None


def _new_id() -> str:
    with doing.house().store.reading() as look:
        return look.new_id()


def _kept(password: str) -> str:
    """What is stored of it."""
    doorman: Doorman = current_app.extensions["doorman"]
    return doorman.passwords.hash(password) if password else ""


def _shown_once(account: Account, password: str) -> Response:
    shown = make_response(render_template("accounts/handed_over.html", account=account, password=password))
    shown.headers["Cache-Control"] = "no-store"
    return shown
