"""One's own account: what guards it, where one is signed in, and the way out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.domain.access import commands as c
from conference.domain.access.account import needs_second
from conference.domain.access.sign_in import Standing
from webhooks.console import doing
from webhooks.console.signing_in import cookies
from webhooks.console.signing_in.doorman import caller, doorman
from webhooks.console.signing_in.steps import open_at, open_to_all

page = Blueprint("own", __name__)


@page.get("/konto")
@open_at(Standing.IN)
def own() -> ResponseReturnValue:
    door, asks = doorman(), caller()
    with door.house.store.reading() as look:
        sign_ins = look.sign_ins.of(asks.account.id, door.wall)
    return render_template(
        "signing_in/own.html",
        account=asks.account,
        mine=asks.sign_in.id,
        sign_ins=[one for one in sign_ins if not one.half],
        at=lambda wall: datetime.fromtimestamp(wall, UTC),
        stamp=doing.new_stamp(),
    )


@page.post("/konto/inloggningar")
@open_at(Standing.IN)
def revoke() -> ResponseReturnValue:
    """One of them, or all others."""
    account, mine = caller().account, caller().sign_in.id
    one = request.form.get("sign_in", "")[:64]
    by = f"console:{account.login}"
    doorman().house.bus.handle(c.RevokeSignIns(account.id, by, sign_in=one, keep="" if one else mine))
    doing.tell(_("Signed out there."))
    return redirect(url_for("signing_in.own.own"), 303)


@page.post("/konto/sprak")
@open_at(Standing.IN)
def language() -> ResponseReturnValue:
    """In which language the pages are read from now on."""
    doorman().house.bus.handle(c.ChangeLanguage(caller().account.id, request.form.get("language", "")))
    return redirect(url_for("signing_in.own.own"), 303)


@page.post("/konto/ta-bort")
@open_at(Standing.IN, fresh=True)
def drop() -> ResponseReturnValue:
    """Take away the app or a passkey; not the last of them where one is needed."""
    door, account = doorman(), caller().account
    needed = needs_second(account.role) and not door.house.settings.exercise
    door.house.bus.handle(c.DropFactor(account.id, request.form.get("what", ""), needed=needed))
    doing.tell(_("It is taken away."))
    return redirect(url_for("signing_in.own.own"), 303)


@page.post("/logga-ut")
@open_to_all
def sign_out() -> ResponseReturnValue:
    if held := cookies.held():
        doorman().sign_out(cookies.digest(held))
    session.clear()
    answer = cast(Response, redirect(url_for("signing_in.password.sign_in"), 303))
    cookies.take_back(answer)
    return answer
