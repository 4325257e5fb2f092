"""The end of an activation: proposed, objected to, kept or stood down."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command
from conference.domain.instants import Instant


@dataclass(frozen=True)
class ProposeStandDown(Command):
    """The leaders propose to leave the activated state. `proposal` is a fresh id.

    Objections are heard until `at`, or for so many `seconds`, or for as long as the county allows.
    """

    activation: str
    proposal: str
    by: str
    at: Instant | None = None
    seconds: int | None = None


@dataclass(frozen=True)
class ObjectToStandDown(Command):
    """A member objects, with its reasons. A leader who is of no member may, too, as the function."""

    activation: str
    member: str
    words: str
    by: str


@dataclass(frozen=True)
class AnswerObjection(Command):
    """A leader answers the objection of a member, who is told."""

    activation: str
    member: str
    words: str
    by: str


@dataclass(frozen=True)
class KeepActivated(Command):
    """A leader withdraws the proposal; everybody who was told of it is told."""

    activation: str
    by: str
    why: str = ""


@dataclass(frozen=True)
class StandDownAllTheSame(Command):
    """A leader stands down in spite of objections that are not answered, once their time is up."""

    activation: str
    by: str
    why: str


@dataclass(frozen=True)
class StandDownTimeUp(Command):
    """Objections have been heard for as long as was said."""

    activation: str
    proposal: str
