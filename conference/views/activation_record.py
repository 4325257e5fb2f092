"""The record of an activation as it is exported, with what its chain says of it.

`activation.schema.json` beside this file describes it, here and wherever else it is read.
"""

from __future__ import annotations

from pathlib import Path

from conference.domain.activation.record import record
from conference.domain.errors import NotFound
from conference.domain.meeting.record import Chain
from conference.views.record import LookAtHistory

SCHEMA = Path(__file__).with_name("activation.schema.json")


def activation_record_of(work: LookAtHistory, activation: str) -> dict[str, object]:
    """The record of an activation. Raises NotFound."""
    if work.reads.activation(activation) is None:
        raise NotFound(f"there is no activation {activation}")
    chain = work.verify_chain(activation)
    return record(work.history(activation), Chain(chain.events, chain.head, chain.whole))
