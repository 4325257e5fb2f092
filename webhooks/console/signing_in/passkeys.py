"""Passkeys (WebAuthn): a key that never leaves its device, opened there by finger, face or PIN.

It is asked to have looked who uses it, so that it is two factors in one, and lets in alone. A question is
good for five minutes, and an answer once.
"""

from __future__ import annotations

import json
import secrets
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from conference.domain.access import commands as c
from conference.domain.access.account import Account, Factor, Passkey, Proof
from conference.domain.access.sign_in import Standing
from conference.domain.errors import NotFound, Refused
from webhooks.console import doing
from webhooks.console.signing_in import codes
from webhooks.console.signing_in.doorman import at_door, caller, doorman
from webhooks.console.signing_in.steps import open_at, open_to_all

page = Blueprint("passkeys", __name__)

QUESTION: Final = "question"
GOOD_FOR: Final = 300.0
LONGEST_ANSWER: Final = 20_000


def asked(account: Account | None = None) -> str:
    """What a browser is asked for a passkey with: any of this house, or one of an account's."""
    return options_to_json(
        generate_authentication_options(
            rp_id=_host(),
            challenge=_question(),
            allow_credentials=_known(account) if account else None,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )


def offered(account: Account) -> str:
    """What a browser is asked to make a passkey with."""
    return options_to_json(
        generate_registration_options(
            rp_id=_host(),
            rp_name="Upprop",
            user_id=account.id.encode(),
            user_name=account.login,
            user_display_name=account.name,
            challenge=_question(),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=_known(account),
        )
    )


@page.post("/logga-in/passnyckel")
@open_to_all
def try_passkey() -> ResponseReturnValue:
    """Alone, or as the second factor of whoever has shown the password."""
    door = doorman()
    if door.waits() is None:
        try:
            answer, question = _answer(), _asked()
            account = door.account(lambda look: look.accounts.look(_whose(answer)))
            if account is not None:
                proof = _looked_at(answer, question, account)
                return door.let_in(account, proof, once=f"passkey/{bytes_to_base64url(question)}")
        except (WebAuthnException, Refused, NotFound, ValueError):
            pass
        door.turn_away(Factor.PASSKEY)
    doing.tell(_("That passkey lets nobody in here. Try again, or use your password."))
    return redirect(url_for("signing_in.password.sign_in", anew=None if _half() else 1), 303)


@page.post("/konto/passnyckel")
@open_at(Standing.ENROL, Standing.IN, fresh=True)
def enrol_passkey() -> ResponseReturnValue:
    """With the first second factor come recovery codes."""
    door, account = doorman(), caller().account
    try:
        made = verify_registration_response(
            credential=_answer(),
            expected_challenge=_asked(),
            expected_rp_id=_host(),
            expected_origin=_origin(),
            require_user_verification=True,
        )
    except (WebAuthnException, Refused, ValueError):
        doing.tell(_("The passkey could not be made. Try again."))
        return redirect(url_for("signing_in.enrolling.enrol"), 303)
    name = " ".join(request.form.get("name", "").split())[:40] or _("Passkey")
    key = Passkey(
        bytes_to_base64url(made.credential_id),
        bytes_to_base64url(made.credential_public_key),
        name,
        door.wall,
        made.sign_count,
    )
    new, kept = codes.made(account) if not account.codes else ((), ())
    door.house.bus.handle(c.EnrolPasskey(account.id, key, kept))
    if new:
        return codes.shown(new)
    return redirect(url_for("signing_in.own.own"), 303)


def _looked_at(answer: dict[str, Any], question: bytes, account: Account) -> Proof:
    known = account.passkey(str(answer.get("id", "")))
    right = verify_authentication_response(
        credential=answer,
        expected_challenge=question,
        expected_rp_id=_host(),
        expected_origin=_origin(),
        credential_public_key=base64url_to_bytes(known.key),
        credential_current_sign_count=known.count,
        require_user_verification=True,
    )
    return Proof(Factor.PASSKEY, passkey=known.id, count=right.new_sign_count)


def _whose(answer: dict[str, Any]) -> str:
    """The account that the key says it is for; after a password the one whose password it was."""
    if _half():
        return caller().account.id
    response = answer.get("response")
    handle = response.get("userHandle") if isinstance(response, dict) else None
    return base64url_to_bytes(str(handle or "")).decode("ascii", "replace")


def _half() -> bool:
    asks = at_door()
    return asks is not None and asks.standing is Standing.SECOND


def _answer() -> dict[str, Any]:
    said = json.loads(request.form.get("credential", "")[:LONGEST_ANSWER])
    if not isinstance(said, dict):
        raise ValueError("no answer of a passkey")
    return said


def _question() -> bytes:
    question = secrets.token_bytes(32)
    session[QUESTION] = [bytes_to_base64url(question), doorman().wall]
    return question


def _asked() -> bytes:
    """What this browser was asked last. Raises Refused."""
    question, at = session.pop(QUESTION, ("", 0.0))
    if not question or doorman().wall - at > GOOD_FOR:
        raise Refused("nobody has asked for that")
    return base64url_to_bytes(question)


def _known(account: Account) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.id)) for one in account.passkeys]


def _origin() -> str:
    return doorman().house.settings.console_base_url


def _host() -> str:
    return urlsplit(_origin()).hostname or "localhost"
