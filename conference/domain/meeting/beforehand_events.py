"""What seats have sent in before the meeting."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Event


@dataclass(frozen=True)
class ReportedBeforehand(Event):
    """`words` is empty where there is nothing to report. A later one takes the place of an earlier."""

    seat: str
    words: str
    by: str
