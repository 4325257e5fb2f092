"""A conference room: who is in it, and whose line is open.

    waiting ─► talking ─► over

A room is waiting until two are in it and one of them may start it; until then nobody hears anybody. Once it
talks it goes on until the last has left or it is ended.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from exercise.exchange.call import Call


class RoomState(Enum):
    WAITING = "waiting"
    TALKING = "talking"
    OVER = "over"


class Leaving(Enum):
    HUNG_UP = "hung up"  # the line went, or the person stepped out
    TAKEN_OUT = "taken out"  # the near end wanted the call elsewhere
    KICKED = "kicked"
    ROOM_ENDED = "room ended"
    CHAIR_LEFT = "chair left"  # one whose leaving ends the room
    NEVER_CAME = "never came"


class Closing(Enum):
    """Why a room is over."""

    ORDERED = "ordered"
    CHAIR_LEFT = "chair left"
    CHAIR_KICKED = "chair kicked"
    LAST_LEFT = "last left"
    LAST_KICKED = "last kicked"


@dataclass(eq=False)
class Member:
    """One call's place in a room. `starts` and `ends`: whether its coming starts, its going ends the room."""

    call: Call
    label: str | None = None
    muted: bool = False
    held: bool = False
    starts: bool = True
    ends: bool = False
    coaches: str | None = None
    joined_at: datetime | None = None
    changed_at: datetime | None = None


@dataclass(eq=False)
class Room:
    id: str
    name: str
    created_at: datetime
    state: RoomState = RoomState.WAITING
    members: dict[str, Member] = field(default_factory=dict)
    changed_at: datetime | None = None
    closing: Closing | None = None
    ended_by: Member | None = None

    @property
    def is_live(self) -> bool:
        return self.state is not RoomState.OVER

    @property
    def may_start(self) -> bool:
        return len(self.members) >= 2 and any(member.starts for member in self.members.values())

    def find(self, key: str) -> Member | None:
        """A member by its call or its label."""
        if key in self.members:
            return self.members[key]
        return next((m for m in self.members.values() if m.label is not None and m.label == key), None)

    def can_be_heard(self, member: Member) -> bool:
        return self.state is RoomState.TALKING and not member.muted and not member.held

    def listeners(self) -> list[Member]:
        return [m for m in self.members.values() if not m.held]
