"""The notes of a meeting as they stand, for those who write them and those who read along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conference.domain.instants import Instant
from conference.domain.meeting.events import NoteTaken
from conference.views.sources import Look

MOST = 200


@dataclass(frozen=True)
class Noted:
    """A line written down. `kind` as in the record's schema."""

    at: Instant
    kind: str
    seat: str | None
    text: str
    due: str | None


def noted(look: Look, conference: str) -> tuple[Noted, ...]:
    """The newest last."""
    return tuple(_lines(look, conference))


def _lines(look: Look, conference: str) -> Iterator[Noted]:
    for at, event in look.reads.of_kinds(conference, (NoteTaken,), MOST):
        if isinstance(event, NoteTaken):
            yield Noted(at, event.kind, event.seat, event.text, event.due)
