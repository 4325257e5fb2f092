"""The programming interface under /api/v1, and what machines ask of the house: health and figures.

Every operation is a row of one table, from which both its route and its description are made, so that neither
can say what the other does not.
"""

from __future__ import annotations

from flask import Flask

from conference.host import Host
from webhooks.api import health, metrics, problems
from webhooks.api.door import blueprint
from webhooks.knocks import Knocks


def register(app: Flask, host: Host, knocks: Knocks) -> None:
    """Put the interface into the web service."""
    app.register_blueprint(blueprint(host, knocks))
    app.register_blueprint(health.blueprint(host.house))
    app.register_blueprint(metrics.blueprint(host.house))
    problems.speak(app)
