"""Due rows: the only timers there are. Each is given to the bus as the command it holds.

A row is used up in its command's own transaction, so that of several relays one carries it out. A command
that the domain refuses is used up too. One that fails by a fault of ours is tried a few times, further and
further apart, and never keeps the others waiting.
"""

from __future__ import annotations

import logging
from typing import Final

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.delivery.pauses import backoff, later
from conference.domain.decision import Command
from conference.domain.errors import DomainError

log = logging.getLogger(__name__)

AT_ONCE: Final = 50
TRIES: Final = 5
PARKED: Final = 600.0
"""Seconds of the wall after which a command that always fails is tried once more."""


class Timers:
    """Carries out what is due."""

    def __init__(self, upprop: Upprop) -> None:
        self._upprop = upprop
        self._failed: dict[int, int] = {}

    def fire(self) -> set[str]:
        """All that is due now. The lanes on which there is something to do because of it."""
        lanes: set[str] = set()
        while rows := self._upprop.due.take(self._upprop.clock.now(), AT_ONCE):
            for row, command in rows:
                lanes |= self._fire_one(row, command)
            if len(rows) < AT_ONCE:
                break
        return lanes

    def seconds_to_next(self) -> float:
        """Seconds of the wall until there is something due."""
        at = self._upprop.due.next_at()
        return float("inf") if at is None else self._upprop.clock.wall_seconds_until(at)

    def _fire_one(self, row: int, command: Command) -> set[str]:
        name = type(command).__name__
        try:
            handled = self._upprop.bus.handle(command, due=row)
        except DomainError as error:
            log.info("%s was refused: %s", name, error.sentence)
        except StorageError:
            raise
        except Exception:
            log.exception("%s failed", name, extra={"due": row})
            self._put_off(row)
        else:
            self._failed.pop(row, None)
            return {str(getattr(effect, "lane", "")) for effect in handled.decision.effects}
        return set()

    def _put_off(self, row: int) -> None:
        failed = self._failed[row] = self._failed.get(row, 0) + 1
        pause = backoff(failed - 1) if failed < TRIES else PARKED
        self._upprop.due.put_off(row, later(self._upprop.clock, pause))
