"""A place in a conference: who is called for it, who has it, and what became of it.

    expected ─► present | by_substitute | by_text | by_radio | declined | not_reached
                    ▲                                             │          │
                    └─────────────────────────────────────────────┴──────────┘  someone comes after all

A seat is reserved by a pressed key and taken by the join: never by two. Its lines (legs) are stored apart; a
seat knows them by id through its attempts and its holder.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.county.ladders import Rung
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands, events
from conference.domain.meeting.effects import HangUp

UNDER_WAY = "under_way"
FILLED = ("present", "by_substitute", "by_radio")
RECALLS = 2
"""How many times a line lost to the same seat is rung back; after that it must dial in."""


@dataclass
class Attempt:
    """One rung tried once: at most one call accepted by the carrier.

    `answered`: somebody has picked the phone up. `released`: nobody there has pressed a key, so the next rung
    need not wait for it. `recall`: the ringing back of a line that was lost.
    """

    leg: str
    to: str
    number: str
    round: int
    by: str | None
    as_: str
    placed_at: Instant
    outcome: str = UNDER_WAY
    settled_at: Instant | None = None
    answered: bool = False
    released: bool = False
    recall: bool = False
    possible_duplicate: bool = False

    @property
    def under_way(self) -> bool:
        return self.outcome == UNDER_WAY


@dataclass
class Seat:
    """See the module. `rank` orders seats in every list.

    `reserved` is the leg whose key has been pressed, `holder` the leg that has the place now,
    `guest`: its number was given with the invitation and is in no directory.
    `waiting_to_take_over` the late holder's leg that will have it when the seat does not hold the floor.
    """

    conference: str
    slug: str
    called: str
    member: str | None
    cluster: str | None
    function: str
    speaks: bool
    leads: bool
    summoned: bool
    rank: int
    code: str
    ladder: tuple[Rung, ...] = ()
    summoned_at: Instant | None = None
    attempts: tuple[Attempt, ...] = ()
    reserved: str | None = None
    holder: str | None = None
    holder_by: str | None = None
    holder_as: str | None = None
    waiting_to_take_over: str | None = None
    outcome: str = "expected"
    reason: str | None = None
    taken_at: Instant | None = None
    recalls: int = 0
    guest: bool = False

    # --- what it is ---------------------------------------------------------------------------------------

    @property
    def filled(self) -> bool:
        """Someone has come, whether or not the line is up at this moment."""
        return self.outcome in FILLED

    @property
    def open_to(self) -> bool:
        """A key pressed now would reserve the place."""
        return self.holder is None and self.reserved is None

    @property
    def still_called(self) -> bool:
        """Its ladder is to go on: nobody has come, nobody is on the way in, nobody has declined."""
        return self.summoned_at is not None and self.outcome in ("expected", "not_reached") and self.open_to

    def yields_to(self, by: str | None, as_: str) -> bool:
        """The holder outdoes a substitute, and anybody an older line of their own: it may be dead."""
        return (as_ == "holder" and self.holder_as != "holder") or (by is not None and by == self.holder_by)

    def attempt_of(self, leg: str) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.leg == leg), None)

    def key(self, what: str) -> str:
        """The name of one of this seat's due rows."""
        return f"{self.conference}/{self.slug}/{what}"

    def ring_next(self, at: Instant) -> Due:
        """The follow-on that tries the next rung."""
        return Due(commands.RingNext(self.conference, self.slug), at, self.key("ring"))

    def recall_at(self, leg: str, at: Instant) -> Due:
        """The follow-on that rings back the phone of a line that was lost."""
        return Due(commands.RecallLeg(self.conference, self.slug, leg), at, self.key("recall"))

    def recall_engaged(self, leg: str, at: Instant) -> Decision:
        """The phone that was rung back is engaged, perhaps by the very line that was lost."""
        if not self.filled or not self.open_to or self.recalls >= RECALLS:
            return NOTHING
        return Decision(due=(self.recall_at(leg, at),))

    # --- attempts -----------------------------------------------------------------------------------------

    def place(self, leg: str, rung: Rung, round_: int, now: Instant, *, recall: bool = False) -> Decision:
        """An attempt begins with this decision, not with the carrier's answer: a report can overtake that."""
        again = any((attempt.to, attempt.round) == (rung.to, round_) for attempt in self.attempts)
        attempt = Attempt(
            leg, rung.to, rung.number, round_, rung.by, rung.as_, now, recall=recall, possible_duplicate=again
        )
        self.attempts = (*self.attempts, attempt)
        return Decision(events=(events.AttemptPlaced(self.slug, leg, rung.to, round_, rung.by),))

    def adopt(self, attempt: Attempt) -> Decision:
        """A call begun for a seat of another meeting goes on for this one."""
        self.attempts = (*self.attempts, attempt)
        placed = events.AttemptPlaced(self.slug, attempt.leg, attempt.to, attempt.round, attempt.by)
        return Decision(events=(placed,))

    def settle(self, leg: str, outcome: str, now: Instant) -> Decision:
        """What became of an attempt.

        A line without a key may still win, so a later outcome replaces an earlier.
        """
        attempt = self.attempt_of(leg)
        if attempt is None or attempt.outcome == outcome:
            return NOTHING
        attempt.outcome = outcome
        attempt.settled_at = now
        return Decision(events=(events.AttemptSettled(self.slug, leg, outcome, attempt.possible_duplicate),))

    def answer(self, leg: str) -> None:
        """Somebody has picked the phone up, and is not hung up on from now on."""
        attempt = self.attempt_of(leg)
        if attempt is not None:
            attempt.answered = True

    def release(self, leg: str) -> None:
        """The line is up but nobody has pressed a key: the ladder need not wait for it any longer."""
        attempt = self.attempt_of(leg)
        if attempt is not None:
            attempt.answered = attempt.released = True

    def give_up(self, now: Instant, *, reason: str | None = None) -> Decision:
        """Every rung has been tried in vain, or there is no time for more of them.

        Where nobody was called at all, `reason` says why it is not reached.
        """
        if self.outcome != "expected":
            return NOTHING
        return self._miss(reason or self._why_not())

    def _miss(self, reason: str) -> Decision:
        self.outcome, self.reason = "not_reached", reason
        return Decision(events=(events.SeatNotReached(self.slug, reason),))

    def _why_not(self) -> str:
        """What the last attempt came to. One that was still under way had got so far and no further."""
        if not self.attempts:
            return "no_holder"
        told = [attempt.outcome for attempt in self.attempts if attempt.outcome != "cancelled"]
        if told and told[-1] != UNDER_WAY:
            return told[-1]
        return "no_key" if self.attempts[-1].answered else "no_answer"

    def decline(self, leg: str, by: str | None, now: Instant) -> Decision:
        """The officer has said, twice, that the seat will be empty. Who has been here has been here."""
        decision = self.settle(leg, "declined", now)
        if not self.filled:
            self.outcome, self.reason = "declined", "declined"
            decision += Decision(events=(events.SeatDeclined(self.slug, by),))
        return decision + self.call_off(now, but=leg)

    def report_by_text(self, now: Instant) -> Decision:
        """Nobody can come to the phone, but something has been sent in: the ladder has no more to do."""
        if self.filled or self.outcome == "by_text":
            return NOTHING
        self.outcome, self.reason = "by_text", None
        return Decision(events=(events.SeatReportedByText(self.slug),)) + self.call_off(now)

    def decline_by_text(self, by: str | None) -> Decision:
        """Somebody who was summoned by text has answered that nobody comes."""
        if self.outcome == "declined":
            return NOTHING
        self.outcome, self.reason = "declined", "declined"
        return Decision(events=(events.SeatDeclined(self.slug, by),))

    def pass_on(self, number: str, words: str, now: Instant) -> Decision:
        """Whoever has that phone says that someone else comes: it is rung no more, and the others are."""
        self.ladder = tuple(rung for rung in self.ladder if rung.number != number)
        decision = Decision(events=(events.SeatAnswered(self.slug, "someone-else", words),))
        for attempt in self.attempts:
            if attempt.number == number and attempt.under_way:
                decision += self.settle(attempt.leg, "someone_else", now)
                decision += Decision(effects=(HangUp(attempt.leg, self.conference),))
        return decision + Decision(due=(self.ring_next(now),))

    def tick(self, by: str, now: Instant) -> Decision:
        """Somebody has been heard on the radio for it, and whoever keeps the list has ticked it."""
        if self.outcome == "by_radio":
            return NOTHING
        self.outcome, self.reason = "by_radio", None
        self.taken_at = self.taken_at or now
        return Decision(events=(events.SeatTicked(self.slug, by),))

    def untick(self) -> Decision:
        """It was called on the radio and nobody answered, or the tick was a slip of the hand."""
        if self.outcome == "not_reached":
            return NOTHING
        return self._miss("no_answer")

    def call_off(self, now: Instant, *, but: str | None = None, only: str | None = None) -> Decision:
        """Nobody else need be called: what is under way and not yet answered is taken back.

        `but` is spared; with `only` no other is taken back. A sibling just answered is left to hear that the
        place is taken; it is told so at its next question.
        """
        decision = Decision(cancelled=(self.key("ring"),))
        for attempt in self.attempts:
            meant = attempt.leg != but and only in (None, attempt.leg)
            if meant and attempt.under_way and not attempt.answered:
                decision += self.settle(attempt.leg, "cancelled", now)
                decision += Decision(effects=(HangUp(attempt.leg, self.conference),))
        return decision

    # --- the place ----------------------------------------------------------------------------------------

    def reserve(self, leg: str, seconds: int, now: Instant) -> Decision:
        """A key was pressed; the join must follow within `seconds`."""
        self.reserved = leg
        free = Due(
            commands.FreeSeat(self.conference, self.slug, leg), after(now, seconds), self.key("reserve")
        )
        return Decision(due=(free,), cancelled=(self.key("ring"),))

    def free(self, leg: str, now: Instant) -> Decision:
        """The join did not follow, or the line is gone: the place is open again and the ladder goes on."""
        if self.reserved != leg:
            return NOTHING
        self.reserved = None
        due = (self.ring_next(now),) if self.still_called else ()
        return Decision(due=due, cancelled=(self.key("reserve"),))

    def take(self, leg: str, by: str | None, as_: str, via: str, now: Instant, *, late: bool) -> Decision:
        """The line is in the room: the place is taken, and whoever else was being called is let go."""
        self.reserved = None
        self.holder, self.holder_by, self.holder_as = leg, by, as_
        if not (self.outcome == "present" and as_ == "substitute"):
            self.outcome = "by_substitute" if as_ == "substitute" else "present"
        self.reason = None
        self.taken_at = self.taken_at or now
        taken = events.SeatTaken(self.slug, leg, by, as_, via, late)
        return (
            Decision(events=(taken,), cancelled=(self.key("reserve"), self.key("recall")))
            + self.settle(leg, "joined", now)
            + self.call_off(now, but=leg)
        )

    def abandon(self, leg: str, now: Instant) -> Decision:
        """The line is given up, for the seat to be called anew: roll-call and rings stay as they are."""
        attempt = self.attempt_of(leg)
        under_way = attempt is not None and attempt.under_way
        self.recalls = 0 if self.holder == leg else self.recalls  # it is not they who have lost it
        self.reserved = None if self.reserved == leg else self.reserved
        self.holder = None if self.holder == leg else self.holder
        self.waiting_to_take_over = None if self.waiting_to_take_over == leg else self.waiting_to_take_over
        given_up = Decision(cancelled=(self.key("reserve"), self.key("take-over")))
        return given_up + (self.settle(leg, "overtaken", now) if under_way else NOTHING)

    def lose(self, leg: str, seconds: int, now: Instant, *, unasked: bool) -> Decision:
        """The holder's line is gone. Dropped unasked, it is rung back unless it dials in first."""
        if self.holder != leg:
            return NOTHING
        self.holder = None
        if not unasked or self.recalls >= RECALLS:
            return NOTHING
        return Decision(due=(self.recall_at(leg, after(now, seconds)),))
