"""One stretch of the floor and its clock."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.county.formats import Format
from conference.domain.decision import Due
from conference.domain.instants import Instant, after, seconds_between
from conference.domain.meeting import commands

WARNING = 10
"""Seconds before the end of a turn at which its speaker hears two tones."""


@dataclass(frozen=True)
class Turn:
    """`budget` in seconds, counted from `charged_from`: the time it takes to react is never charged."""

    number: int
    seat: str
    block: str
    given_at: Instant
    charged_from: Instant
    budget: float

    @property
    def ends_at(self) -> Instant:
        """When its budget is spent."""
        return after(self.charged_from, self.budget)

    def used(self, now: Instant) -> float:
        return max(0.0, seconds_between(self.charged_from, now))

    def left(self, now: Instant) -> float:
        return max(0.0, self.budget - self.used(now))

    def charged(self, now: Instant) -> bool:
        """Whether its time has begun to count."""
        return now >= self.charged_from

    def time_up_at(self, format_: Format) -> Instant:
        """When something is done about its end: after a grace, where the floor is then passed on."""
        return after(self.ends_at, format_.grace_seconds if format_.at_zero == "pass_on" else 0)

    def clock(self, conference: str, format_: Format, now: Instant) -> tuple[Due, ...]:
        """What is to be looked at later: the warning, if there is still time for one, and the end."""
        warn, end = clock_keys(conference)
        at_end = Due(commands.TurnTimeUp(conference, self.number), self.time_up_at(format_), end)
        warning = after(self.ends_at, -WARNING)
        if warning <= max(now, self.charged_from):
            return (at_end,)
        return (Due(commands.WarnSpeaker(conference, self.number), warning, warn), at_end)


def clock_keys(conference: str) -> tuple[str, str]:
    """The names of a turn's warning and end among what is due. One turn at a time, so one of each."""
    return f"{conference}/turn/warn", f"{conference}/turn/end"
