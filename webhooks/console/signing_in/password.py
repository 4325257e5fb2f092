"""Login and password; and a password of one's own in the place of one that was handed over."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.access.passwords import Busy
from conference.domain.access import commands as c
from conference.domain.access.account import Factor, Proof
from conference.domain.access.naming import SHORTEST, fits
from conference.domain.access.sign_in import Standing
from conference.domain.errors import Refused
from webhooks.console import doing
from webhooks.console.signing_in import others, passkeys
from webhooks.console.signing_in.doorman import caller, doorman
from webhooks.console.signing_in.steps import ahead, open_at, open_to_all, remember

page = Blueprint("password", __name__)


@page.get("/logga-in")
@open_to_all
def sign_in() -> ResponseReturnValue:
    """Whoever is on the way in is led on."""
    if wanted := request.args.get("next"):
        remember(wanted)
    if not request.args.get("anew") and (on := ahead()) is not None:
        return redirect(on)
    return _form()


@page.post("/logga-in")
@open_to_all
def try_password() -> ResponseReturnValue:
    """The same words and the same work, whatever of it is wrong, and whether or not there is an account."""
    door = doorman()
    if (wait := door.waits()) is not None:
        return _too_often(wait)
    login, password = request.form.get("login", "").strip().lower()[:64], request.form.get("password", "")
    account = door.account(lambda look: look.accounts.by_login(login))
    try:
        if door.passwords.match(password, account.password if account else "") and account:
            return door.let_in(account, Proof(Factor.PASSWORD, password=account.password))
    except Refused:
        pass
    except Busy:
        return _form(login, _("Too many are signing in. Try again in a moment.")), 503
    door.turn_away(Factor.PASSWORD, login, account)
    return _form(login, _wrong()), 401


@page.route("/konto/losenord", methods=["GET", "POST"])
@open_at(Standing.PASSWORD, Standing.IN)
def own_password() -> ResponseReturnValue:
    """Whoever is in shows the one they have; whoever was handed one has just shown it."""
    if request.method == "GET":
        return _own_form()
    door, account = doorman(), caller().account
    if (wait := door.waits()) is not None:
        return _too_often(wait)
    now, new = request.form.get("now", ""), request.form.get("new", "")
    try:
        if caller().standing is Standing.IN and (
            account.locked(door.wall) or not door.passwords.match(now, account.password)
        ):
            door.turn_away(Factor.PASSWORD, account.login, account)
            return _own_form(_("That is not the password you have now.")), 422
        if fault := _fault(new, account.login):
            return _own_form(fault), 422
        if door.passwords.match(new, account.password):
            return _own_form(_("Choose another one than you have.")), 422
        kept = door.passwords.hash(new)
    except Busy:
        return _own_form(_("Too many are signing in. Try again in a moment.")), 503
    door.house.bus.handle(c.ChangePassword(account.id, kept, caller().sign_in.id))
    doing.tell(_("Your password is changed."))
    return redirect(
        url_for(
            "signing_in.password.sign_in" if caller().standing is Standing.PASSWORD else "signing_in.own.own"
        ),
        303,
    )


def _fault(new: str, login: str) -> str:
    if new != request.form.get("again", ""):
        return _("The two are not the same.")
    if not fits(new, login):
        return _(
            "A password has %(least)s characters or more, of several kinds, and not your login in it.",
            least=SHORTEST,
        )
    return ""


def _wrong() -> str:
    return _("That was not right. After five wrong tries nothing is looked at for a minute, then for longer.")


def _form(login: str = "", fault: str = "") -> str:
    return render_template(
        "signing_in/sign_in.html", login=login, fault=fault, passkey=passkeys.asked(), house=others.house()
    )


def _own_form(fault: str = "") -> str:
    return render_template(
        "signing_in/own_password.html",
        fault=fault,
        least=SHORTEST,
        first=caller().standing is Standing.PASSWORD,
    )


def _too_often(wait: int) -> ResponseReturnValue:
    told = _("Too many wrong tries from where you are. Wait %(seconds)s seconds.", seconds=wait)
    return render_template("refused.html", sentence=told), 429, {"Retry-After": str(wait)}
