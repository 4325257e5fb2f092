"""What has happened in a meeting. History holds these, and the record is drawn from them alone.

The moment of an event is the moment of its row in history; where a fact's own time matters it is in the
event.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Event
from conference.domain.instants import Instant


@dataclass(frozen=True)
class SeatBrief:
    """A seat as the record must know it."""

    seat: str
    name: str
    member: str | None
    cluster: str | None
    function: str
    speaks: bool
    leads: bool
    summoned: bool


@dataclass(frozen=True)
class MemberBrief:
    """A member, the seats of its own (called or listening) and the cluster seat that speaks for it."""

    member: str
    seats: tuple[str, ...]
    cluster_seat: str | None


@dataclass(frozen=True)
class ConferencePlanned(Event):
    conference: str
    format: str
    title: str
    exercise: bool
    planned_at: Instant
    carrier: str
    seats: tuple[SeatBrief, ...]
    members: tuple[MemberBrief, ...]
    next_at: Instant | None = None
    activation: str | None = None
    parent: str | None = None
    place: str = ""

    @property
    def chain(self) -> str:
        return self.conference


@dataclass(frozen=True)
class SeatAdded(Event):
    """A place more than was planned: a guest's."""

    brief: SeatBrief
    by: str


@dataclass(frozen=True)
class ConferenceCancelled(Event):
    why: str


@dataclass(frozen=True)
class GatheringBegan(Event):
    pass


@dataclass(frozen=True)
class ConferenceOpened(Event):
    pass


@dataclass(frozen=True)
class ConferenceClosing(Event):
    by: str | None


@dataclass(frozen=True)
class ConferenceEnded(Event):
    pass


@dataclass(frozen=True)
class ResultGiven(Event):
    """What a blue meeting came to."""

    conference: str
    result: str

    @property
    def chain(self) -> str:
        return self.conference


@dataclass(frozen=True)
class RoomBegan(Event):
    room: str
    carrier: str


@dataclass(frozen=True)
class RoomEnded(Event):
    room: str


@dataclass(frozen=True)
class AttemptPlaced(Event):
    seat: str
    leg: str
    to: str
    round: int
    by: str | None


@dataclass(frozen=True)
class AttemptSettled(Event):
    """What became of an attempt. A later one for the same leg replaces it: a late key still wins."""

    seat: str
    leg: str
    outcome: str
    possible_duplicate: bool = False


@dataclass(frozen=True)
class SeatTaken(Event):
    """`as_` is holder, substitute or guest; `via` called or dialled_in."""

    seat: str
    leg: str
    by: str | None
    as_: str
    via: str
    late: bool


@dataclass(frozen=True)
class LegJoined(Event):
    """The first time a leg comes into the room."""

    seat: str
    leg: str
    by: str | None
    via: str
    listening: bool


@dataclass(frozen=True)
class LegEnded(Event):
    seat: str
    leg: str
    how: str


@dataclass(frozen=True)
class SeatDeclined(Event):
    seat: str
    by: str | None


@dataclass(frozen=True)
class SeatReportedByText(Event):
    """Nobody is on the line, but the seat has reported in writing, or answered in writing that it comes."""

    seat: str


@dataclass(frozen=True)
class SeatAnswered(Event):
    """Its summons was answered by text: `come`, or `someone-else` with who that is, in their words."""

    seat: str
    answer: str
    words: str = ""


@dataclass(frozen=True)
class SeatTicked(Event):
    """Heard on the radio, and ticked by hand."""

    seat: str
    by: str


@dataclass(frozen=True)
class SeatNotReached(Event):
    seat: str
    reason: str


@dataclass(frozen=True)
class BlockBegan(Event):
    block: str


@dataclass(frozen=True)
class BlockEnded(Event):
    block: str
    by: str


@dataclass(frozen=True)
class TurnBegan(Event):
    seat: str
    block: str
    turn: int
    budget: float
    by: str


@dataclass(frozen=True)
class TurnExtended(Event):
    turn: int
    seconds: float


@dataclass(frozen=True)
class TurnEnded(Event):
    """`ended_by` is speaker, chair, time, lost_line or end; `used` in seconds, reaction not charged.

    `how` as in the record's schema: spoke, nothing_to_report, skipped or lost_line.
    """

    seat: str
    turn: int
    used: float
    ended_by: str
    how: str = "spoke"


@dataclass(frozen=True)
class TurnResumed(Event):
    """The speaker took back a turn just ended; its rest is a turn of its own, which begins with this.

    Whoever had been given the floor meanwhile gave it back uncharged.
    """

    seat: str
    turn: int


@dataclass(frozen=True)
class NothingReported(Event):
    """Seats with nothing to report, read out in one sentence."""

    block: str
    seats: tuple[str, ...]


@dataclass(frozen=True)
class SeatPassedOver(Event):
    """`how` is skipped (by the chair), or absent or read_aloud (when the block ended)."""

    seat: str
    block: str
    how: str


@dataclass(frozen=True)
class FloorAsked(Event):
    seat: str
    ticket: int
    urgent: bool


@dataclass(frozen=True)
class FloorAskWithdrawn(Event):
    seat: str


@dataclass(frozen=True)
class ChairPassed(Event):
    seat: str
    why: str


@dataclass(frozen=True)
class LineClosed(Event):
    """A leader's line closed by the leader or the chair; `open` when it is opened again."""

    seat: str
    open: bool
    by: str


@dataclass(frozen=True)
class NoteTaken(Event):
    """`kind` as in the record's schema: report, need, agreement, task, objection, next_meeting, note."""

    kind: str
    seat: str | None
    text: str
    due: str | None = None


@dataclass(frozen=True)
class ObjectionsAsked(Event):
    """Objections were asked for aloud; `heard_by` are the seats whose lines were up."""

    heard_by: tuple[str, ...]
    until: Instant


@dataclass(frozen=True)
class TextWritten(Event):
    """`about` is the inquiry or the picture it tells of, where there is one."""

    text: str
    purpose: str
    seat: str | None
    segments: int
    about: str | None = None


@dataclass(frozen=True)
class TextSettled(Event):
    """`status` as in the record's schema: sent, delivered, failed, expired, unknown.

    `closed`: no receipt has come, and none is waited for.
    """

    text: str
    status: str
    route: str
    closed: bool = False


@dataclass(frozen=True)
class SummaryDrafted(Event):
    version: int
    text: str
    segments: int


@dataclass(frozen=True)
class SummaryApproved(Event):
    version: int
    by: str
