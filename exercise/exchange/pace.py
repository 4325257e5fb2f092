"""How fast calls may start: evenly spaced slots in product time, first come first served."""

from datetime import datetime, timedelta

from exercise.clock import Agenda

LONGEST_QUEUE = timedelta(hours=24)


class QueueFull(Exception):
    """A day's worth of calls is waiting already."""


class Pace:
    def __init__(self, agenda: Agenda, calls_per_second: float) -> None:
        self._agenda = agenda
        self.calls_per_second = calls_per_second
        self._free_at: datetime | None = None

    def next_slot(self) -> datetime:
        """Take the next free slot: now, or when the queue before us has started."""
        now = self._agenda.now()
        slot = max(now, self._free_at) if self._free_at else now
        if slot - now > LONGEST_QUEUE:
            raise QueueFull
        self._free_at = slot + timedelta(seconds=1 / self.calls_per_second)
        return slot

    def wait_of_last(self, since: datetime) -> timedelta:
        """How long the slot given out last lies after a moment."""
        if self._free_at is None:
            return timedelta(0)
        return self._free_at - timedelta(seconds=1 / self.calls_per_second) - since
