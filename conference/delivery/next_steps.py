"""Looks whether anything that is not over waits for nothing, and has its next step put back.

It should find nothing, ever. A due row is only lost by a fault of ours or by a hand in the database; but a
meeting that has none never begins, and nobody would notice before its hour.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from typing import Final

from conference.bus import Bus
from conference.clock import Clock, Wall
from conference.delivery.needs import Store
from conference.domain.errors import DomainError
from conference.domain.instants import Instant
from conference.domain.meeting.commands import RestoreSteps
from conference.domain.meeting.next_step import Step
from conference.handlers.restoring import lacking_of_activation, lacking_of_line, lacking_of_meeting
from conference.ports import UnitOfWork

log = logging.getLogger(__name__)

EVERY: Final = 10.0
"""Seconds of the wall between two looks."""
LASTING: Final = 2.0
"""Seconds for which it must be seen: between two statements of one look somebody may have written."""
MOST: Final = 5
"""So often something is put back, and no more: what is refused each time would fill the history."""


class NextSteps:
    """Several may look at once: what is put back has a name, and is there once."""

    def __init__(self, store: Store, bus: Bus, clock: Clock) -> None:
        self._store, self._bus, self._clock = store, bus, clock
        self._looked_at: Wall | None = None
        self._suspects: dict[RestoreSteps, Wall] = {}
        self._put_back: Counter[RestoreSteps] = Counter()

    def look_round(self, *, at_once: bool = False) -> None:
        """One round. Called at least twice a second; `at_once`: it may have been lost just now."""
        wall = self._clock.wall()
        waited = self._looked_at is None or wall - self._looked_at >= (LASTING if self._suspects else EVERY)
        if not (waited or at_once):
            return
        self._looked_at = wall
        found = self._lacking()
        self._suspects = {one: self._suspects.get(one, wall) for one in found}
        for one, since in tuple(self._suspects.items()):
            if wall - since >= LASTING:
                del self._suspects[one]
                self._restore(one)

    def _lacking(self) -> list[RestoreSteps]:
        with self._store.reading() as work:
            now = self._clock.now()
            found = [asked for asked, steps in lacking(work, now) if steps]
        return [asked for asked in found if self._put_back[asked] < MOST]

    def _restore(self, asked: RestoreSteps) -> None:
        try:
            back = self._bus.handle(asked).decision.due
        except DomainError as error:
            log.warning("cannot be put back: %s", error.sentence)
            return
        self._put_back[asked] += bool(back)
        for due in back:
            log.error("something waited for nothing: put back", extra={"due": due.key})
        if self._put_back[asked] == MOST:
            log.error("put back for the last time: somebody has to look", extra=about(asked))


def about(asked: RestoreSteps) -> dict[str, str]:
    """Whose steps are asked for, for the log."""
    return {name: id for name, id in vars(asked).items() if id is not None}


def lacking(work: UnitOfWork, now: Instant) -> Iterator[tuple[RestoreSteps, tuple[Step, ...]]]:
    """Everything that is not over, or of which a line or a text is not, each with what it lacks."""
    lines = work.legs.alive()
    texts = work.texts.open()
    meetings = {one.id: one for one in work.conferences.not_over()}
    nights = {one.id: one for one in work.activations.alive()}
    of_what = {(each.conference, each.activation) for each in lines}
    for conference, activation in of_what | {(each.conference, each.activation) for each in texts}:
        if conference is not None and conference not in meetings:
            meetings[conference] = work.conferences.look(conference)
        elif conference is None and activation is not None and activation not in nights:
            nights[activation] = work.activations.look(activation)
    for night in nights.values():
        yield RestoreSteps(activation=night.id), lacking_of_activation(work, night, now)
    for meeting in meetings.values():
        yield RestoreSteps(conference=meeting.id), lacking_of_meeting(work, meeting, now)
    for line in lines:
        if line.conference is None and line.activation is None:
            yield RestoreSteps(leg=line.id), lacking_of_line(work, line.id, now)
