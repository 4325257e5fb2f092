"""Recovery codes: made, and shown this once."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.access import recovery
from conference.domain.access import commands as c
from conference.domain.access.account import Account
from conference.domain.access.sign_in import Standing
from webhooks.console import doing
from webhooks.console.signing_in.doorman import caller, doorman
from webhooks.console.signing_in.steps import open_at

page = Blueprint("codes", __name__)


@page.post("/konto/koder")
@open_at(Standing.IN, fresh=True)
def renew() -> ResponseReturnValue:
    """Sent again it makes no others: what was shown first still holds."""
    account = caller().account
    if not account.has_second:
        return redirect(url_for("signing_in.own.own"), 303)
    new, kept = made(account)
    if (
        not doorman()
        .house.bus.handle(c.RenewCodes(account.id, kept), stamp=doing.form_stamp(account.id))
        .done
    ):
        return redirect(url_for("signing_in.own.own"), 303)
    return shown(new)


def made(account: Account) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes as they are written down, and what is kept of them."""
    new = recovery.new_codes()
    return new, recovery.digests(new, account.id, doorman().key)


def shown(new: tuple[str, ...]) -> str:
    """In answer to the form itself, for they are kept nowhere from which a page could be made again."""
    return render_template("signing_in/codes.html", codes=new)
