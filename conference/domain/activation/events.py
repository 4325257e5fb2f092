"""What has happened in an activation. Its record is drawn from these alone.

Lines and texts tell of themselves in the meeting's own words (`AttemptPlaced` has its like in
`PageAttemptPlaced`, `TextWritten` is the same).
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Event
from conference.domain.instants import Instant


@dataclass(frozen=True)
class ActivationEvent(Event):
    """Whatever happens in an activation is told in its history, whichever meeting brought it about."""

    activation: str

    @property
    def chain(self) -> str:
        return self.activation


@dataclass(frozen=True)
class ButtonPressed(ActivationEvent):
    """A press, the first of an activation or one that joined it. `why` as said, `fit` as it is sent."""

    number: int
    button: str
    member: str
    why: str
    fit: str
    kind: str | None
    by: str
    function: str | None
    guarded: bool
    exercise: bool


@dataclass(frozen=True)
class WordsAdded(ActivationEvent):
    press: int
    words: str


@dataclass(frozen=True)
class PressUndone(ActivationEvent):
    """One press is taken back. The activation is over with it unless others have pressed."""

    by: str
    press: int = 1


@dataclass(frozen=True)
class ActivationMistaken(ActivationEvent):
    by: str
    why: str


@dataclass(frozen=True)
class PressSplit(ActivationEvent):
    """The press has left for an activation of its own."""

    press: int
    new: str
    by: str


@dataclass(frozen=True)
class PageBegan(ActivationEvent):
    """`stage` is holder, substitute or last_resort."""

    page: str
    function: str
    called: str
    stage: str


@dataclass(frozen=True)
class PageAttemptPlaced(ActivationEvent):
    page: str
    leg: str
    to: str
    round: int
    by: str | None
    possible_duplicate: bool = False


@dataclass(frozen=True)
class PageAttemptSettled(ActivationEvent):
    page: str
    leg: str
    outcome: str


@dataclass(frozen=True)
class PageEnded(ActivationEvent):
    """`outcome` is acknowledged, passed_on, not_reached or called_off."""

    page: str
    outcome: str


@dataclass(frozen=True)
class ActivationAcknowledged(ActivationEvent):
    """`by` is the function, `name` who holds it, where that is known."""

    by: str
    name: str | None


@dataclass(frozen=True)
class PlanningBegan(ActivationEvent):
    conference: str
    seats: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class SpeakersNamed(ActivationEvent):
    seats: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class NeedSet(ActivationEvent):
    what: str
    number: int | None
    uncertain: bool
    by: str


@dataclass(frozen=True)
class CallOutReleased(ActivationEvent):
    """All are called to `conference`, that opens at `opens_at`. `by` is `clock` if nobody acknowledged."""

    conference: str
    by: str
    opens_at: Instant


@dataclass(frozen=True)
class MeetingConvened(ActivationEvent):
    conference: str
    format: str
    by: str
    planned_at: Instant


@dataclass(frozen=True)
class MeetingObserved(ActivationEvent):
    conference: str
    state: str


@dataclass(frozen=True)
class BlueSettled(ActivationEvent):
    outcome: str
    by: str
    at: Instant | None
    words: str


@dataclass(frozen=True)
class ActivationEnded(ActivationEvent):
    """`state` is stood_down, undone or mistaken."""

    state: str
    by: str


@dataclass(frozen=True)
class ReserveUsed(ActivationEvent):
    """From `since` until `until` the house's database was not there, and a host's reserve did its work."""

    since: Instant
    until: Instant
