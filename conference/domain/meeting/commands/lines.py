"""Seats and their lines: ringing, what a carrier tells, what is keyed, and the lines in the room."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command
from conference.domain.meeting.facts import Fact


@dataclass(frozen=True)
class RingNext(Command):
    """Go one rung on in a seat's ladder, if it still has need of it."""

    conference: str
    seat: str


@dataclass(frozen=True)
class RingAgain(Command):
    """The chair asks for a missing seat to be called again from the first rung."""

    conference: str
    seat: str
    by: str


@dataclass(frozen=True)
class InviteGuest(Command):
    """Somebody who is no member is called to this one meeting, at a number as people write it."""

    conference: str
    name: str
    number: str
    by: str


@dataclass(frozen=True)
class RecallLeg(Command):
    """Ring back a phone that dropped out, unless it has come back by itself."""

    conference: str
    seat: str
    leg: str


@dataclass(frozen=True)
class ObserveLeg(Command):
    """A carrier's fact about one of our legs.

    `call` is the carrier's id of the call, if the fact bears it.
    """

    leg: str
    fact: Fact
    call: str | None = None


@dataclass(frozen=True)
class CallIn(Command):
    """Somebody rings our number. `number` is None where it is withheld; `leg` is the new line's id.

    `carrier` is the one whose number it is; the usual one where none is named.
    """

    leg: str
    call: str
    number: str | None
    carrier: str = ""


@dataclass(frozen=True)
class PressKeys(Command):
    """What was keyed at a step of a leg's conversation.

    Empty digits mean that the time ran out in silence.
    """

    leg: str
    step: int
    digits: str


@dataclass(frozen=True)
class SayWords(Command):
    """What was said at a step of a leg's conversation, as a machine wrote it down."""

    leg: str
    step: int
    words: str


@dataclass(frozen=True)
class LeaveDial(Command):
    """The leg's stay in the room is over for now (star, or the room ended); the carrier asks what next."""

    leg: str
    step: int
    hung_up: bool


@dataclass(frozen=True)
class GiveUpWaiting(Command):
    """The line was answered and no key came in time: the next rung is due, the line stays up."""

    leg: str


@dataclass(frozen=True)
class FreeSeat(Command):
    """A seat reserved by a key was not taken by a join in time."""

    conference: str
    seat: str
    leg: str


@dataclass(frozen=True)
class TakeOver(Command):
    """The seat's late holder waits to have the place from the substitute; look whether it can be now."""

    conference: str
    seat: str


@dataclass(frozen=True)
class LookAfterLeg(Command):
    """A call has not reported for longer than it can ring: ask the carrier."""

    leg: str


@dataclass(frozen=True)
class ObserveLines(Command):
    """The carrier has done as it was told: (leg, label, open) of each line that was set."""

    conference: str
    lines: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class AmendLines(Command):
    """The carrier's lines were twice seen to differ from ours.

    `seen` is leg -> muted as the carrier has it.
    """

    conference: str
    seen: tuple[tuple[str, bool], ...]
