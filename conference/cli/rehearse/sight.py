"""An exercise as seen at one moment: the narrator, the pace and the leaders' lines go by it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from conference.cli.rehearse.scenario import Moment

OVER: Final = ("ended", "summarised", "cancelled")


@dataclass(frozen=True)
class Sight:
    """One meeting. `blocks` are those begun so far; `speaking` has the floor: turn number `turn`, `left`
    seconds more. Of a meeting that nobody is in, no more than its state is looked at."""

    at: datetime
    state: str
    id: str = ""
    format: str = ""
    block: str | None = None
    block_name: str | None = None
    blocks: tuple[str, ...] = ()
    speaking: str | None = None
    turn: int | None = None
    left: float | None = None
    present: int = 0
    expected: int = 0

    @property
    def is_over(self) -> bool:
        return self.state in OVER


@dataclass(frozen=True)
class Glance:
    """Everything at once: the activation as `upprop activation show` tells it, and the meetings as called."""

    at: datetime
    meetings: tuple[Sight, ...] = ()
    activation: dict[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> str | None:
        """The activation's."""
        return self.activation.get("state")

    @property
    def current(self) -> Sight | None:
        """The meeting called last that is under way; if none is, the one that was called last."""
        going_on = [meeting for meeting in self.meetings if not meeting.is_over]
        return next(reversed(going_on or self.meetings), None)

    def latest(self, format_: str | None = None) -> Sight | None:
        """The meeting called last, or the last in a format."""
        return next((m for m in reversed(self.meetings) if format_ in (None, m.format)), None)

    def phases(self) -> Iterator[str]:
        """What a speed may go by, the most particular first."""
        meeting = self.current
        if meeting is not None and not meeting.is_over:
            yield from _phases(meeting)
            yield meeting.format
        if self.state is not None:
            yield self.state
        if meeting is not None and meeting.is_over:
            yield from _phases(meeting)


def _phases(meeting: Sight) -> Iterator[str]:
    for what in (meeting.block, meeting.state):
        if what is not None:
            yield f"{meeting.format}.{what}"
            yield what


class Seen:
    """What has been seen so far, and since when: a leader's line may wait for it after it has passed."""

    def __init__(self) -> None:
        self._since: dict[tuple[str | None, str, str], datetime] = {}

    def take(self, glance: Glance) -> None:
        if glance.state is not None:
            self._since.setdefault((None, "activation", glance.state), glance.at)
        for meeting in glance.meetings:
            for kind, what in _seen(meeting):
                for format_ in (None, meeting.format):
                    self._since.setdefault((format_, kind, what), glance.at)

    def since(self, moment: Moment) -> datetime | None:
        for kind in ("activation", "state", "block", "turn"):
            what = getattr(moment, kind)
            if what is not None:
                return self._since.get((moment.format, kind, what))
        return None


def _seen(meeting: Sight) -> Iterator[tuple[str, str]]:
    yield "state", meeting.state
    if meeting.speaking is not None:
        yield "turn", meeting.speaking
    for block in meeting.blocks:
        yield "block", block
