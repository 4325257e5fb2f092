"""The floor: who may speak now and its clock, who asked for it, and who has had it. Never two.

    nobody ─► called ─► charged ─► grace ─► nobody
                           │
                           └─► lost line: what was left is owed, and the seat comes next after its return

A turn's budget is counted from its reaction time after the name was called; that time is never charged.
What a turn leaves unspent goes into the block's pool, which extensions draw on. The order itself is
computed (`order.py`); nothing here stores a position. The floor knows seats, not lines: who whispers to
which line is settled by the handlers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from conference.domain.county.formats import Format
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import Refused
from conference.domain.instants import Instant, after, seconds_between
from conference.domain.meeting import events
from conference.domain.meeting.effects import Announce, SetLines, Whisper
from conference.domain.meeting.ledger import Ledger, without
from conference.domain.meeting.order import Facts, facts_of, gone_past, unheard
from conference.domain.meeting.queue import Queue, Ticket
from conference.domain.meeting.turn import WARNING, Turn, clock_keys

TAKE_BACK = 10  # seconds within which a yielded floor can be taken back
WORTH = 10  # seconds after which nobody wants an announcement any more
SPOKEN = 4.0
"""Seconds an announcement is taken to keep the room, unless its caller knows better."""
NAME_SPOKEN = 2.5
QUEUE = 8.0
"""Seconds that an announcement waits at the most for those before it."""


@dataclass
class Floor:
    """See the module.

    `ledger` is of the block; tickets last until they are used. `free` is the open floor, `paused` the silence
    the chair has asked for by closing all lines. `block` is the agenda's block under way, here so that who
    has locked the floor need not lock the meeting. `awaited` are on their way to another room, since then.
    """

    conference: str
    turn: Turn | None = None
    last: Turn | None = None
    last_ended_at: Instant | None = None
    last_ended_by: str | None = None
    turns: int = 0
    ledger: Ledger = field(default_factory=Ledger)
    queue: Queue = field(default_factory=Queue)
    free: bool = False
    paused: bool = False
    closed: tuple[str, ...] = ()
    block: str | None = None
    block_ends_at: Instant | None = None
    pressed: str | None = None
    named: tuple[str, ...] = ()
    language: str = "sv"
    announced_until: Instant | None = None
    awaited: tuple[str, ...] = ()
    awaited_since: Instant | None = None

    # --- what it is ---------------------------------------------------------------------------------------

    @property
    def speaking(self) -> str | None:
        """The seat that has the floor."""
        return self.turn.seat if self.turn else None

    @property
    def spoken(self) -> tuple[str, ...]:
        """Who has been heard in this block."""
        return self.ledger.spoken

    @property
    def silent(self) -> tuple[str, ...]:
        """Who has nothing to report."""
        return self.ledger.silent

    @property
    def owed(self) -> tuple[tuple[str, float], ...]:
        """Who comes next with what was left of a turn cut off."""
        return self.ledger.owed

    @property
    def tickets(self) -> tuple[Ticket, ...]:
        """Who waits for the floor, in the order asked."""
        return self.queue.tickets

    @property
    def pool(self) -> float:
        """Seconds of this block that nobody needs."""
        return self.ledger.pool

    def facts(self, format_: Format) -> Facts:
        """What the order of the block is worked out from."""
        return facts_of(format_, self.block, self.pressed, self.named, self.ledger, self.queue.seats)

    # --- turns --------------------------------------------------------------------------------------------

    def give(self, seat: str, format_: Format, present: frozenset[str], *, by: str, now: Instant) -> Decision:
        """`seat` has the floor from now on.

        Whoever had it is done, or comes next if the time had not begun to count. What the seat is owed is its
        budget, else a turn of the block. Seats out of the room that the order went past are missed.
        """
        if self.speaking == seat:
            raise Refused(f"{format_.seat(seat).called} has the floor")
        before = self._interrupt(now, owing=False)
        self.ledger.miss(gone_past(self.facts(format_), present, seat))
        owed = self.ledger.owed_to(seat)
        budget = format_.turn_in(self.block) if owed is None else owed
        return before + self._begin(seat, budget, format_, by=by, now=now)

    def yield_(self, seat: str, *, now: Instant) -> Decision:
        """The speaker is done."""
        if self.speaking != seat:
            raise Refused("you do not have the floor")
        return self._end("speaker", now)

    def pass_on(self, *, by: str, now: Instant) -> Decision:
        """The turn, if there is one, is over; who is next is for the order to say."""
        self.paused = False
        return self._end(by, now) if self.turn else NOTHING

    def take_back(self, seat: str, format_: Format, *, now: Instant) -> Decision:
        """Not done after all: a new turn with what was left of the old one.

        Whoever has been called meanwhile gives the floor back as long as the time has not begun to count,
        leaves no trace in the round and comes next.
        """
        last, ended_at = self.last, self.last_ended_at
        if last is None or ended_at is None or last.seat != seat or self.last_ended_by != "speaker":
            raise Refused("there is no turn to take back")
        if seconds_between(ended_at, now) > TAKE_BACK:
            raise Refused(f"a turn can be taken back for {TAKE_BACK} seconds")
        if self.turn is not None and (self.turn.seat == seat or self.turn.charged(now)):
            raise Refused(f"{format_.seat(self.turn.seat).called} has the floor")
        if self.turn is not None:
            self.ledger.owe(self.turn.seat, self.turn.budget)
        left = last.left(ended_at)
        if last.block == self.block:
            self.ledger.draw(left)
        name = format_.seat(seat).called
        goes_on = self.announce(say("floor_returned", seat=name), now, seconds=NAME_SPOKEN)
        resumed = Decision((events.TurnResumed(seat, last.number),))
        return resumed + self._hand_over(seat, left, format_, goes_on, charged_from=now, by=seat, now=now)

    def back(self, format_: Format, present: frozenset[str], *, by: str, now: Instant) -> Decision:
        """The last speaker goes on, for what was left and at least as long as an extension.

        Whoever is interrupted is owed the rest and comes next.
        """
        last, ended_at = self.last, self.last_ended_at
        if last is None or ended_at is None:
            raise Refused("nobody has had the floor")
        if last.seat not in present:
            raise Refused(f"{format_.seat(last.seat).called} is not in the room")
        if self.speaking == last.seat:
            raise Refused(f"{format_.seat(last.seat).called} has the floor")
        owed = self.ledger.owed_to(last.seat) or 0.0
        budget = max(owed, last.left(ended_at), float(format_.extend_seconds))
        before = self._interrupt(now, owing=True)
        self.ledger.draw(budget - owed)
        return before + self._begin(last.seat, budget, format_, by=by, now=now)

    def extend(self, leg: str | None, format_: Format, *, now: Instant) -> Decision:
        """More time for the speaker, who alone is told, out of what others have left unspent."""
        if self.turn is None:
            raise Refused("nobody has the floor")
        if self.pool < 1:
            raise Refused("there is no unspent time in this block to extend with")
        seconds = self.ledger.draw(float(format_.extend_seconds))
        self.turn = replace(self.turn, budget=self.turn.budget + seconds)
        extended = events.TurnExtended(self.turn.number, seconds)
        return Decision((extended,), (), self._clock(format_, now)) + self._tell_speaker(leg, "extended", now)

    def skip(self, seat: str | None, format_: Format, *, now: Instant) -> Decision:
        """Pass over `seat` in this block, or the one who has the floor when none is named."""
        self.paused = False
        if seat is None or seat == self.speaking:
            if self.turn is None:
                raise Refused("nobody has the floor; say which seat to pass over")
            return self._end("chair", now, how="skipped")
        if seat not in unheard(self.facts(format_)):
            raise Refused(f"{format_.seat(seat).called} is not waiting for a turn")
        self.ledger.skip(seat)
        return Decision((events.SeatPassedOver(seat, self.block or "", "skipped"),))

    def lose_line(self, seat: str, format_: Format, *, now: Instant, told: bool = True) -> Decision:
        """The speaker's line is gone: the turn ends, and what was left of it is owed."""
        if self.turn is None or self.turn.seat != seat:
            return NOTHING
        ended = self._end("lost_line", now, how="lost_line", owing=True)
        if not told or self.ledger.owed_to(seat) is None:
            return ended
        lost = self.announce(say("lost_line", seat=format_.seat(seat).called), now)
        return ended + Decision(effects=(lost,))

    def report_nothing(self, seat: str, format_: Format, *, now: Instant) -> Decision:
        """The seat has nothing to report: read out with the others, or at once the end of its turn.

        One that has no turn in this round means the next in which it has.
        """
        if seat == self.speaking:
            return self._end("speaker", now, how="nothing_to_report")
        facts = self.facts(format_)
        if seat in unheard(facts) or (seat not in facts.round and seat not in facts.silent):
            self.ledger.silence(seat)
        return NOTHING

    # --- the clock ----------------------------------------------------------------------------------------

    def warn(self, turn: int, leg: str | None, *, now: Instant) -> Decision:
        """Two short tones to the speaker alone: the end is near. `leg` is the speaker's line."""
        if self.turn is None or self.turn.number != turn or leg is None:
            return NOTHING
        until = after(now, WARNING)
        tones = Whisper(leg, self.conference, None, until, tones=True, turn=turn)
        return Decision(effects=(tones,))

    def time_up(self, turn: int, leg: str | None, format_: Format, *, now: Instant) -> Decision:
        """The budget is spent: by the format the floor goes on after a grace, or the speaker is only told."""
        if self.turn is None or self.turn.number != turn:
            return NOTHING
        if format_.at_zero == "warn":
            return self._tell_speaker(leg, "over_time", now)
        if now < self.turn.time_up_at(format_):
            return Decision(due=self._clock(format_, now))
        thanks = self.announce(say("time_out"), now, seconds=NAME_SPOKEN)
        return self._end("time", now) + Decision(effects=(thanks,))

    # --- the order ----------------------------------------------------------------------------------------

    def open(self) -> None:
        """Leave the order: whoever has asked for the floor has it, in the order asked."""
        self.free, self.paused = True, False

    def close(self) -> None:
        """Back to the order of the block. Tickets are kept."""
        self.free, self.paused = False, False

    def ask(self, seat: str, *, urgent: bool) -> Decision:
        """The seat waits for the floor."""
        if seat == self.speaking:
            raise Refused("you have the floor")
        ticket = self.queue.ask(seat, urgent=urgent)
        return Decision((events.FloorAsked(seat, ticket.number, urgent),)) if ticket else NOTHING

    def withdraw(self, seat: str) -> Decision:
        """The seat waits no longer."""
        if not self.queue.tear(seat):
            raise Refused("the floor has not been asked for")
        return Decision((events.FloorAskWithdrawn(seat),))

    # --- lines --------------------------------------------------------------------------------------------

    def set_line(self, seat: str, *, open_: bool, by: str) -> Decision:
        """A leader's line closed or opened."""
        if (seat not in self.closed) is open_:
            return NOTHING
        self.closed = without(self.closed, seat) if open_ else (*self.closed, seat)
        return Decision((events.LineClosed(seat, open_, by),), (SetLines(self.conference),))

    def mute_all(self, chair: str, format_: Format, *, by: str, now: Instant) -> Decision:
        """Silence until the chair goes on: the turn is interrupted, every line but the chair's closed."""
        decision = self._interrupt(now, owing=True)
        for leader in format_.leaders:
            if leader.seat != chair:
                decision += self.set_line(leader.seat, open_=False, by=by)
        self.paused = True
        return decision + Decision(effects=(SetLines(self.conference),))

    # --- what is said -------------------------------------------------------------------------------------

    def announce(self, saying: Saying, now: Instant, *, seconds: float = SPOKEN) -> Announce:
        """Say something to the room, after what is being said already, unless that is a queue of old news."""
        at = min(max(now, self.announced_until or now), after(now, QUEUE))
        self.announced_until = after(at, seconds)
        return Announce(
            self.conference,
            saying,
            after(at, WORTH),
            language=self.language,
            not_before=at if at > now else None,
        )

    # --- within -------------------------------------------------------------------------------------------

    def _begin(self, seat: str, budget: float, format_: Format, *, by: str, now: Instant) -> Decision:
        called = self.announce(say("floor_given", seat=format_.seat(seat).called), now, seconds=NAME_SPOKEN)
        charged_from = after(called.not_before or now, format_.reaction_seconds)
        return self._hand_over(seat, budget, format_, called, charged_from=charged_from, by=by, now=now)

    def _hand_over(
        self,
        seat: str,
        budget: float,
        format_: Format,
        said: Announce,
        *,
        charged_from: Instant,
        by: str,
        now: Instant,
    ) -> Decision:
        self.ledger.begins(seat, format_.turn_in(self.block))
        self.queue.tear(seat)
        self.paused = False
        self.turns += 1
        self.turn = Turn(self.turns, seat, self.block or "", now, charged_from, budget)
        began = events.TurnBegan(seat, self.turn.block, self.turn.number, budget, by)
        return Decision((began,), (SetLines(self.conference), said), self._clock(format_, now))

    def _end(self, ended_by: str, now: Instant, *, how: str = "spoke", owing: bool = False) -> Decision:
        turn = self.turn
        assert turn is not None
        left = turn.left(now)
        if owing and left > 0:
            self.ledger.owe(turn.seat, left)
        else:
            self.ledger.ends(turn.seat, left)
        self.turn = None
        self.last, self.last_ended_at, self.last_ended_by = turn, now, ended_by
        ended = events.TurnEnded(turn.seat, turn.number, turn.used(now), ended_by, how)
        return Decision((ended,), (SetLines(self.conference),), (), clock_keys(self.conference))

    def _interrupt(self, now: Instant, *, owing: bool) -> Decision:
        """End the turn for another's sake: one whose time had not begun to count comes next."""
        if self.turn is None:
            return NOTHING
        return self._end("chair", now, owing=owing or not self.turn.charged(now))

    def _tell_speaker(self, leg: str | None, key: str, now: Instant) -> Decision:
        if leg is None or self.turn is None:
            return NOTHING
        until = after(now, WORTH)
        told = Whisper(leg, self.conference, say(key), until, turn=self.turn.number)
        return Decision(effects=(told,))

    def _clock(self, format_: Format, now: Instant) -> tuple[Due, ...]:
        return self.turn.clock(self.conference, format_, now) if self.turn else ()
