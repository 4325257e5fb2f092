"""An app with six digits, enrolled: a QR code that it reads, the letters beside, and its first digits."""

from __future__ import annotations

import io

import segno
from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.access import totp
from conference.domain.access import commands as c
from conference.domain.access.account import needs_second
from conference.domain.access.sign_in import Standing
from webhooks.console import doing
from webhooks.console.signing_in import codes, passkeys
from webhooks.console.signing_in.doorman import Caller, caller, doorman
from webhooks.console.signing_in.steps import open_at

page = Blueprint("enrolling", __name__)


@page.get("/konto/andra-faktor")
@open_at(Standing.ENROL, Standing.IN, fresh=True)
def enrol() -> ResponseReturnValue:
    return _form()


@page.get("/konto/andra-faktor.svg")
@open_at(Standing.ENROL, Standing.IN, fresh=True)
def drawn() -> ResponseReturnValue:
    """The QR code, from an address of its own: nothing is drawn within the page."""
    house = "Upprop ÖVNING" if doorman().house.settings.exercise else "Upprop"
    code = segno.make(totp.address(_offered(caller()), caller().account.login, house), error="m")
    drawing = io.BytesIO()
    code.save(drawing, kind="svg", scale=6, border=4, light="white", svgclass=None, lineclass=None)
    return Response(drawing.getvalue(), content_type="image/svg+xml")


@page.post("/konto/andra-faktor")
@open_at(Standing.ENROL, Standing.IN, fresh=True)
def confirm() -> ResponseReturnValue:
    """The app shows what it should: it is enrolled. With the first factor come recovery codes."""
    door, account = doorman(), caller().account
    secret = _offered(caller())
    step = totp.step_of(request.form.get("code", ""), secret, door.wall)
    if step is None:
        return _form(_("That is not what the app should show. Look whether the phone's clock is right.")), 422
    sealed = totp.seal(secret, account.id, door.key)
    new, kept = codes.made(account) if not account.codes else ((), ())
    done = door.house.bus.handle(
        c.EnrolTotp(account.id, sealed, step, kept), stamp=doing.form_stamp(account.id)
    ).done
    if new and done:
        return codes.shown(new)
    return redirect(url_for("signing_in.own.own"), 303)


def _offered(asks: Caller) -> str:
    return totp.offered(doorman().key, asks.token, asks.account.again)


def _form(fault: str = "") -> str:
    asks = caller()
    secret = _offered(asks)
    return render_template(
        "signing_in/enrol.html",
        fault=fault,
        letters=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        must=asks.standing is Standing.ENROL,
        needed=needs_second(asks.account.role),
        passkey=passkeys.offered(asks.account),
        stamp=doing.new_stamp(),
    )
