"""The record of a meeting as it is exported, with what its chain says of it.

`record.schema.json` beside this file describes it, here and wherever else it is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from conference.domain.errors import NotFound
from conference.domain.meeting.record import Chain, record
from conference.views.sources import Look

SCHEMA = Path(__file__).with_name("record.schema.json")


class ChainSeen(Protocol):
    """A chain, walked from its beginning. `broken_at` is the number of the first row that does not follow."""

    @property
    def events(self) -> int: ...
    @property
    def head(self) -> str: ...
    @property
    def whole(self) -> bool: ...
    @property
    def broken_at(self) -> int | None: ...


class LookAtHistory(Look, Protocol):
    """A view of everything, history's chains among it."""

    def verify_chain(self, chain: str) -> ChainSeen:
        """Walk the chain of a meeting and say whether it is whole."""


def record_of(work: LookAtHistory, conference: str) -> dict[str, object]:
    """The record of a meeting. Raises NotFound."""
    if work.reads.conference(conference) is None:
        raise NotFound(f"there is no meeting {conference}")
    chain = work.verify_chain(conference)
    return record(work.history(conference), Chain(chain.events, chain.head, chain.whole))
