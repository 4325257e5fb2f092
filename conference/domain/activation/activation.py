"""From a press on green or blue until it is stood down.

    pressed ─► acknowledged ─► planning ─► convened ─► active ─► stand_down_proposed ─► stood_down
       │            └──────────────┴──────────┴────────────┴─────────────┘
       ├─► convened (blue, or nobody acknowledged in time)
       └─► undone, mistaken

An activation knows its meetings by id and not from within: they are what they are, and it is told when one
opens or ends. What is asked and drawn in it (inquiries, pictures) are aggregates of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from conference.domain.activation import events
from conference.domain.activation.cadence import Cadence
from conference.domain.activation.page import Page
from conference.domain.activation.planning import Planning
from conference.domain.activation.press import BLUE, Press
from conference.domain.activation.proposal import Proposal
from conference.domain.activation.staffing import StandIn
from conference.domain.decision import NOTHING, Decision, together
from conference.domain.errors import NotAllowed, NotFound, Refused
from conference.domain.instants import Instant
from conference.domain.meeting.seat import Attempt


class ActivationState(StrEnum):
    """Where an activation is."""

    PRESSED = "pressed"
    ACKNOWLEDGED = "acknowledged"
    PLANNING = "planning"
    CONVENED = "convened"
    ACTIVE = "active"
    PROPOSED = "stand_down_proposed"
    STOOD_DOWN = "stood_down"
    UNDONE = "undone"
    MISTAKEN = "mistaken"


S = ActivationState
OVER = frozenset({S.STOOD_DOWN, S.UNDONE, S.MISTAKEN})
BEFORE_MEETING = frozenset({S.PRESSED, S.ACKNOWLEDGED, S.PLANNING})


@dataclass(frozen=True)
class Meeting:
    """A meeting of the activation. `state` is what was last told of it: planned, open or ended."""

    id: str
    format: str
    state: str = "planned"


@dataclass
class Activation:
    """See the module. `button` is green or blue, as it is now: a blue one may become green.

    `guarded`: pressed oftener than the county allows in an hour; it is paged once and the rest waits for a
    leader. `automatic`: nobody acknowledged, and everybody was called all the same. `blue_outcome` is what
    blue came to in the end: to meet again is none. `proposals` are those to stand down: the last may be open.
    `cadence` is how often meetings follow one another, `review_at` when the leaders are next reminded to
    reconsider it.
    """

    id: str
    button: str
    language: str
    exercise: bool
    carrier: str
    pressed_at: Instant
    presses: tuple[Press, ...] = ()
    state: ActivationState = S.PRESSED
    guarded: bool = False
    pages: tuple[Page, ...] = ()
    acknowledged_by: str | None = None
    acknowledged_name: str | None = None
    acknowledged_at: Instant | None = None
    planning: Planning = field(default_factory=Planning)
    meetings: tuple[Meeting, ...] = ()
    automatic: bool = False
    blue_outcome: str | None = None
    proposals: tuple[Proposal, ...] = ()
    cadence: Cadence | None = None
    review_at: Instant | None = None
    staffing: tuple[StandIn, ...] = ()
    ended_at: Instant | None = None

    # --- what it is ---------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        return self.state in OVER

    @property
    def put_right(self) -> bool:
        """It was a mistake, and those it reached have been told so."""
        return self.state in (S.UNDONE, S.MISTAKEN)

    @property
    def why(self) -> str:
        """What has happened, in words fit to be sent and said: those of the first press."""
        return self.presses[0].fit if self.presses else ""

    @property
    def first(self) -> Press:
        return self.presses[0]

    def key(self, what: str) -> str:
        """The name of one of its due rows."""
        return f"{self.id}/{what}"

    def on_duty_as(self, function: str) -> str:
        """The function that sees in this activation to what is that one's: its stand-in, or itself."""
        return self.stand_ins.get(function, function)

    @property
    def stand_ins(self) -> Mapping[str, str]:
        return {one.function: one.stand_in for one in self.staffing}

    def page(self, slug: str) -> Page:
        """Raises NotFound."""
        for page in self.pages:
            if page.slug == slug:
                return page
        raise NotFound(f"this activation has no page called {slug}")

    def page_at(self, number: str) -> Page:
        """The page whose text went to that phone. Raises NotFound."""
        for page in reversed(self.pages):
            if page.first is not None and page.first.number == number:
                return page
        raise NotFound("nobody is looked for at that number")

    def attempt_of(self, leg: str) -> Attempt | None:
        return next((a for page in self.pages if (a := page.attempt_of(leg))), None)

    def latest(self, format: str | None = None) -> Meeting | None:
        """The last meeting convened, or the last in a format."""
        fitting = [one for one in self.meetings if format in (None, one.format)]
        return fitting[-1] if fitting else None

    def under_way(self) -> tuple[Meeting, ...]:
        """The meetings not known to have ended."""
        return tuple(one for one in self.meetings if one.state != "ended")

    # --- the press ----------------------------------------------------------------------------------------

    def press(self, press: Press) -> Decision:
        """A press, the first or one that joins it."""
        self.presses = (*self.presses, press)
        pressed = events.ButtonPressed(
            self.id,
            press.number,
            press.button,
            press.member,
            press.why,
            press.fit,
            press.kind,
            press.by,
            press.function,
            self.guarded,
            self.exercise,
        )
        return Decision(events=(pressed,))

    def add_words(self, number: int, words: str) -> Decision:
        """What the presser said, as a machine wrote it down."""
        if all(press.number != number for press in self.presses):
            raise NotFound(f"there is no press {number}")
        self.presses = tuple(
            replace(press, words=words) if press.number == number else press for press in self.presses
        )
        return Decision(events=(events.WordsAdded(self.id, number, words),))

    def undo(self, by: str, allowed: float, wall: float, now: Instant) -> Decision:
        """Taken back by whoever pressed, while it is not too late. It goes on if others have pressed too."""
        mine = [press for press in self.presses if press.is_by(by)]
        if not mine:
            raise NotAllowed("only whoever pressed may take it back")
        if self.undo_left(by, allowed, wall) is None:
            raise Refused(f"a press can be taken back for {allowed:g} seconds; ask a leader")
        undone = Decision(events=(events.PressUndone(self.id, by, mine[-1].number),))
        if len(self.presses) == 1:
            return undone + self.end(S.UNDONE, by, now)
        self._let_go(mine[-1])
        return undone

    def undo_left(self, by: str, allowed: float, wall: float) -> float | None:
        """Seconds of the wall for which `by` may still take its press back; None where it may not."""
        mine = [press for press in self.presses if press.is_by(by)]
        left = allowed - (wall - mine[-1].wall) if mine and not self.over else -1.0
        return left if left >= 0 else None

    def mistaken(self, by: str, why: str, now: Instant) -> Decision:
        """It was pressed by mistake, a leader says."""
        self.must_be(frozenset(S) - OVER, "called a mistake")
        return Decision(events=(events.ActivationMistaken(self.id, by, why),)) + self.end(S.MISTAKEN, by, now)

    def split(self, number: int, new: str, by: str) -> tuple[Press, Decision]:
        """A press leaves for an activation of its own."""
        self.must_be(frozenset(S) - OVER, "split")
        leaving = next((press for press in self.presses if press.number == number), None)
        if leaving is None or len(self.presses) == 1:
            raise Refused(f"there is no press {number} beside others here")
        self._let_go(leaving)
        return leaving, Decision(events=(events.PressSplit(self.id, number, new, by),))

    def _let_go(self, leaving: Press) -> None:
        self.presses = tuple(press for press in self.presses if press is not leaving)

    # --- paging -------------------------------------------------------------------------------------------

    def begin_page(self, page: Page) -> Decision:
        """One more is looked for."""
        self.pages = (*self.pages, page)
        return Decision(
            events=(events.PageBegan(self.id, page.slug, page.function, page.called, page.stage),)
        )

    def acknowledge(
        self, by: str, name: str | None, now: Instant, *, page: str | None = None, leg: str | None = None
    ) -> Decision:
        """Somebody has it from here: nobody else is rung, and nothing starts by itself.

        `page` is what was answered, `leg` the line it was answered on, where there are such.
        """
        if self.acknowledged_by is not None:
            raise Refused(f"it has been acknowledged by {self.acknowledged_by}")
        self.must_be(frozenset(S) - OVER, "acknowledged")
        self.acknowledged_by, self.acknowledged_name, self.acknowledged_at = by, name, now
        if self.state is S.PRESSED:
            self.state = S.ACKNOWLEDGED
        decision = Decision(
            events=(events.ActivationAcknowledged(self.id, by, name),), cancelled=self._if_nobody_answers
        )
        return decision + together(
            one.end("acknowledged" if one.slug == page else "called_off", now, but=leg) for one in self.pages
        )

    def end_pages(self, outcome: str, now: Instant) -> Decision:
        """No page goes on."""
        return together(page.end(outcome, now) for page in self.pages)

    @property
    def _if_nobody_answers(self) -> tuple[str, ...]:
        return tuple(self.key(what) for what in ("substitutes", "last-resort", "call-out"))

    # --- planning, and the call-out -----------------------------------------------------------------------

    def plan(self, conference: str, seats: tuple[str, ...], by: str) -> Decision:
        """A planning call begins."""
        self.must_be(BEFORE_MEETING, "planned")
        self.state, self.planning.conference = S.PLANNING, conference
        return Decision(events=(events.PlanningBegan(self.id, conference, seats, by),))

    def release(self, conference: str, by: str, opens_at: Instant, now: Instant) -> Decision:
        """All are called, to a meeting that opens then. `by` is `clock` if nobody has said so."""
        self.state, self.automatic = S.CONVENED, by == "clock"
        self.planning.released_by, self.planning.released_at, self.planning.opens_at = by, now, opens_at
        released = events.CallOutReleased(self.id, conference, by, opens_at)
        return Decision(events=(released,), cancelled=self._if_nobody_answers)

    # --- meetings -----------------------------------------------------------------------------------------

    def convene(self, conference: str, format: str, by: str, planned_at: Instant) -> Decision:
        """A meeting of the activation is planned. Blue is convened by its press, and by nothing else."""
        self.must_be(frozenset(S) - OVER, "given a meeting")
        if self.state is S.PRESSED and format == "bla":
            self.state = S.CONVENED
        self.meetings = (*self.meetings, Meeting(conference, format))
        convened = events.MeetingConvened(self.id, conference, format, by, planned_at)
        return Decision(events=(convened,))

    def observe(self, conference: str, state: str) -> Decision:
        """A meeting of the activation has opened or ended."""
        known = next((one for one in self.meetings if one.id == conference), None)
        if known is None or known.state == state:
            return NOTHING
        self.meetings = tuple(
            replace(one, state=state) if one.id == conference else one for one in self.meetings
        )
        if state == "open" and known.format != "formote" and self.state is S.CONVENED:
            self.state = S.ACTIVE
        return Decision(events=(events.MeetingObserved(self.id, conference, state),))

    def settle_blue(self, outcome: str, by: str, at: Instant | None, words: str) -> Decision:
        """What a blue meeting came to: exactly one thing. If that is to meet again, the next has its own."""
        if self.button != BLUE:
            raise Refused("only a blue activation has such an outcome")
        self.must_be(frozenset({S.CONVENED, S.ACTIVE}), "given an outcome")
        held = [meeting for meeting in self.meetings if meeting.format == "bla"]
        if len(held) > 1 and held[-1].state == "planned":
            raise Refused("it has come to meeting again, and the next meeting has not begun")
        if outcome != "again_at":
            self.blue_outcome = outcome
        return Decision(events=(events.BlueSettled(self.id, outcome, by, at, words),))

    # --- the end ------------------------------------------------------------------------------------------

    def end(self, state: ActivationState, by: str, now: Instant) -> Decision:
        """Nothing more comes of it by itself: no page goes on and no due row is left."""
        self.state, self.ended_at = state, now
        self.proposals = tuple(proposal.lapsed for proposal in self.proposals)
        ended = events.ActivationEnded(self.id, state.value, by)
        return self.end_pages("called_off", now) + Decision(events=(ended,), cancelled=(self.key("*"),))

    # --- within -------------------------------------------------------------------------------------------

    def must_be(self, states: frozenset[ActivationState] | Sequence[ActivationState], asked: str) -> None:
        """Refuse what makes no sense in the state it is in."""
        if self.state not in states:
            raise Refused(f"an activation that is {self.state} cannot be {asked}")
