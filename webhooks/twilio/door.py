"""The way in for Twilio and for nobody else: all here is signed, but for a sound that is no secret."""

from __future__ import annotations

import logging
from typing import Any, Final
from urllib.parse import quote

from flask import Blueprint, Flask, Request, Response, abort, g, request

from conference.carriers.twilio.addresses import PATH
from conference.host import Host
from webhooks.knocks import Knocks
from webhooks.peers import client
from webhooks.twilio import inbound, questions, reports, said
from webhooks.twilio.whose import RESERVE, asked, by_address, by_call

log = logging.getLogger(__name__)

LONGEST_PATH: Final = 100
"""Of a path that somebody made up, so much is logged."""

PUBLIC: Final = frozenset({"twilio.tones", "reserve.tones"})
"""Routes that are not signed: Twilio's media fetcher signs nothing, and there is nothing to know."""


def register(app: Flask, host: Host, knocks: Knocks) -> None:
    """All routes under /twilio, and the same again under the name of a reserve."""
    door = blueprint(host, knocks)
    app.register_blueprint(door, url_prefix=PATH)
    app.register_blueprint(door, url_prefix=f"{PATH}/reserve/<{RESERVE}>", name="reserve")


def blueprint(host: Host, knocks: Knocks) -> Blueprint:
    door = Blueprint("twilio", __name__)

    @door.url_value_preprocessor
    def whose(endpoint: str | None, values: dict[str, Any] | None) -> None:
        g.whose = by_address(host, values)

    @door.before_request
    def genuine() -> Response | None:
        """What is genuine passes, however much of it there is; the limit is for what is not."""
        if request.endpoint in PUBLIC:
            return None
        signature = request.headers.get("X-Twilio-Signature")
        # Without one, what is sent is not even read.
        if signature and asked().signatures.genuine(as_asked(request), request.form, signature):
            return None
        wait = knocks.in_vain(client(request.environ, host.house.settings.trusted_proxies))
        if wait is not None:
            return Response("too often\n", 429, {"Retry-After": str(wait)}, content_type="text/plain")
        log.warning("a callback was not signed as Twilio signs", extra={"path": request.path[:LONGEST_PATH]})
        abort(403)

    @door.before_request
    def known_elsewhere() -> None:
        g.whose = by_call(host, asked())

    for routes in (reports, questions, inbound, said):
        routes.add_routes(door, host)
    return door


def as_asked(asked: Request) -> str:
    """Path and query in the very letters in which they were sent, where the server has kept them."""
    raw = asked.environ.get("RAW_URI") or asked.environ.get("REQUEST_URI")
    if raw and raw.startswith("/"):
        return str(raw)
    path = quote(asked.environ.get("PATH_INFO", "").encode("latin-1"), safe="/~:!$&'()*+,;=@-._")
    query = asked.environ.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
