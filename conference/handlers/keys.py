"""The conversation on a line: which keys are pressed, and where that leads.

A key is taken only at the step it was asked for. A late or repeated one changes nothing, and whoever pressed
it hears what is true now.
"""

from __future__ import annotations

from collections.abc import Callable

from conference.domain.activation.press import BLUE, GREEN
from conference.domain.activation.script import PLACES
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Command, Decision, Due
from conference.domain.errors import DomainError, NotFound
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.script import OVER, Line, menu_now, place_now, role_of
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.wish import Ask
from conference.domain.meeting.wishes import WISHES, wish
from conference.handlers import (
    agenda,
    answering,
    button,
    caller,
    chair,
    desk,
    ending,
    errands,
    floor,
    giving_up,
    summary,
    written_round,
)
from conference.handlers.calls import look_after_leaving_due
from conference.handlers.giving_up import TRIES
from conference.handlers.say_now import what_now
from conference.ports import Handlers, UnitOfWork

BY_KEY: Handlers = {
    **ending.HANDLERS,
    **agenda.HANDLERS,
    **floor.HANDLERS,
    **chair.HANDLERS,
    **written_round.HANDLERS,
}
"""The handlers behind the wishes that keys can make: the same as behind every other door."""


def press(command: c.PressKeys, uow: UnitOfWork, now: Instant) -> Decision:
    """Take what was keyed at one step of a conversation. Who gives up is told by text how to come in."""
    decision = _press(command, uow, now)
    return decision + giving_up.tell(uow, uow.legs.get(command.leg), now)


def _press(command: c.PressKeys, uow: UnitOfWork, now: Instant) -> Decision:
    conference_id, slug, activation = uow.legs.whereabouts(command.leg)
    if conference_id is None or slug is None:
        if activation is not None or uow.legs.get(command.leg).place in PLACES:
            return desk.press_keys(command, activation, uow, now)
        leg = uow.legs.get(command.leg)
        desk.take_step(leg, command.step)
        return caller.take_code(uow, leg, command.digits, now) if leg.place is Place.CODE else NOTHING
    line = _line(uow, conference_id, slug, command.leg)
    leg = line.leg
    desk.take_step(leg, command.step)
    place = place_now(line)
    if place is Place.CODE:
        return caller.take_code(uow, leg, command.digits, now)
    if place is Place.TAKEN and leg.place is not place:
        leg.place = place
        return NOTHING  # the key answered a question that is no longer asked
    if place in (Place.ROOM, Place.BYE):
        return NOTHING
    if place is Place.ANSWER:
        return _take_answer(uow, line, command.digits, now)
    menu = menu_now(line, place, now)
    turn = menu.turn(command.digits)
    leg.place = place
    if turn in TURNING:
        if turn == "repeat" and menu.counts(command.digits):
            _count(leg, command.digits)
        return TURNING[turn](uow, line, now) + _somebody_there(line, command.digits, now)
    return _wish(uow, line, turn, now)


def _line(uow: UnitOfWork, conference: str, slug: str, leg: str) -> Line:
    """Everything about a line, its rows locked in order."""
    where = uow.conferences.look(conference)
    floor = uow.floors.get(conference)
    seat = uow.seats.get(conference, slug)
    return Line(uow.legs.get(leg), seat, where, floor, "")


def _somebody_there(line: Line, digits: str, now: Instant) -> Decision:
    """Any key tells that there is somebody: the next rung waits anew for as long as without one."""
    leg, _, conference = _all(line)
    if not digits or leg.via != "called" or leg.place not in (Place.HELLO, Place.DECLINING):
        return NOTHING
    wait = after(now, conference.format.no_key_seconds)
    return Decision(due=(Due(c.GiveUpWaiting(leg.id), wait, f"leg/{leg.id}/key"),))


def _count(leg: Leg, digits: str) -> None:
    """A round of silence or of a wrong key; who pressed a wrong one is told so before being asked again."""
    leg.silences += 1
    leg.notice = say("wrong_key") if digits else None


# --- turns of the conversation ----------------------------------------------------------------------------


def _join(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, conference = _all(line)
    if not seat.open_to:
        leg.place = Place.TAKEN
        return NOTHING
    leg.show_door()
    leg.notice = say(_welcome(uow, conference))
    decision = Decision(cancelled=(f"leg/{leg.id}/key",))
    decision += seat.reserve(leg.id, conference.format.reserve_seconds, now)
    return decision + (seat.call_off(now, but=leg.id) if leg.via == "dialled_in" else NOTHING)


def _welcome(uow: UnitOfWork, conference: Conference) -> str:
    """Whoever comes late is told so, and so is whoever is alone."""
    if conference.opened_at is not None:
        return "late_notice"
    return "joining" if uow.seats.present(conference.id) else "alone"


def _decline(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    line.leg.place = Place.DECLINING
    return NOTHING


def _confirm_decline(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, _ = _all(line)
    leg.part("declined_bye")
    return seat.decline(leg.id, leg.by, now)


def _someone_else(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, _ = _all(line)
    leg.part("someone_else_bye")
    return seat.settle(leg.id, "someone_else", now) + Decision(due=(seat.ring_next(now),))


def _repeat(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg = line.leg
    if leg.silences >= TRIES:
        leg.notice = None
        leg.part("no_key_bye" if leg.via == "called" else "leaving_bye")
    return NOTHING


def _other_code(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    line.leg.place, line.leg.recognised = Place.CODE, False
    return NOTHING


def _listen(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    return _let_in(uow, line, "listening", now)


def _let_in(uow: UnitOfWork, line: Line, told: str, now: Instant) -> Decision:
    """Into the room without a say."""
    leg, seat, _ = _all(line)
    leg.listening = True
    leg.notice = say(told)
    leg.show_door()
    return Decision(cancelled=(f"leg/{leg.id}/key",)) + seat.settle(leg.id, "taken", now)


def _take_over(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, _ = _all(line)
    if seat.yields_to(leg.by, leg.as_):
        seat.waiting_to_take_over = leg.id
        return _let_in(uow, line, "take_over_waits", now)
    return _let_in(uow, line, "listening", now)


def _leave(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, _ = _all(line)
    leg.dismissed = True
    leg.part("leaving_bye")
    return NOTHING if leg.joined_before else seat.settle(leg.id, "taken", now)


def _return(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    line.leg.show_door()
    return NOTHING


def _what_now(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, _, conference = _all(line)
    leg.notice = what_now(uow, conference, line.floor)
    leg.show_door()
    return NOTHING


def _answer(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, conference = _all(line)
    asked = answering.last_open(uow, conference.activation, seat.member)
    if asked is None:
        leg.notice = say("not_possible")
        return _return(uow, line, now)
    answering.begin(leg, asked)
    return NOTHING


def _take_answer(uow: UnitOfWork, line: Line, digits: str, now: Instant) -> Decision:
    """Whatever comes of it, straight back to the room: there is the star for another try."""
    leg, seat, _ = _all(line)
    leg.show_door()
    if not digits:
        return NOTHING
    decision, told = answering.take(uow, leg, seat.member or "", seat.function, digits, now)
    leg.notice = told or say("answer_unclear")
    return decision


def _approve_summary(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    """The version that was read out, and no newer one, is approved; the same as by text or command."""
    leg, seat, conference = _all(line)
    approved = c.ApproveSummary(conference.id, seat.slug, conference.summary_version)
    if len(leg.errands) > 1:
        errands.done(uow, leg, say("summary_approved"))
    else:
        leg.part("summary_approved_bye")
    return summary.approve(approved, uow, now)


def _next_errand(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    errands.next_errand(uow, line.leg)
    return NOTHING


def _press_green(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    button.begin(uow, line.leg, GREEN)
    return NOTHING


def _press_blue(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    button.begin(uow, line.leg, BLUE)
    return NOTHING


TURNING: dict[str, Callable[[UnitOfWork, Line, Instant], Decision]] = {
    "join": _join,
    "decline": _decline,
    "confirm-decline": _confirm_decline,
    "someone-else": _someone_else,
    "repeat": _repeat,
    "other-code": _other_code,
    "listen": _listen,
    "take-over": _take_over,
    "leave": _leave,
    "approve-summary": _approve_summary,
    "next-errand": _next_errand,
    "press-green": _press_green,
    "press-blue": _press_blue,
    "what-now": _what_now,
    "answer": _answer,
    "return": _return,
}


def _wish(uow: UnitOfWork, line: Line, id: str, now: Instant) -> Decision:
    """A wish of the meeting, by key: the same command as by any other door, and straight back to the room."""
    leg, seat, conference = _all(line)
    leg.show_door()
    try:
        ask = Ask(conference.id, seat.slug, seat.slug)
        command: Command = wish(id, ask, role=role_of(line), state=conference.state)
        decision = BY_KEY[type(command)](command, uow, now)
    except DomainError:
        leg.notice = say("not_possible")
        return NOTHING
    told = WISHES[id].told
    leg.notice = say(told) if told else None
    return decision


# --- out of the room --------------------------------------------------------------------------------------


def leave_dial(command: c.LeaveDial, uow: UnitOfWork, now: Instant) -> Decision:
    """The stay in the room is over: by star, since the room ended, or since the phone was put down."""
    conference_id, slug, _ = uow.legs.whereabouts(command.leg)
    if conference_id is None or slug is None:
        raise NotFound("this line belongs to no meeting")
    line = _line(uow, conference_id, slug, command.leg)
    leg, seat, conference = _all(line)
    desk.take_step(leg, command.step)
    if conference.state in OVER or leg.place is not Place.ROOM:
        return NOTHING
    if command.hung_up:
        return Decision(due=(look_after_leaving_due(leg, now),))
    if leg.room_ended or conference.between_rooms:
        leg.show_door()  # not the star: the carrier's room has ended, and ours goes on in the next
        return NOTHING
    leg.place = Place.MENU
    decision = Decision(due=(look_after_leaving_due(leg, now),))
    turn = line.floor.turn if line.floor else None
    if turn is not None and turn.seat == seat.slug and seat.holder == leg.id:
        decision += floor.HANDLERS[c.YieldFloor](c.YieldFloor(conference.id, seat.slug), uow, now)
    return decision


def _all(line: Line) -> tuple[Leg, Seat, Conference]:
    assert line.seat is not None and line.conference is not None  # whereabouts said so
    return line.leg, line.seat, line.conference


HANDLERS: Handlers = {c.PressKeys: press, c.LeaveDial: leave_dial}
