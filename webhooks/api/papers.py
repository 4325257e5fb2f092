"""What is left of a meeting: summary, record, whether it can be trusted, and why a phone rang."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

from conference.domain.errors import Refused
from conference.views.conferences import meant
from conference.views.record import SCHEMA, record_of
from conference.views.verify import verify as verdict_of
from conference.views.why import Why
from conference.views.why import why as told
from webhooks.api.operations import Asked, Operation


@dataclass(frozen=True)
class Summary:
    """The text that goes to everybody after the meeting."""

    id: str
    state: str
    version: int
    text: str


@dataclass(frozen=True)
class Verified:
    """`findings` say what is wrong. A weeded history can be whole, and yet too little to compare."""

    id: str
    state: str
    verified: bool
    events: int
    head: str
    compared: bool
    findings: tuple[str, ...]


def summary(asked: Asked) -> Summary:
    with asked.upprop.store.reading() as look:
        meeting = meant(look, asked.path["id"])
    if meeting.summary_text is None:
        raise Refused("the summary is not drafted yet")
    return Summary(meeting.id, meeting.state.value, meeting.summary_version, meeting.summary_text)


def record(asked: Asked) -> dict[str, object]:
    with asked.upprop.store.reading() as look:
        return record_of(look, meant(look, asked.path["id"]).id)


def verify(asked: Asked) -> Verified:
    with asked.upprop.store.reading() as look:
        meeting = meant(look, asked.path["id"])
        verdict = verdict_of(look, meeting.id)
    return Verified(state=meeting.state.value, verified=verdict.verified, **asdict(verdict))


def why(asked: Asked) -> Why:
    upprop = asked.upprop
    with upprop.store.reading() as look:
        return told(look, meant(look, asked.path["id"]), asked.path["seat"], upprop.county.zone)


_RECORD: Final = json.loads(SCHEMA.read_text(encoding="utf-8"))

OPERATIONS: Final = (
    Operation("summary", "GET", "/conferences/{id}/summary", "The summary", summary, Summary),
    Operation(
        "record",
        "GET",
        "/conferences/{id}/record",
        "The record of a meeting (minnesanteckningar)",
        record,
        gives_schema={name: part for name, part in _RECORD.items() if not name.startswith("$")},
    ),
    Operation("verify", "GET", "/conferences/{id}/verify", "Whether its history is whole", verify, Verified),
    Operation(
        "why", "GET", "/conferences/{id}/seats/{seat}/why", "Why that phone rang, or did not", why, Why
    ),
)
