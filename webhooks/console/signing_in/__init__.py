"""How one comes in to the pages, and what guards one's own account.

    login and password ─► (second factor) ─► (own password) ─► (second factor enrolled) ─► in
    passkey ───────────────────────────────────────────────────────────────────────────► in
    another house ─────────────────────────────────────────────────────────────────────► in

What stands in brackets is asked of whoever it concerns, and until it is done nothing else is shown.
"""

from __future__ import annotations

from flask import Blueprint, Flask

from conference.access.passwords import Passwords
from conference.bootstrap import Upprop
from webhooks.console.signing_in import codes, enrolling, others, own, passkeys, password, second
from webhooks.console.signing_in.doorman import Doorman
from webhooks.knocks import Knocks

PARTS = (password.page, second.page, passkeys.page, enrolling.page, codes.page, own.page, others.page)


def register(app: Flask, upprop: Upprop, knocks: Knocks, passwords: Passwords) -> None:
    """Put the ways in before the pages."""
    doorman = Doorman(upprop, knocks, passwords)
    app.extensions["doorman"], app.extensions["recognise"] = doorman, doorman.recognise
    others.introduce(app, upprop.settings)
    pages = Blueprint("signing_in", __name__)
    for part in PARTS:
        pages.register_blueprint(part)
    app.register_blueprint(pages)
