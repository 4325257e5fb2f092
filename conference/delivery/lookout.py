"""Lines are verified, not trusted: the carrier's rooms are looked at and compared with ours.

Often while something changes, seldom else. Only what is seen twice, a second apart and with no order on its
way, is acted upon. A line that is not as it should be leads to `SetLines`, since there is no other code
that mutes; a join, a leave or a room whose report was lost becomes the fact that the report would have been.
A carrier that does not answer changes nothing: leaders and the speaker stay open.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from conference.bus import Bus
from conference.clock import Clock, Wall
from conference.delivery.carriers import Carriers
from conference.delivery.comparison import Difference, Stray, compare
from conference.delivery.lines import Room, room_now
from conference.delivery.needs import Outbox, Store
from conference.delivery.rooms import room_of
from conference.domain.errors import DomainError
from conference.domain.meeting.commands import AmendLines, ObserveLeg, ObserveRoom
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.facts import LOOKED, Fact, Told
from conference.ports import CarrierError, LineSeen

log = logging.getLogger(__name__)

OFTEN, SELDOM = 0.5, 10.0
LIVELY_FOR: Final = 10.0
"""Seconds of the wall for which a room is looked at often after a change."""
_NEVER: Final = Wall(0)

SETTLED_AFTER: Final = 1.0
"""Seconds of the wall that a difference must last."""


@dataclass
class Watch:
    """What is remembered of a room between two looks."""

    room: Room | None = None
    changed_at: Wall = _NEVER
    looked_at: Wall = _NEVER
    seen: Difference = field(default_factory=Difference)
    seen_at: Wall = _NEVER

    def notice(self, room: Room, wall: Wall) -> None:
        if room != self.room:
            self.room, self.changed_at = room, wall

    def is_time(self, wall: Wall) -> bool:
        lively = wall - self.changed_at < LIVELY_FOR
        return wall - self.looked_at >= (OFTEN if lively else SELDOM)

    def lasting(self, difference: Difference, wall: Wall) -> Difference:
        """What of it has lasted long enough to be acted upon; nothing the first time."""
        lasting = difference.also_in(self.seen)
        if lasting and wall - self.seen_at >= SETTLED_AFTER:
            self.seen, self.seen_at = Difference(), wall
            return lasting
        if not lasting:
            self.seen, self.seen_at = difference, wall
        if difference:
            self.changed_at = wall  # stay near until it is settled
        return Difference()


class Lookout:
    """Watches the rooms of the conferences going on now."""

    def __init__(self, store: Store, outbox: Outbox, bus: Bus, carriers: Carriers, clock: Clock) -> None:
        self._store, self._outbox, self._bus = store, outbox, bus
        self._carriers, self._clock = carriers, clock
        self._watches: dict[str, Watch] = {}

    def look_at_once(self) -> None:
        """Storage has been away: in the next round every room is looked at, whenever it was last."""
        self._watches = {}

    def look_round(self) -> None:
        """One round. Called at least twice a second."""
        wall = self._clock.wall()
        with self._store.reading() as work:
            held = [conference for conference in work.conferences.current() if conference.room]
            rooms = [(conference, room_now(conference.id, work)) for conference in held]
        self._watches = {c.id: self._watches.get(c.id, Watch()) for c, _ in rooms}
        for conference, room in rooms:
            watch = self._watches[conference.id]
            watch.notice(room, wall)
            if watch.is_time(wall):
                watch.looked_at = wall
                self._look(conference, room, watch, wall)

    def _look(self, conference: Conference, room: Room, watch: Watch, wall: Wall) -> None:
        try:
            seen = self._lines_in(conference)
        except CarrierError as error:
            log.warning("cannot look at the room: %s", error.sentence, extra={"conference": conference.id})
            return
        lasting = watch.lasting(compare(room, seen, conference.carrier_room), wall)
        if lasting:
            self._act(conference, lasting)

    def _lines_in(self, conference: Conference) -> Sequence[LineSeen]:
        """Where the room we know of is empty, its end may not have been told and another have come
        after it.
        """
        voice, room = self._carriers.voice(conference.carrier), conference.carrier_room
        seen = voice.lines(room_of(conference))
        if seen or room is None:
            return seen
        after_it = voice.lines(conference.room)
        if after_it:
            self._bus.handle(ObserveRoom(conference.room, room, ended=True, looked=True))
        return after_it

    def _act(self, conference: Conference, difference: Difference) -> None:
        log.info("lines differ", extra={"conference": conference.id, "lines": len(difference.wrong)})
        if difference.room:
            self._bus.handle(ObserveRoom(conference.room, difference.room, ended=False, looked=True))
        for stray in difference.unheard:
            self._tell(stray, Told.JOINED, -1, "muted" if stray.muted else "open")
        for stray in difference.vanished:
            self._tell(stray, Told.LEFT, int(self._clock.wall()), None)
        strand = f"floor:{conference.id}"
        if difference.wrong and not self._outbox.newer_on_strand(0, strand, "SetLines"):
            self._bus.handle(AmendLines(conference.id, difference.wrong))

    def _tell(self, stray: Stray, kind: Told, order: int, detail: str | None) -> None:
        """A join looked up comes before all reports of that entry, a leave after them."""
        stamp = f"{stray.leg}-{stray.entry}/looked/{kind}"
        fact = Fact(kind, LOOKED, order, self._clock.now(), stamp, stray.entry, detail)
        try:
            self._bus.handle(ObserveLeg(stray.leg, fact, stray.call or None), stamp=stamp)
        except DomainError as error:
            log.warning("not taken in: %s", error.sentence, extra={"leg": stray.leg})
