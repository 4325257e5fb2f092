"""The second factor, after the password: six digits, a recovery code, or a passkey (in `passkeys`)."""

from __future__ import annotations

import logging

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.access import recovery, totp
from conference.domain.access.account import Account, Factor, Proof
from conference.domain.access.sign_in import Standing
from conference.domain.errors import NotFound, Refused
from conference.sealing import Unreadable
from webhooks.console.signing_in import passkeys
from webhooks.console.signing_in.doorman import Doorman, caller, doorman
from webhooks.console.signing_in.steps import open_at

log = logging.getLogger(__name__)

page = Blueprint("second", __name__)


@page.get("/logga-in/kod")
@open_at(Standing.SECOND)
def second() -> ResponseReturnValue:
    return _form()


@page.post("/logga-in/kod")
@open_at(Standing.SECOND)
def try_second() -> ResponseReturnValue:
    """A code that has been used is as wrong as any other."""
    door, account = doorman(), caller().account
    if (wait := door.waits()) is not None:
        return _form(
            _("Too many wrong tries from where you are. Wait %(seconds)s seconds.", seconds=wait)
        ), 429
    by = Factor.RECOVERY if request.form.get("recovery") else Factor.TOTP
    proof = _of_paper(door, account) if by is Factor.RECOVERY else _of_app(door, account)
    try:
        if proof is not None:
            return door.let_in(account, proof)
    except (Refused, NotFound):
        pass
    door.turn_away(by, account.login, account)
    return _form(
        _("That code is not right, or has been used, or too many were wrong: then wait a minute or more.")
    ), 401


def _of_app(door: Doorman, account: Account) -> Proof | None:
    if not account.totp:
        return None
    try:
        secret = totp.unseal(account.totp, account.id, door.key)
    except Unreadable:
        log.error(
            "a second factor was sealed with another SECRET_KEY: upprop account reset %s", account.login
        )
        return None
    step = totp.step_of(request.form.get("code", ""), secret, door.wall)
    return None if step is None else Proof(Factor.TOTP, step=step)


def _of_paper(door: Doorman, account: Account) -> Proof:
    said = request.form.get("recovery", "")[:100]
    return Proof(Factor.RECOVERY, code=recovery.digest(said, account.id, door.key))


def _form(fault: str = "") -> str:
    account = caller().account
    return render_template(
        "signing_in/second.html",
        fault=fault,
        app=bool(account.totp),
        codes=len(account.codes),
        passkey=passkeys.asked(account) if account.passkeys else "",
    )
