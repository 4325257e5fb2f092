"""The meeting itself: what it was, its hours and its rooms."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.instants import Instant
from conference.domain.meeting import events as e
from conference.domain.meeting.record.times import written
from conference.domain.meeting.room_events import ConferenceMoved, RoomHandedOn, RoomTakenOver

STATES: dict[type, str] = {
    e.ConferencePlanned: "planned",
    e.GatheringBegan: "gathering",
    e.ConferenceOpened: "open",
    e.ConferenceClosing: "closing",
    e.ConferenceEnded: "ended",
    e.SummaryApproved: "summarised",
    e.ConferenceCancelled: "cancelled",
}
"""The state that each event leads to."""


@dataclass
class Meeting:
    """See the module."""

    planned: e.ConferencePlanned | None = None
    state: str = "planned"
    times: dict[str, Instant] = field(default_factory=dict)
    rooms: dict[str, tuple[str, Instant, Instant | None]] = field(default_factory=dict)
    chairs: list[tuple[str, Instant]] = field(default_factory=list)
    moves: list[tuple[ConferenceMoved, Instant]] = field(default_factory=list)
    result: str | None = None

    @property
    def members(self) -> tuple[e.MemberBrief, ...]:
        return self.planned.members if self.planned else ()

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.ConferencePlanned):
            self.planned = event
        if type(event) in STATES:
            self.state = STATES[type(event)]
            self.times[self.state] = at
        if isinstance(event, e.RoomBegan | RoomTakenOver):
            self.rooms[event.room] = (event.carrier, at, None)
        if isinstance(event, e.RoomEnded | RoomHandedOn) and event.room in self.rooms:
            carrier, began_at, _ = self.rooms[event.room]
            self.rooms[event.room] = (carrier, began_at, at)
        if isinstance(event, ConferenceMoved):
            self.moves.append((event, at))
        if isinstance(event, e.ResultGiven):
            self.result = event.result
        if isinstance(event, e.ChairPassed):
            self.chairs.append((event.seat, at))

    def row(self) -> dict[str, object]:
        """The record's `conference`."""
        planned = self.planned
        assert planned is not None, "a history begins with the plan"
        return {
            "id": planned.conference,
            "activation": planned.activation,
            "format": planned.format,
            "title": planned.title,
            "exercise": planned.exercise,
            "state": self.state,
            "planned_at": written(planned.planned_at),
            "gathering_at": written(self.times.get("gathering")),
            "opened_at": written(self.times.get("open")),
            "ended_at": written(self.times.get("ended", self.times.get("cancelled"))),
            "carrier": self.moves[-1][0].to if self.moves else planned.carrier,
            "parent": planned.parent,
            "place": planned.place or None,
            "result": self.result,
            "chairs": [{"seat": seat, "from": written(at)} for seat, at in self.chairs],
            "moves": [
                {"at": written(at), "from": move.before, "to": move.to, "by": move.by}
                for move, at in self.moves
            ],
            "rooms": [
                {"carrier": carrier, "from": written(began_at), "to": written(ended_at)}
                for carrier, began_at, ended_at in self.rooms.values()
            ],
        }
