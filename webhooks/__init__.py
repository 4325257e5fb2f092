"""The web service: carriers' callbacks and the programming interface.

What comes in here becomes a command and goes to the bus; what goes out is computed from what is stored.
"""

from __future__ import annotations

import sys
from threading import Event
from typing import Final

from flask import Flask

from conference.bootstrap import Upprop, assemble_process
from conference.host import Host, deliverer
from webhooks import api, headers, signs, timing, twilio
from webhooks.knocks import Knocks
from webhooks.routes import Route
from webhooks.twilio.places import Id

PATIENCE: Final = 2.0
"""Seconds of the wall that storage is waited for while somebody waits for us."""

TURN: Final = 0.0003
"""Seconds for which one thread keeps the others from the interpreter.

Of the few threads of a process, one has the meeting locked: each time it has waited for the database it
should go on at once, and not after somebody else's five milliseconds.
"""

LONGEST_BODY: Final = 256 * 1024


def create_app(
    upprop: Upprop | None = None, *, host: Host | None = None, knocks: Knocks | None = None
) -> Flask:
    """The application round a product already put together, or one of its own."""
    knocks = knocks or Knocks()
    if upprop is None:
        sys.setswitchinterval(TURN)
        upprop = assemble_process("web", patience=PATIENCE)
        upprop.keeper().start(Event().wait)
        signs.start(upprop)
        host = Host(upprop, send_for=deliverer.send_for(upprop.settings))
    host = host or Host(upprop)
    app = Flask("webhooks")
    app.url_rule_class = Route
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.extensions["upprop"], app.extensions["host"] = upprop, host
    app.url_map.converters["id"] = Id
    timing.measure(app, upprop.tally)
    twilio.register(app, host, knocks)
    api.register(app, host, knocks)
    headers.put_on(app, upprop.settings.public_base_url)
    return app
