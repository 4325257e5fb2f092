"""One text message to one person, and what became of it.

    pending ─► sent ─► delivered
       └────────┴────► failed, expired
       └─► unknown (being settled by looking)

One that was sent and whose carrier gives no receipt stays `sent` for good, and is closed.

Reports of texts carry no sequence, so a text only ever moves forward: delivered and failed are final.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant
from conference.domain.meeting.events import TextSettled
from conference.domain.meeting.reasons import Reason
from conference.domain.meeting.route_events import TextMoved

LINK_TEST = "link_test"
"""The purpose of a text to ourselves."""

FORWARD: dict[str, int] = {"pending": 0, "unknown": 1, "sent": 2, "failed": 3, "expired": 3, "delivered": 3}
"""How far along each status is. A report that leads backwards is noise."""


@dataclass
class Text:
    """A text as it was written. `body` is final, wrapped for an exercise and in its reader's language.

    `activation` is what it belongs to where that is no meeting; `about` the inquiry or picture it tells of.
    `closed`: it was sent, and nothing more will be heard of it. `route` is the one it goes by, `tried` those
    that would not take it, or have lost it.
    """

    id: str
    conference: str | None
    seat: str | None
    purpose: str
    number: str
    body: str
    segments: int
    written_at: Instant
    valid_until: Instant
    version: int | None = None
    status: str = "pending"
    route: str = ""
    ref: str | None = None
    sent_at: Instant | None = None
    settled_at: Instant | None = None
    error: Reason | None = None
    activation: str | None = None
    about: str | None = None
    closed: bool = False
    tried: tuple[str, ...] = ()

    @property
    def final(self) -> bool:
        """Nothing more is waited for. What comes all the same still leads forward."""
        return self.closed or FORWARD[self.status] == 3

    def close(self, now: Instant) -> Decision:
        """It was sent, and no carrier has told, or will say, whether it arrived."""
        self.closed, self.settled_at = True, now
        return Decision(events=(TextSettled(self.id, self.status, self.route, closed=True),))

    def observe(
        self, status: str, *, route: str, ref: str | None, error: Reason | None, now: Instant
    ) -> Decision:
        """Take a report of the text's fate. Later than what is known already: nothing happens.

        Of what a route that it has left still has to say, only that it has arrived all the same is of use.
        """
        if route in self.tried:
            if status != "delivered":
                return NOTHING
            self.route, self.ref = route, ref
        self.ref = self.ref or ref
        self.route = self.route or route
        if FORWARD[status] <= FORWARD[self.status]:
            return NOTHING
        self.status = status
        self.error = error
        if status == "sent":
            self.sent_at = now
        if self.final:
            self.sent_at = self.sent_at or (now if status == "delivered" else None)
            self.settled_at = now
        return Decision(events=(TextSettled(self.id, status, self.route),))

    def move(self, to: str, reason: Reason) -> Decision:
        """Its route would not take it, or has lost it: it goes by another, and waits to be sent again."""
        told = TextMoved(self.id, self.route, to, reason)
        self.tried = (*self.tried, self.route)
        self.route, self.ref, self.status = to, None, "pending"
        return Decision(events=(told,))
