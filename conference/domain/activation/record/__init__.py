"""The record of an activation, drawn from its history and from nothing else.

Shaped like the record of a meeting (`conference/domain/meeting/record`): each part takes from every event
what concerns it, and is then written out by the schema in `conference/views`. What was said and done in its
meetings stands in records of their own; here they are known by id.
"""

from __future__ import annotations

from collections.abc import Iterable

from conference.domain.activation.record.activation import Activated
from conference.domain.activation.record.ending import Ending
from conference.domain.activation.record.inquiries import Inquiries
from conference.domain.activation.record.lasting import Lasting
from conference.domain.activation.record.meetings import Meetings
from conference.domain.activation.record.pages import Pages
from conference.domain.activation.record.pictures import Pictures
from conference.domain.activation.record.planning import Planned
from conference.domain.activation.record.presses import Presses
from conference.domain.activation.record.reserves import Reserves
from conference.domain.activation.record.texts import TextsToldOf
from conference.domain.instants import Instant
from conference.domain.meeting.record import Chain
from conference.domain.meeting.record.barred import BarredSoFar
from conference.domain.meeting.record.mended import MendedSoFar

SCHEMA = "upprop-activation-1"


def record(happened: Iterable[tuple[Instant, object]], chain: Chain | None = None) -> dict[str, object]:
    """The record as it is exported. Without `chain` the history is taken as it comes, and says so."""
    history = tuple(happened)
    activated, presses, pages, planned = Activated(), Presses(), Pages(), Planned()
    meetings, inquiries, pictures = Meetings(), Inquiries(), Pictures()
    lasting, ending, texts, reserves = Lasting(), Ending(), TextsToldOf(), Reserves()
    barred, mended = BarredSoFar(), MendedSoFar()
    of_meetings = (planned, meetings, inquiries, pictures)
    parts = (activated, presses, pages, *of_meetings, lasting, ending, texts, reserves, barred, mended)
    for at, event in history:
        for part in parts:
            part.take(at, event)
    chain = chain or Chain(len(history), "0" * 64, verified=False)
    return {
        "schema": SCHEMA,
        "activation": activated.row(presses.first),
        "presses": presses.rows(),
        "pages": pages.rows(),
        "planning": planned.row(),
        "conferences": meetings.rows(),
        "inquiries": inquiries.rows(),
        "pictures": pictures.rows(),
        "lasting": lasting.row(),
        "stand_down": ending.row(),
        "texts": texts.rows(),
        "reserve": reserves.rows(),
        "barred": barred.rows(),
        "reconciled": mended.rows(),
        "chain": {"events": chain.events, "head": chain.head, "verified": chain.verified},
    }
