"""Who could be heard by whom at every moment: a line is open in a room that talks, unless muted or held.

Kept in product time, and in wall time too, since what is promised of two open lines is promised of the wall.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from exercise.clock import Agenda
from exercise.exchange.call import Call
from exercise.exchange.events import Joined, Left, MemberChanged, RoomEnded, RoomStarted
from exercise.exchange.exchanges import Exchanges
from exercise.exchange.room import Room


@dataclass
class OpenLine:
    room: str
    call: str
    phone: str
    label: str | None
    since: datetime
    wall_since: datetime
    until: datetime | None = None
    wall_until: datetime | None = None

    def is_open_at(self, when: datetime) -> bool:
        return self.since <= when and (self.until is None or when < self.until)


@dataclass(frozen=True)
class Overlap:
    """A stretch in which the same two or more lines were open."""

    room: str
    phones: tuple[str, ...]
    since: datetime
    until: datetime
    seconds: float
    wall_since: datetime
    wall_until: datetime
    wall_seconds: float


class OpenLines:
    def __init__(self, agenda: Agenda, exchanges: Exchanges) -> None:
        self._agenda = agenda
        self.lines: list[OpenLine] = []
        self._open: dict[str, dict[str, OpenLine]] = {}
        for kind in (Joined, Left, MemberChanged, RoomStarted, RoomEnded):
            exchanges.on(kind, lambda event: self._look(event.room))

    def speakers_at(self, when: datetime, room: str | None = None) -> list[str]:
        """The phones that could be heard then."""
        return [line.phone for line in self.lines if line.is_open_at(when) and room in (None, line.room)]

    def overlaps(self, exempt: Collection[str] = (), room: str | None = None) -> list[Overlap]:
        """When two or more lines were open at once, those of exempt phones and labels left out."""
        chosen = [
            line
            for line in self.lines
            if line.phone not in exempt and line.label not in exempt and room in (None, line.room)
        ]
        names = dict.fromkeys(line.room for line in chosen)
        return [found for name in names for found in self._in_room([x for x in chosen if x.room == name])]

    def _in_room(self, lines: list[OpenLine]) -> Iterator[Overlap]:
        now, wall_now = self._agenda.now(), datetime.now(UTC)
        begins = [(line.since, line.wall_since) for line in lines]
        ends = [(line.until or now, line.wall_until or wall_now) for line in lines]
        edges = sorted(set(begins + ends))
        for (since, wall_since), (until, wall_until) in pairwise(edges):
            open_then = [line for line in lines if line.is_open_at(since)]
            if len(open_then) >= 2 and until > since:
                yield Overlap(
                    lines[0].room,
                    tuple(line.phone for line in open_then),
                    since,
                    until,
                    (until - since).total_seconds(),
                    wall_since,
                    wall_until,
                    (wall_until - wall_since).total_seconds(),
                )

    def _look(self, room: Room) -> None:
        now, wall = self._agenda.now(), datetime.now(UTC)
        was = self._open.setdefault(room.id, {})
        heard = {m.call.id: (m.call, m.label) for m in room.members.values() if room.can_be_heard(m)}
        for call_id in [id for id in was if id not in heard]:
            line = was.pop(call_id)
            line.until, line.wall_until = now, wall
        for call_id, (call, label) in heard.items():
            if call_id not in was:
                was[call_id] = self._line(room, call, label, now, wall)

    def _line(self, room: Room, call: Call, label: str | None, now: datetime, wall: datetime) -> OpenLine:
        line = OpenLine(room.name, call.id, call.phone, label, now, wall)
        self.lines.append(line)
        return line
