"""An activation that has been under way for a while, for the tests of how it ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from conference.domain.activation.activation import Activation, ActivationState, Meeting
from conference.domain.activation.press import GREEN, Press
from conference.domain.activation.proposal import Asked
from conference.domain.decision import Decision

NOW = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
ASKED = (
    Asked("lst-tib", "lansstyrelsen"),
    Asked("rsib", None),
    Asked("huddinge-tib", "huddinge"),
    Asked("haninge-tib", "haninge"),
    Asked("polisen-tib", "polisen"),
)
EVERY = tuple(asked.function for asked in ASKED)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def under_way(state: ActivationState = ActivationState.ACTIVE, *meetings: Meeting) -> Activation:
    """Pressed by Huddinge, and come as far as `state`."""
    press = Press(1, GREEN, "huddinge", "Brand", "Brand", "cli:test", later(-3600), 0.0)
    activation = Activation("a1", GREEN, "sv", True, "twilio", later(-3600), (press,), state)
    activation.meetings = meetings
    return activation


class Dues:
    """The due rows that decisions leave behind, as storage keeps them."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[object, datetime]] = {}

    def take(self, decision: Decision) -> Decision:
        for key in decision.cancelled:
            gone = [row for row in self.rows if row == key or (key[-1] == "*" and row.startswith(key[:-1]))]
            for row in gone:
                del self.rows[row]
        for due in decision.due:
            self.rows[due.key] = (due.command, due.at)
        return decision
