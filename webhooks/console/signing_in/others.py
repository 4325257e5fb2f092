"""Another house that vouches for people (OpenID Connect): they sign in there, and it tells us who they are.

Whoever is to come in so has an account here beforehand, with their subject there, or an e-mail address that
the other house has verified. Which role they have is ours to say. Code flow with PKCE, state and nonce.
"""

from __future__ import annotations

import logging
from typing import Any, Final, cast
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Blueprint, Flask, abort, current_app, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from joserfc.errors import JoseError
from requests import RequestException

from conference.domain.access.account import Account, Factor, Proof
from conference.domain.errors import Refused
from conference.settings import Settings
from conference.storage.work import Work
from webhooks.console import doing
from webhooks.console.signing_in.doorman import doorman
from webhooks.console.signing_in.steps import open_to_all

log = logging.getLogger(__name__)

page = Blueprint("others", __name__)

HOUSE: Final = "house"
PATIENCE: Final = 5.0
LEEWAY: Final = 60
"""Seconds that the other house's clock may be off."""
ALGORITHMS: Final = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
"""Signed with a key that the other house alone has: none that we could have made ourselves."""


class NotVouched(Exception):
    """What came from there is not what it should be."""


def introduce(app: Flask, settings: Settings) -> None:
    """Tell the pages of the other house, if there is one. It is asked for nothing until somebody comes."""
    app.extensions[HOUSE] = None
    if settings.oidc_issuer:
        app.extensions[HOUSE] = OAuth(app).register(
            HOUSE,
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret,
            server_metadata_url=f"{settings.oidc_issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid email",
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE,
            },
        )


def house() -> str:
    """The host of the other house; empty where there is none."""
    return urlsplit(doorman().house.settings.oidc_issuer).hostname or ""


@page.get("/logga-in/via")
@open_to_all
def go() -> ResponseReturnValue:
    try:
        _known_well()
        return cast(ResponseReturnValue, _other().authorize_redirect(_back()))
    except (AuthlibBaseError, RequestException, ValueError, RuntimeError, NotVouched) as error:
        return _not_let_in(error)


@page.get("/logga-in/tillbaka")
@open_to_all
def come_back() -> ResponseReturnValue:
    try:
        return _let_in(_vouched())
    except (
        AuthlibBaseError,
        JoseError,
        RequestException,
        ValueError,
        RuntimeError,
        NotVouched,
        Refused,
    ) as error:
        return _not_let_in(error)


def _vouched() -> dict[str, Any]:
    """What the other house says of them, its signature, issuer, audience, time and nonce looked at."""
    _known_well()
    settings = doorman().house.settings
    token = _other().authorize_access_token(
        leeway=LEEWAY,
        claims_options={
            "iss": {"essential": True, "value": _other().load_server_metadata()["issuer"]},
            "aud": {"essential": True, "value": settings.oidc_client_id},
            "sub": {"essential": True},
        },
    )
    if not (told := token.get("userinfo")):
        raise NotVouched("no word of who it is")
    return dict(told)


def _known_well() -> None:
    """Its own description must be of the house we were told of, and signatures be of a kind that is one."""
    metadata = _other().load_server_metadata()
    if str(metadata.get("issuer", "")).rstrip("/") != doorman().house.settings.oidc_issuer:
        raise NotVouched("it describes another issuer")
    said = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
    metadata["id_token_signing_alg_values_supported"] = [each for each in said if each in ALGORITHMS]


def _let_in(told: dict[str, Any]) -> ResponseReturnValue:
    subject, email = str(told.get("sub", "")), str(told.get("email", ""))
    names = [subject, *([email, email.lower()] if told.get("email_verified") is True else [])]
    door = doorman()

    def find(look: Work) -> Account | None:
        return next((one for name in names if name and (one := look.accounts.by_subject(name))), None)

    account = door.account(find)
    if account is None:
        raise NotVouched("it vouches for somebody who has no account here")
    return door.let_in(account, Proof(Factor.OIDC, subject=account.subject))


def _not_let_in(error: Exception) -> ResponseReturnValue:
    """What was wrong is for the log; whoever stands there reads that it was not right."""
    log.warning(
        "not let in by way of the other house: %s", type(error).__name__, extra={"why": str(error)[:200]}
    )
    doing.tell(
        _("You are not let in that way. If you should be, ask the office whether you have an account here.")
    )
    return redirect(url_for("signing_in.password.sign_in", anew=1), 303)


def _other() -> Any:
    other = current_app.extensions[HOUSE]
    if other is None:
        abort(404)
    return other


def _back() -> str:
    return doorman().house.settings.console_base_url + url_for("signing_in.others.come_back")
