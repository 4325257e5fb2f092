"""Reports given before the meeting, so that whoever leads knows what is coming."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command


@dataclass(frozen=True)
class AskReports(Command):
    """It is time to ask whoever speaks in the round; with `again` only those who have not answered."""

    conference: str
    again: bool = False


@dataclass(frozen=True)
class ReportBeforehand(Command):
    """What the seat will have to report, in a line; empty: nothing. The last one before the calls counts."""

    conference: str
    seat: str
    words: str
    by: str
