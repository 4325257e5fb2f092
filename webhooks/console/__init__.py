"""The console: the duty officers' pages, in a process of its own so that no stream keeps a carrier waiting.

Everything works without JavaScript: a form is a POST that leads back to its page. What runs in the browser
only makes that smoother, and keeps the page true while it is looked at."""

from __future__ import annotations

from threading import Event

from flask import Flask

from conference.access.passwords import Passwords
from conference.bootstrap import Upprop, assemble_process
from conference.exercises.network import Network
from conference.host import Host, deliverer
from webhooks import headers
from webhooks.console import frame, packing, signing_in, words
from webhooks.console.live.tail import Tail
from webhooks.console.pages import PAGES
from webhooks.console.pages.exercise import wired
from webhooks.console.signing_in import cookies
from webhooks.knocks import Knocks

PATIENCE = 2.0
LONGEST_BODY = 256 * 1024


def create_app(
    upprop: Upprop | None = None,
    *,
    host: Host | None = None,
    tail: Tail | None = None,
    knocks: Knocks | None = None,
    passwords: Passwords | None = None,
    network: Network | None = None,
) -> Flask:
    """The pages round a product already put together, or one of its own."""
    if upprop is None:
        upprop = assemble_process("console", patience=PATIENCE)
        upprop.keeper().start(Event().wait)
        host = Host(upprop, send_for=deliverer.send_for(upprop.settings))
    host = host or Host(upprop)
    app = Flask("webhooks.console")
    app.config.update(
        MAX_CONTENT_LENGTH=LONGEST_BODY,
        SECRET_KEY=frame.cookie_key(upprop.settings.secret_key),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # `frame` asks the browser itself where a form comes from
        **cookies.settings_of(upprop.settings.console_base_url),
    )
    app.extensions["upprop"], app.extensions["host"] = upprop, host
    app.extensions["tail"] = tail or Tail(upprop.feed)
    wired.connect(app, upprop, network)
    packing.put_on(app)  # what is said last is asked first: this when all else has been said
    headers.put_on(app, upprop.settings.console_base_url)
    words.speak(app, upprop)
    frame.put_round(app, upprop)
    signing_in.register(app, upprop, knocks or Knocks(), passwords or Passwords())
    for page in PAGES:
        app.register_blueprint(page)
    return app
