"""The way in for Twilio and for nobody else: all here is signed, but for a sound that is no secret."""

from __future__ import annotations

import logging
from typing import Final
from urllib.parse import quote

from flask import Blueprint, Request, abort, request

from conference.bootstrap import Upprop
from webhooks.twilio import inbound, questions, reports, said

log = logging.getLogger(__name__)

PUBLIC: Final = frozenset({"twilio.tones"})
"""Routes that are not signed: Twilio's media fetcher signs nothing, and there is nothing to know."""


def blueprint(upprop: Upprop) -> Blueprint:
    """All routes under /twilio."""
    door = Blueprint("twilio", __name__, url_prefix="/twilio")

    @door.before_request
    def genuine() -> None:
        if request.endpoint in PUBLIC:
            return
        signature = request.headers.get("X-Twilio-Signature")
        if not upprop.signatures.genuine(as_asked(request), request.form, signature):
            log.warning("a callback was not signed as Twilio signs", extra={"path": request.path})
            abort(403)

    for routes in (reports, questions, inbound, said):
        routes.add_routes(door, upprop)
    return door


def as_asked(asked: Request) -> str:
    """Path and query in the very letters in which they were sent, where the server has kept them."""
    raw = asked.environ.get("RAW_URI") or asked.environ.get("REQUEST_URI")
    if raw and raw.startswith("/"):
        return str(raw)
    path = quote(asked.environ.get("PATH_INFO", "").encode("latin-1"), safe="/~:!$&'()*+,;=@-._")
    query = asked.environ.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
