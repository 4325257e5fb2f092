"""Texts to and from phones, and the summary."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command
from conference.domain.meeting.reasons import Reason


@dataclass(frozen=True)
class ObserveText(Command):
    """A carrier's fact about a text.

    Sent, delivered, undelivered, failed; `ref` is the carrier's id of it. `looked`: it was asked, not told.
    """

    text: str
    status: str
    route: str
    ref: str | None = None
    error: Reason | None = None
    looked: bool = False


@dataclass(frozen=True)
class LookAfterText(Command):
    text: str


@dataclass(frozen=True)
class ReceiveText(Command):
    """A text from a phone. `number` is its E.164 number."""

    number: str
    body: str


@dataclass(frozen=True)
class HoldByText(Command):
    """Voice is gone: what is left of the meeting is held in writing."""

    conference: str
    by: str


@dataclass(frozen=True)
class SendRound(Command):
    """The time for answers in writing is up: everybody is sent what was written."""

    conference: str


@dataclass(frozen=True)
class AskAgain(Command):
    """Those who were summoned to a place and have not answered are asked once more."""

    conference: str


@dataclass(frozen=True)
class DraftSummary(Command):
    conference: str


@dataclass(frozen=True)
class RewriteSummary(Command):
    """A leader puts the drafted summary in other words; it is still to be approved."""

    conference: str
    text: str
    by: str


@dataclass(frozen=True)
class ApproveSummary(Command):
    conference: str
    by: str
    version: int | None = None
