"""The floor and its blocks: who is to speak, for how long, and what is to be written down."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command


@dataclass(frozen=True)
class NextSpeaker(Command):
    """End the turn, if there is one, and go on.

    To the next in turn, or to the next block when all are done.
    """

    conference: str
    by: str


@dataclass(frozen=True)
class NextBlock(Command):
    conference: str
    by: str


@dataclass(frozen=True)
class GiveFloor(Command):
    conference: str
    seat: str
    by: str


@dataclass(frozen=True)
class GoBack(Command):
    """Give the floor back to the one who had it last."""

    conference: str
    by: str


@dataclass(frozen=True)
class ExtendTurn(Command):
    conference: str
    by: str


@dataclass(frozen=True)
class SkipSeat(Command):
    """Pass over a seat in this block, or the one who has the floor when none is named."""

    conference: str
    by: str
    seat: str | None = None


@dataclass(frozen=True)
class OpenFloor(Command):
    """Leave the order: whoever asks for the floor gets it, in the order asked."""

    conference: str
    by: str


@dataclass(frozen=True)
class CloseFloor(Command):
    """Back from the open floor to the order of the block; tickets are kept."""

    conference: str
    by: str


@dataclass(frozen=True)
class MuteAll(Command):
    """End the turn and close every line but the chair's."""

    conference: str
    by: str


@dataclass(frozen=True)
class SetOwnLine(Command):
    """A leader's line closed or opened by the leader himself, or by the chair."""

    conference: str
    seat: str
    open: bool
    by: str


@dataclass(frozen=True)
class YieldFloor(Command):
    conference: str
    seat: str


@dataclass(frozen=True)
class TakeBackFloor(Command):
    """Within ten seconds of yielding: not done after all."""

    conference: str
    seat: str


@dataclass(frozen=True)
class AskForFloor(Command):
    conference: str
    seat: str
    urgent: bool = False


@dataclass(frozen=True)
class WithdrawAsk(Command):
    conference: str
    seat: str


@dataclass(frozen=True)
class ReportNothing(Command):
    """The seat has nothing to report in this block. `by` is who says so, where it is not the seat itself."""

    conference: str
    seat: str
    by: str = ""


@dataclass(frozen=True)
class WarnSpeaker(Command):
    conference: str
    turn: int


@dataclass(frozen=True)
class TurnTimeUp(Command):
    conference: str
    turn: int


@dataclass(frozen=True)
class BlockTimeUp(Command):
    conference: str
    block: str


@dataclass(frozen=True)
class TakeChair(Command):
    """`seat` chairs from now on: by its own wish, or because the chair is gone."""

    conference: str
    seat: str
    by: str


@dataclass(frozen=True)
class MissChair(Command):
    """The chair has been out of the room for as long as the format allows."""

    conference: str
    seat: str


@dataclass(frozen=True)
class AskObjections(Command):
    conference: str
    by: str


@dataclass(frozen=True)
class Object(Command):
    conference: str
    seat: str
    text: str = ""


@dataclass(frozen=True)
class TakeNote(Command):
    conference: str
    kind: str
    text: str
    by: str
    seat: str | None = None
    due: str | None = None
