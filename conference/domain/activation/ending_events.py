"""What happens while an activation is proposed to end. Its end itself is `ActivationEnded`."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.activation.activation import ActivationState
from conference.domain.activation.events import ActivationEvent
from conference.domain.activation.proposal import Asked
from conference.domain.instants import Instant


@dataclass(frozen=True)
class StandDownProposed(ActivationEvent):
    """Each of `asked` is written a text about the proposal (`about` is its id), if it has a phone."""

    proposal: str
    by: str
    until: Instant
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class ObjectionMade(ActivationEvent):
    """`again`: instead of an earlier one of the same member's."""

    proposal: str
    member: str
    words: str
    by: str
    again: bool


@dataclass(frozen=True)
class ObjectionAnswered(ActivationEvent):
    proposal: str
    member: str
    words: str
    by: str


@dataclass(frozen=True)
class StandDownWaits(ActivationEvent):
    """The time for objections is up, and these wait for an answer."""

    proposal: str
    unanswered: tuple[str, ...]


@dataclass(frozen=True)
class StandDownWithdrawn(ActivationEvent):
    """The activated state is kept; `state` is what it is again."""

    proposal: str
    by: str
    why: str
    state: ActivationState


@dataclass(frozen=True)
class StoodDown(ActivationEvent):
    """`by` is clock where nobody objected, or all who did were answered.

    Members in `silent` were told and did not object; those in `not_heard` had not got their text by then.
    `unanswered` are objections in spite of which a leader stood down, for the reason in `why`.
    """

    proposal: str
    by: str
    why: str
    silent: tuple[str, ...]
    not_heard: tuple[str, ...]
    objected: tuple[str, ...]
    unanswered: tuple[str, ...]
