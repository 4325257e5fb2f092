"""The record of a meeting (minnesanteckningar), drawn from its history and from nothing else.

`record` is a pure fold: each part of the record takes from every event what concerns it, and is then
written out by the schema in `conference/views`. The same history always gives the same record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from conference.domain.instants import Instant
from conference.domain.meeting import rollcall
from conference.domain.meeting.record.barred import BarredSoFar
from conference.domain.meeting.record.meeting import Meeting
from conference.domain.meeting.record.mended import MendedSoFar
from conference.domain.meeting.record.notes import Notes
from conference.domain.meeting.record.seats import Seats
from conference.domain.meeting.record.texts import Texts
from conference.domain.meeting.record.turns import Turns
from conference.domain.meeting.record.without import WithoutSoFar

SCHEMA = "upprop-record-1"


@dataclass(frozen=True)
class Chain:
    """What the chain says of the history the record was drawn from."""

    events: int
    head: str
    verified: bool


def record(happened: Iterable[tuple[Instant, object]], chain: Chain | None = None) -> dict[str, object]:
    """The record as it is exported. Without `chain` the history is taken as it comes, and says so."""
    history = tuple(happened)
    meeting, seats, turns, notes, texts = Meeting(), Seats(), Turns(), Notes(), Texts()
    barred, mended, without = BarredSoFar(), MendedSoFar(), WithoutSoFar()
    for at, event in history:
        for part in (meeting, seats, turns, notes, texts, barred, mended, without):
            part.take(at, event)
    members = rollcall.of_members(meeting.members, seats.outcomes())
    chain = chain or Chain(len(history), "0" * 64, verified=False)
    return {
        "schema": SCHEMA,
        "conference": meeting.row(),
        "seats": seats.rows(),
        "members": [{"member": each.member, "outcome": each.outcome, "seat": each.seat} for each in members],
        "round": turns.rows(),
        "notes": notes.rows(),
        "objections": notes.objections(),
        "texts": texts.rows(),
        "summary": texts.summary(),
        "barred": barred.rows(),
        "reconciled": mended.rows(),
        "without": without.rows(),
        "chain": {"events": chain.events, "head": chain.head, "verified": chain.verified},
    }
