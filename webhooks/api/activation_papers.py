"""What is left of an activation: its record, whether it can be trusted, and why a phone rang."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Final, cast

from conference.views.activation import meant
from conference.views.activation_record import SCHEMA, activation_record_of
from conference.views.verify_activation import verify_activation
from conference.views.why import Why
from conference.views.why_paged import why_paged
from webhooks.api.operations import Asked, Operation
from webhooks.api.papers import Verified
from webhooks.api.tokens import LEADER


def record(asked: Asked) -> dict[str, object]:
    """The record. What a machine heard a presser say is for leaders alone."""
    with asked.upprop.store.reading() as look:
        drawn = activation_record_of(look, meant(look, asked.path["id"]).id)
    if asked.token.role == LEADER:
        return drawn
    presses = cast(list[dict[str, object]], drawn["presses"])
    return {**drawn, "presses": [{**press, "words": None} for press in presses]}


def verify(asked: Asked) -> Verified:
    with asked.upprop.store.reading() as look:
        activation = meant(look, asked.path["id"])
        verdict = verify_activation(look, activation.id)
    return Verified(state=activation.state.value, verified=verdict.verified, **asdict(verdict))


def why(asked: Asked) -> Why:
    upprop = asked.upprop
    with upprop.store.reading() as look:
        activation = meant(look, asked.path["id"])
        return why_paged(look, activation, asked.path["function"], upprop.county.zone)


_RECORD: Final = json.loads(SCHEMA.read_text(encoding="utf-8"))
_AT: Final = "/activations/{id}"

OPERATIONS: Final = (
    Operation(
        "activation-record",
        "GET",
        f"{_AT}/record",
        "The record of an activation",
        record,
        gives_schema={name: part for name, part in _RECORD.items() if not name.startswith("$")},
    ),
    Operation("activation-verify", "GET", f"{_AT}/verify", "Whether its history is whole", verify, Verified),
    Operation(
        "activation-why",
        "GET",
        f"{_AT}/functions/{{function}}/why",
        "Why that phone rang when a button was pressed, or did not",
        why,
        Why,
    ),
)
