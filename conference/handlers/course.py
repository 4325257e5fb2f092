"""How a meeting goes on: to the next in turn, or to the next block. Used by all that can end a turn."""

from __future__ import annotations

from dataclasses import replace

from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import NotAllowed, NotFound, Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import agenda, commands, events, rollcall
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.effects import SetLines, Whisper
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.order import unheard
from conference.ports import UnitOfWork

NEXT_UP = 15
"""Seconds after which nobody wants to be told that he is next."""
AT_THE_MENU = 8
"""Seconds a round that is done otherwise waits for somebody who is at the menu behind the star."""
MACHINERY = ("clock", "cli:", "api:", "console:")
"""What `by` begins with where it is no seat."""


def go_on(
    uow: UnitOfWork, conference: Conference, floor: Floor, now: Instant, present: frozenset[str] | None = None
) -> Decision:
    """Nobody holds the floor: give it to the next in turn, if there is one.

    Changes the floor alone. That a block is done comes back as a follow-on, so that whoever calls this need
    not have locked the meeting.
    """
    if floor.turn is not None or floor.block is None or floor.awaited:
        return NOTHING
    if now >= conference.hard_stop_at:
        return closes(conference, now)
    if present is None:
        present = uow.seats.present(conference.id)
    step = agenda.what_next(floor, conference.format, present, now)
    if isinstance(step, agenda.Give):
        given = floor.give(step.seat, conference.format, present, by="order", now=now)
        return given + next_up(uow, conference, floor, step.upcoming, now)
    if isinstance(step, agenda.Move):
        at = after(now, AT_THE_MENU) if _stepped_out(uow, conference, floor, now) else now
        return Decision(due=(block_time_up(conference, floor, at),))
    return Decision(due=(block_time_up(conference, floor, step.until),)) if step.until else NOTHING


def next_up(
    uow: UnitOfWork, conference: Conference, floor: Floor, upcoming: str | None, now: Instant
) -> Decision:
    """Tell the next in turn, and nobody else, that it is next: as long as the turn before it lasts."""
    if upcoming is None or floor.turn is None:
        return NOTHING
    return whisper(uow, conference, upcoming, say("next_up"), now, turn=floor.turn.number)


def whisper(
    uow: UnitOfWork,
    conference: Conference,
    slug: str,
    saying: Saying,
    now: Instant,
    *,
    turn: int | None = None,
) -> Decision:
    """Say something to whoever has the seat now, alone."""
    seat = uow.seats.get(conference.id, slug)
    if seat.holder is None:
        return NOTHING
    until = after(now, NEXT_UP)
    said = Whisper(seat.holder, conference.id, saying, until, turn=turn)
    return Decision(effects=(said,))


def speakers_line(uow: UnitOfWork, floor: Floor) -> str | None:
    """The leg of whoever has the floor."""
    return uow.seats.get(floor.conference, floor.speaking).holder if floor.speaking else None


def next_block(
    uow: UnitOfWork, conference: Conference, floor: Floor, now: Instant, *, by: str, ended_by: str
) -> Decision:
    """End the block under way and begin the next; after the last one the meeting closes.

    Who pressed and who is named is taken from the meeting anew, as it may have been said since.
    """
    decision = end_block(uow, conference, floor, now, by=by, ended_by=ended_by)
    floor.pressed, floor.named = conference.pressed, conference.named
    blocks = conference.format.blocks
    conference.block = agenda.next_position(floor, conference.format, conference.block)
    if conference.block == len(blocks):
        return decision + closes(conference, now)
    block = blocks[conference.block]
    agenda.begin_block(floor, block, now)
    decision += Decision(
        events=(events.BlockBegan(block.id),), due=(block_time_up(conference, floor, floor.block_ends_at),)
    )
    if block.kind == "open_floor":
        decision += _announced(floor, say("open_floor", name=block.name), now)
    elif block.kind == "roll_call":
        decision += _roll_call(uow, conference, floor, now)
    elif block.kind == "leaders" or _somebody_speaks(uow, conference, floor):
        decision += _announced(floor, say("block", name=block.name), now)
    if block.kind == "round":
        decision += agenda.read_nothing(floor, conference.format, now)
    return decision + go_on(uow, conference, floor, now)


def end_block(
    uow: UnitOfWork, conference: Conference, floor: Floor, now: Instant, *, by: str, ended_by: str
) -> Decision:
    """The block under way, if there is one, is over."""
    block = agenda.block_under_way(floor, conference.format)
    if block is None:
        return NOTHING
    present = uow.seats.present(conference.id) if block.kind == "round" else frozenset()
    ended = agenda.end_block(floor, conference.format, present, ended_by=ended_by, now=now)
    return ended + Decision(events=(events.BlockEnded(block.id, by),), cancelled=(f"{conference.id}/block",))


def block_time_up(conference: Conference, floor: Floor, at: Instant | None) -> Due:
    """The look at whether the block is over. A later one takes the place of an earlier."""
    assert floor.block is not None and at is not None
    return Due(commands.BlockTimeUp(conference.id, floor.block), at, f"{conference.id}/block")


def closes(conference: Conference, now: Instant) -> Decision:
    """The meeting is to end now, as a follow-on of its own."""
    end = commands.EndConference(conference.id, "clock")
    return Decision(due=(Due(end, now, f"{conference.id}/end"),))


def whole(decision: Decision) -> Decision:
    """The decision with only the newest order to the lines, and nothing withdrawn that was set anew."""
    lines = [effect for effect in decision.effects if isinstance(effect, SetLines)]
    effects = tuple(e for e in decision.effects if not isinstance(e, SetLines))
    renewed = {due.key for due in decision.due}
    cancelled = tuple(key for key in dict.fromkeys(decision.cancelled) if key not in renewed)
    return replace(decision, effects=(*lines[-1:], *effects), cancelled=cancelled)


def open_now(conference: Conference) -> None:
    """Refuse what only makes sense while the meeting is open."""
    if conference.state is not ConferenceState.OPEN:
        raise Refused(f"the floor cannot be given while the meeting is {conference.state}")


def must_lead(conference: Conference, by: str) -> None:
    """Refuse whoever is not among the leaders, unless asked from outside the meeting."""
    if by.startswith(MACHINERY) or any(leader.seat == by for leader in conference.format.leaders):
        return
    raise NotAllowed("only the leaders of the meeting may do this")


def must_have(conference: Conference, seat: str) -> None:
    """Refuse a seat that the meeting does not have."""
    if not conference.format.has(seat):
        raise NotFound(f"this meeting has no seat called {seat}")


def _stepped_out(uow: UnitOfWork, conference: Conference, floor: Floor, now: Instant) -> bool:
    """Whether a seat of the round, unheard and not in the room, still has its line up."""
    block = agenda.block_under_way(floor, conference.format)
    if block is None or block.kind != "round" or (floor.block_ends_at and now >= floor.block_ends_at):
        return False
    return any(uow.seats.get(conference.id, seat).holder for seat in unheard(floor.facts(conference.format)))


def _somebody_speaks(uow: UnitOfWork, conference: Conference, floor: Floor) -> bool:
    """Whether anybody of the round has a line up: to call out an item and be silent would puzzle the room."""
    facts = floor.facts(conference.format)
    return facts.who == "all" or any(uow.seats.get(conference.id, seat).holder for seat in facts.round)


def _announced(floor: Floor, saying: Saying, now: Instant) -> Decision:
    return Decision(effects=(floor.announce(saying, now),))


def _roll_call(uow: UnitOfWork, conference: Conference, floor: Floor, now: Instant) -> Decision:
    present, expected, missing = uow.seats.tally(conference.id)
    called = [conference.format.seat(seat).called for seat in missing]
    said = floor.announce(
        rollcall.said(present, expected, called), now, seconds=4.0 + min(len(called), rollcall.MOST_NAMED)
    )
    return Decision(effects=(said,))
