"""The rooms of the exchange: coming, going, opening and closing of lines, the end."""

from collections.abc import Callable

from exercise.clock import Agenda
from exercise.exchange.call import Call
from exercise.exchange.events import Change, Joined, Left, MemberChanged, RoomEnded, RoomOpened, RoomStarted
from exercise.exchange.room import Closing, Leaving, Member, Room, RoomState
from exercise.exchange.wire import Wire


class Rooms:
    def __init__(self, agenda: Agenda, wire: Wire, new_id: Callable[[str], str]) -> None:
        self._agenda = agenda
        self._wire = wire
        self._new_id = new_id
        self.all: dict[str, Room] = {}
        self._live: dict[str, Room] = {}

    def live(self, name: str) -> Room | None:
        """The room of that name that is not over; a name may be used again afterwards."""
        return self._live.get(name)

    def open(self, name: str) -> Room:
        room = Room(self._new_id("room"), name, self._agenda.now())
        self.all[room.id] = self._live[name] = room
        self._wire.tell(RoomOpened(room))
        return room

    def join(self, room: Room, member: Member) -> None:
        """The caller sees to it that the label is free and there is a place."""
        member.joined_at = self._agenda.now()
        room.members[member.call.id] = member
        member.call.room = room
        self._wire.tell(Joined(room, member))
        if room.state is RoomState.WAITING and room.may_start:
            room.state = RoomState.TALKING
            room.changed_at = self._agenda.now()
            self._wire.tell(RoomStarted(room))

    def leave(self, call: Call, why: Leaving) -> None:
        """Take a call out of its room; its programme goes on with whatever comes after the room."""
        room = call.room
        if room is None:
            return
        member = room.members.pop(call.id)
        call.room = None
        self._wire.tell(Left(room, member, why))
        if member.ends and room.is_live and why is not Leaving.ROOM_ENDED:
            kicked = why is Leaving.KICKED
            self._close(
                room, Closing.CHAIR_KICKED if kicked else Closing.CHAIR_LEFT, member, Leaving.CHAIR_LEFT
            )
        elif not room.members and room.is_live:
            kicked = why is Leaving.KICKED
            self._close(room, Closing.LAST_KICKED if kicked else Closing.LAST_LEFT, member, why)
        if call.programme is not None:
            call.programme.left_room(why)

    def never_came(self, room: Room, member: Member) -> None:
        """One who was asked into a room, and whose phone was never answered."""
        self._wire.tell(Left(room, member, Leaving.NEVER_CAME))

    def end(self, room: Room) -> None:
        if room.is_live:
            self._close(room, Closing.ORDERED, None, Leaving.ROOM_ENDED)

    def change(
        self, room: Room, member: Member, *, muted: bool | None = None, held: bool | None = None
    ) -> None:
        """Open or close a line. An order that changes nothing is told to nobody."""
        member.changed_at = self._agenda.now()
        if muted is not None and muted != member.muted:
            member.muted = muted
            self._wire.tell(MemberChanged(room, member, Change.MUTED if muted else Change.UNMUTED))
        if held is not None and held != member.held:
            member.held = held
            self._wire.tell(MemberChanged(room, member, Change.HELD if held else Change.UNHELD))

    def modify(self, room: Room, member: Member, *, ends: bool | None, coaches: str | None) -> None:
        member.changed_at = self._agenda.now()
        member.ends = member.ends if ends is None else ends
        member.coaches = coaches or member.coaches
        self._wire.tell(MemberChanged(room, member, Change.MODIFIED))

    def _close(self, room: Room, closing: Closing, by: Member | None, others: Leaving) -> None:
        room.state = RoomState.OVER
        room.closing = closing
        room.ended_by = by
        room.changed_at = self._agenda.now()
        self._live.pop(room.name, None)
        for member in list(room.members.values()):
            self.leave(member.call, others)
        self._wire.tell(RoomEnded(room))
