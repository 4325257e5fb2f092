"""The carrier's rooms, which come and go while a meeting lives."""

from __future__ import annotations

from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.mending_events import Mended
from conference.handlers.mended import mended
from conference.handlers.winding_up import settle_end
from conference.ports import Handlers, UnitOfWork


def observe_room(command: c.ObserveRoom, uow: UnitOfWork, now: Instant) -> Decision:
    """The carrier's room begins or ends. Its end never ends our meeting, unless we were ending it."""
    conference = uow.conferences.of_room(command.name)
    if command.ended:
        if conference.carrier_room == command.room:
            conference.carrier_room = None
        known = command.room in conference.rooms
        ended = Decision(events=(events.RoomEnded(command.room),)) if known else NOTHING
        if known and command.looked:
            ended += mended(Mended.ROOM, "room")
        if conference.state is ConferenceState.CLOSING:
            return ended + settle_end(c.SettleEnd(conference.id), uow, now)
        return ended
    return _enter_room(conference, command.room, looked=command.looked)


def _enter_room(conference: Conference, room: str, *, looked: bool) -> Decision:
    """The carrier's id of the room is learnt from whatever bears it first.

    One that somebody was seen in is up now, in whichever order its reports and those of another have come.
    """
    known = room in conference.rooms
    if looked or not known:
        conference.carrier_room = room
    if known:
        return NOTHING
    conference.rooms = (*conference.rooms, room)
    return Decision(events=(events.RoomBegan(room, conference.carrier),))


HANDLERS: Handlers = {c.ObserveRoom: observe_room}
