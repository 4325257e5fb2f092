"""/healthz: the process lives. /readyz: calls could be made now, and if not, why, in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.storage.counts import Counts
from conference.views.health import can_call


def blueprint(upprop: Upprop) -> Blueprint:
    door = Blueprint("health", __name__)
    counts = Counts(upprop.store)

    @door.get("/healthz")
    def lives() -> ResponseReturnValue:
        return jsonify(alive=True)

    @door.get("/readyz")
    def ready() -> ResponseReturnValue:
        findings = upprop.health()
        calls = can_call(findings)
        said: dict[str, Any] = {
            "ready": calls,
            "findings": [asdict(finding) for finding in findings],
            "last_fact_seconds_ago": _since_last_fact(upprop, counts),
        }
        return jsonify(said), 200 if calls else 503

    return door


def _since_last_fact(upprop: Upprop, counts: Counts) -> float | None:
    """Seconds of the wall since a carrier or a program last told us anything."""
    try:
        last = counts.last_fact()
    except StorageError:
        return None
    return None if last is None else round(max(0.0, upprop.clock.wall() - last), 1)
