"""The web service: carriers' callbacks and the programming interface.

What comes in here becomes a command and goes to the bus; what goes out is computed from what is stored.
"""

from __future__ import annotations

from threading import Event
from typing import Final

from flask import Flask

from conference.bootstrap import Upprop, assemble_process
from webhooks import api, headers, twilio
from webhooks.knocks import Knocks
from webhooks.twilio.places import Id

PATIENCE: Final = 2.0
"""Seconds of the wall that storage is waited for while somebody waits for us."""

LONGEST_BODY: Final = 256 * 1024


def create_app(upprop: Upprop | None = None, *, knocks: Knocks | None = None) -> Flask:
    """The application round a product already put together, or one of its own."""
    knocks = knocks or Knocks()
    if upprop is None:
        upprop = assemble_process("web", patience=PATIENCE)
        upprop.keeper().start(Event().wait)
    app = Flask("webhooks")
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.extensions["upprop"] = upprop
    app.url_map.converters["id"] = Id
    app.register_blueprint(twilio.blueprint(upprop, knocks))
    api.register(app, upprop, knocks)
    headers.put_on(app, upprop.settings.public_base_url)
    return app
