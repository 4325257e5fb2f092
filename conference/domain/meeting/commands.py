"""What can be asked of a meeting: by a person, a carrier or a clock. Frozen, serialisable, in the imperative.

`by` is who asks: a leader's seat (`lst-tib`), a speaker's seat, or `clock`, `cli:<name>`, `api:<name>`.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command
from conference.domain.instants import Instant
from conference.domain.meeting.facts import Fact

# --- a conference from plan to summary ------------------------------------------------------------------


@dataclass(frozen=True)
class PlanConference(Command):
    """Plan a meeting in `format` at `planned_at`.

    `conference` is its new id. Gathers by itself when it is time.
    """

    conference: str
    format: str
    planned_at: Instant


@dataclass(frozen=True)
class PlanAhead(Command):
    """Plan what the county's calendar says for the weeks to come. Does itself again the next day."""


@dataclass(frozen=True)
class CancelConference(Command):
    conference: str
    by: str
    why: str = ""


@dataclass(frozen=True)
class Remind(Command):
    conference: str


@dataclass(frozen=True)
class Gather(Command):
    conference: str


@dataclass(frozen=True)
class ReadNotice(Command):
    """While gathering: tell the room how many are here and when we start."""

    conference: str


@dataclass(frozen=True)
class OpenConference(Command):
    conference: str


@dataclass(frozen=True)
class EndConference(Command):
    conference: str
    by: str


@dataclass(frozen=True)
class HardStop(Command):
    """The planned end has been passed by far: end, but never in mid-turn."""

    conference: str


@dataclass(frozen=True)
class WarnOfEnd(Command):
    """Tell the room that `minutes` are left (0: the planned end is now)."""

    conference: str
    minutes: int


@dataclass(frozen=True)
class SettleEnd(Command):
    """The room has ended, or has been given time enough to: the meeting is over."""

    conference: str


@dataclass(frozen=True)
class ObserveRoom(Command):
    """The carrier says that a room of ours has begun or ended. `room` is the carrier's own name of it."""

    conference: str
    room: str
    ended: bool


# --- seats and lines ------------------------------------------------------------------------------------


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
    """Somebody rings our number. `number` is None where it is withheld; `leg` is the new line's id."""

    leg: str
    call: str
    number: str | None


@dataclass(frozen=True)
class PressKeys(Command):
    """What was keyed at a step of a leg's conversation.

    Empty digits mean that the time ran out in silence.
    """

    leg: str
    step: int
    digits: str


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


# --- the floor ------------------------------------------------------------------------------------------


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
    """The seat has nothing to report in this block."""

    conference: str
    seat: str


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


# --- lines against the carrier --------------------------------------------------------------------------


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


# --- texts and the summary ------------------------------------------------------------------------------


@dataclass(frozen=True)
class ObserveText(Command):
    """A carrier's fact about a text.

    Sent, delivered, undelivered, failed; `ref` is the carrier's id of it.
    """

    text: str
    status: str
    route: str
    ref: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class LookAfterText(Command):
    text: str


@dataclass(frozen=True)
class ReceiveText(Command):
    """A text from a phone. `number` is its E.164 number."""

    number: str
    body: str


@dataclass(frozen=True)
class DraftSummary(Command):
    conference: str


@dataclass(frozen=True)
class ApproveSummary(Command):
    conference: str
    by: str
    version: int | None = None


COMMANDS: tuple[type[Command], ...] = tuple(Command.__subclasses__())
