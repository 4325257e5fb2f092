"""The parts of a meeting, its last minutes and its end."""

from __future__ import annotations

from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant, after
from conference.domain.meeting import agenda
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.handlers import course
from conference.handlers.floor import miss_chair
from conference.ports import Handlers, UnitOfWork

WELCOME = 6.0
"""Seconds the words of welcome are taken to keep the room, unless the caller knows better."""
LEFT = {2: "two_minutes_left", 1: "one_minute_left", 0: "over_time"}


def begin(uow: UnitOfWork, conference: Conference, now: Instant, *, welcome: float = WELCOME) -> Decision:
    """The meeting has opened and been welcomed: its first block begins. `conference` is locked already."""
    floor = uow.floors.get(conference.id)
    floor.language = conference.language
    floor.announced_until = after(now, welcome)
    decision = course.next_block(uow, conference, floor, now, by="clock", ended_by="end")
    if conference.chair not in uow.seats.present(conference.id):
        decision += miss_chair(conference, now)
    return course.whole(decision)


def finish(uow: UnitOfWork, conference: Conference, now: Instant) -> Decision:
    """The meeting ends: so do the turn and the block under way, and those unheard are written down."""
    floor = uow.floors.get(conference.id)
    return course.whole(course.end_block(uow, conference, floor, now, by="end", ended_by="end"))


def next_block(command: c.NextBlock, uow: UnitOfWork, now: Instant) -> Decision:
    """The chair goes on to the next part."""
    conference = uow.conferences.get(command.conference)
    course.must_lead(conference, command.by)
    course.open_now(conference)
    floor = uow.floors.get(conference.id)
    return course.whole(course.next_block(uow, conference, floor, now, by=command.by, ended_by="chair"))


def block_time_up(command: c.BlockTimeUp, uow: UnitOfWork, now: Instant) -> Decision:
    """The block's minutes are up, or its round is done: the next begins, unless somebody holds the floor.

    Then the end of that turn decides.
    """
    conference = uow.conferences.get(command.conference)
    floor = uow.floors.get(conference.id)
    if conference.state is not ConferenceState.OPEN or floor.block != command.block or floor.awaited:
        return NOTHING
    if floor.turn is not None:
        ends_at = floor.block_ends_at
        soon = ends_at is not None and now < ends_at
        return Decision(due=(course.block_time_up(conference, floor, ends_at),)) if soon else NOTHING
    floor.paused = False
    step = agenda.what_next(floor, conference.format, uow.seats.present(conference.id), now)
    if isinstance(step, agenda.Give):
        return course.whole(course.go_on(uow, conference, floor, now))
    return course.whole(course.next_block(uow, conference, floor, now, by="clock", ended_by="time"))


def warn_of_end(command: c.WarnOfEnd, uow: UnitOfWork, now: Instant) -> Decision:
    """Tell the room how many minutes are left."""
    conference = uow.conferences.look(command.conference)
    if conference.state is not ConferenceState.OPEN or command.minutes not in LEFT:
        return NOTHING
    floor = uow.floors.get(conference.id)
    return Decision(effects=(floor.announce(say(LEFT[command.minutes]), now),))


def hard_stop(command: c.HardStop, uow: UnitOfWork, now: Instant) -> Decision:
    """The meeting ends now, or as soon as the one who has the floor is done."""
    conference = uow.conferences.look(command.conference)
    if conference.state is not ConferenceState.OPEN:
        return NOTHING
    floor = uow.floors.get(conference.id)
    if floor.awaited:
        return NOTHING  # it is looked at again when they are back
    if floor.turn is None:
        return course.closes(conference, now)
    return Decision(effects=(floor.announce(say("hard_stop"), now),))


HANDLERS: Handlers = {
    c.NextBlock: next_block,
    c.BlockTimeUp: block_time_up,
    c.WarnOfEnd: warn_of_end,
    c.HardStop: hard_stop,
}
