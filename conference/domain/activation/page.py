"""A page: one function rung, in rounds, until somebody acknowledges that they have it.

    paging ─► acknowledged | passed_on | not_reached | called_off

The leaders on duty are paged at once, by call and by text. At the county's limit their substitutes join, and
last the last resort. A page has attempts as a seat has, and no room to lead anybody into.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from conference.domain.activation import events
from conference.domain.activation.commands import RingPage
from conference.domain.county.ladders import Rung
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant
from conference.domain.meeting.effects import HangUp
from conference.domain.meeting.seat import Attempt
from conference.domain.meeting.summons import Step, next_step

PAGING = "paging"
CORRECTION = "correction"
"""The stage of a page that only puts right what another has told."""


@dataclass
class Page:
    """See the module. `slug` is its name within the activation; `rounds` as in a format, in seconds.

    `stage` is holder, substitute, last_resort or correction.
    """

    activation: str
    slug: str
    function: str
    called: str
    stage: str
    ladder: tuple[Rung, ...]
    rounds: tuple[int, ...]
    began_at: Instant
    attempts: tuple[Attempt, ...] = ()
    outcome: str = PAGING

    @property
    def open(self) -> bool:
        """Somebody is still looked for."""
        return self.outcome == PAGING

    @property
    def first(self) -> Rung | None:
        """The phone that is tried first, and texted."""
        return self.ladder[0] if self.ladder else None

    def attempt_of(self, leg: str) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.leg == leg), None)

    def key(self, what: str) -> str:
        """The name of one of this page's due rows."""
        return f"{self.activation}/page/{self.slug}/{what}"

    def ring_at(self, at: Instant) -> Due:
        """The follow-on that goes on with the rounds."""
        return Due(RingPage(self.activation, self.slug), at, self.key("ring"))

    def next_step(self, now: Instant, engaged: Set[str] = frozenset()) -> Step:
        """Whom to ring now. A call that cannot be found is placed again: better twice than never."""
        return next_step(
            self.ladder, self.rounds, self.attempts, self.began_at, now, engaged, again_if_unknown=True
        )

    def place(self, leg: str, rung: Rung, round_: int, now: Instant) -> Decision:
        """An attempt begins with this decision."""
        again = any((attempt.to, attempt.round) == (rung.to, round_) for attempt in self.attempts)
        attempt = Attempt(leg, rung.to, rung.number, round_, rung.by, rung.as_, now, possible_duplicate=again)
        self.attempts = (*self.attempts, attempt)
        placed = events.PageAttemptPlaced(self.activation, self.slug, leg, rung.to, round_, rung.by, again)
        return Decision(events=(placed,))

    def settle(self, leg: str, outcome: str, now: Instant) -> Decision:
        """What became of an attempt; a later outcome replaces an earlier."""
        attempt = self.attempt_of(leg)
        if attempt is None or attempt.outcome == outcome:
            return NOTHING
        settled = replace(attempt, outcome=outcome, settled_at=now)
        self.attempts = tuple(settled if other is attempt else other for other in self.attempts)
        return Decision(events=(events.PageAttemptSettled(self.activation, self.slug, leg, outcome),))

    def answer(self, leg: str, *, released: bool = False) -> None:
        """Somebody has picked the phone up; `released`: and pressed nothing, so the rounds go on."""
        self.attempts = tuple(
            replace(attempt, answered=True, released=attempt.released or released)
            if attempt.leg == leg
            else attempt
            for attempt in self.attempts
        )

    def end(self, outcome: str, now: Instant, *, but: str | None = None) -> Decision:
        """Nobody need be looked for here any more: what rings and is not answered is taken back."""
        if not self.open:
            return NOTHING
        self.outcome = outcome
        ended = events.PageEnded(self.activation, self.slug, outcome)
        decision = Decision(events=(ended,), cancelled=(self.key("*"),))
        for attempt in self.attempts:
            if attempt.under_way and not attempt.answered and attempt.leg != but:
                decision += self.settle(attempt.leg, "cancelled", now)
                decision += Decision(effects=(HangUp(attempt.leg, None, activation=self.activation),))
        return decision
