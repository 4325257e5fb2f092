"""Who leads the meeting, the leaders' lines, what is asked of all, and what is written down."""

from __future__ import annotations

from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import BadInput, NotAllowed, Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.handlers.course import must_have, must_lead, open_now, whisper, whole
from conference.ports import Handlers, UnitOfWork

OBJECTIONS = 20
"""Seconds that objections are waited for, from when the question has been read out."""
QUESTION = 7.0
"""Seconds the question takes to read."""
KINDS = ("report", "need", "agreement", "task", "objection", "next_meeting", "note")
UP = (ConferenceState.GATHERING, ConferenceState.OPEN)
WRITABLE = (*UP, ConferenceState.CLOSING, ConferenceState.ENDED)


def take_chair(command: c.TakeChair, uow: UnitOfWork, now: Instant) -> Decision:
    """A leader in the room chairs from now on."""
    conference = uow.conferences.get(command.conference)
    must_lead(conference, command.by)
    _must_be_leader(conference, command.seat)
    if conference.state not in UP:
        raise Refused(f"a meeting that is {conference.state} has no chair to take")
    if command.seat == conference.chair:
        return NOTHING
    if command.seat not in uow.seats.present(conference.id):
        raise Refused(f"{conference.format.seat(command.seat).called} is not in the room")
    return _passes(uow, conference, command.seat, f"asked by {command.by}", now)


def miss_chair(command: c.MissChair, uow: UnitOfWork, now: Instant) -> Decision:
    """The chair has not come back: the next leader in the room chairs."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.OPEN or conference.chair != command.seat:
        return NOTHING
    present = uow.seats.present(conference.id)
    here = [leader for leader in uow.county.leaders if leader in present and _leads(conference, leader)]
    if conference.chair in present or not here:
        return NOTHING
    return _passes(uow, conference, here[0], "the chair is gone", now)


def set_own_line(command: c.SetOwnLine, uow: UnitOfWork, now: Instant) -> Decision:
    """A leader's line closed or opened, by the leader or by the chair."""
    conference = uow.conferences.look(command.conference)
    must_lead(conference, command.by)
    _must_be_leader(conference, command.seat)
    if conference.state not in UP:
        raise Refused(f"a meeting that is {conference.state} has no lines to close or open")
    if _leads(conference, command.by) and command.by not in (command.seat, conference.chair):
        raise NotAllowed("a leader's line is closed and opened by that leader or by the chair")
    return uow.floors.get(conference.id).set_line(command.seat, open_=command.open, by=command.by)


def ask_objections(command: c.AskObjections, uow: UnitOfWork, now: Instant) -> Decision:
    """Ask aloud whether anybody objects, and write down who was there to hear it."""
    conference = uow.conferences.get(command.conference)
    must_lead(conference, command.by)
    open_now(conference)
    floor = uow.floors.get(conference.id)
    question = floor.announce(say("objection_window"), now, seconds=QUESTION)
    until = after(floor.announced_until or now, OBJECTIONS)
    conference.objections_until = until
    heard_by = tuple(sorted(uow.seats.present(conference.id)))
    return Decision((events.ObjectionsAsked(heard_by, until),), (question,))


def object_(command: c.Object, uow: UnitOfWork, now: Instant) -> Decision:
    """An objection, while they are asked for. It is written down, and the chair hears of it."""
    conference = uow.conferences.look(command.conference)
    must_have(conference, command.seat)
    until = conference.objections_until
    if conference.state is not ConferenceState.OPEN or until is None or now > until:
        raise Refused("objections are not being asked for now; ask for the floor")
    noted = Decision((events.NoteTaken("objection", command.seat, command.text),))
    if not conference.chair or conference.chair == command.seat:
        return noted
    called = conference.format.seat(command.seat).called
    return noted + whisper(uow, conference, conference.chair, say("objection_heard", seat=called), now)


def take_note(command: c.TakeNote, uow: UnitOfWork, now: Instant) -> Decision:
    """A line in the record."""
    conference = uow.conferences.look(command.conference)
    must_lead(conference, command.by)
    if command.kind not in KINDS:
        raise BadInput(f"a note is one of {', '.join(KINDS)}")
    if not command.text.strip():
        raise BadInput("a note needs words")
    if command.seat is not None:
        must_have(conference, command.seat)
    if conference.state not in WRITABLE:
        raise Refused(f"nothing can be written in the record of a meeting that is {conference.state}")
    note = events.NoteTaken(command.kind, command.seat, command.text.strip(), command.due)
    return Decision((note,))


def _passes(uow: UnitOfWork, conference: Conference, seat: str, why: str, now: Instant) -> Decision:
    """Said aloud; whoever chairs is heard, even if that line had been closed."""
    conference.chair = seat
    floor = uow.floors.get(conference.id)
    heard = floor.set_line(seat, open_=True, by=seat)
    said = floor.announce(say("new_chair", leader=conference.format.seat(seat).called), now)
    passed = Decision((events.ChairPassed(seat, why),), (said,), (), (f"{conference.id}/chair",))
    return whole(passed + heard)


def _leads(conference: Conference, seat: str) -> bool:
    return any(leader.seat == seat for leader in conference.format.leaders)


def _must_be_leader(conference: Conference, seat: str) -> None:
    must_have(conference, seat)
    if not _leads(conference, seat):
        raise NotAllowed(f"{conference.format.seat(seat).called} is not among the leaders")


HANDLERS: Handlers = {
    c.TakeChair: take_chair,
    c.MissChair: miss_chair,
    c.SetOwnLine: set_own_line,
    c.AskObjections: ask_objections,
    c.Object: object_,
    c.TakeNote: take_note,
}
