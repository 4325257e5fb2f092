"""The conversation on a line: who rings us, which keys are pressed, and where that leads.

A key is taken only at the step it was asked for. A late or repeated one changes nothing, and whoever pressed
it hears what is true now.
"""

from __future__ import annotations

from collections.abc import Callable

from conference.domain.county.codes import is_function_code, is_seat_code
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Command, Decision, Due
from conference.domain.errors import DomainError, NotFound, Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.script import OVER, Line, menu_now, place_now, role_of
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.wishes import WISHES, Ask, wish
from conference.handlers import agenda, chair, floor
from conference.handlers import conference as meeting
from conference.handlers.calls import CALLING
from conference.handlers.say_now import what_now
from conference.ports import Handlers, UnitOfWork

BY_KEY: Handlers = {
    **meeting.HANDLERS,
    **agenda.HANDLERS,
    **floor.HANDLERS,
    **chair.HANDLERS,
}
"""The handlers behind the wishes that keys can make: the same as behind every other door."""

TRIES = 3
"""Wrong codes in one call, and rounds of silence or wrong keys, before a polite end."""


def call_in(command: c.CallIn, uow: UnitOfWork, now: Instant) -> Decision:
    """Somebody rings our number. A duty phone is recognised where the format allows; others give a code."""
    leg = Leg(command.leg, None, None, "dialled_in", number=command.number, call=command.call)
    leg.place = Place.CODE
    uow.legs.add(leg)
    current = [conf for conf in uow.conferences.current() if conf.state in CALLING]
    if command.number and uow.tries.locked(command.number, now) and not uow.directory.whose(command.number):
        _part(leg, "code_locked_bye")
    elif not current:
        planned = uow.conferences.planned_after(now)
        _part(leg, "not_open_yet" if planned else "no_conference")
        leg.conference = planned.id if planned else None
    elif command.number and (known := uow.directory.whose(command.number)):
        for conference in current:
            places = [place for place in conference.format.seats if place.function == known.function]
            if places and not conference.format.codes_always:
                _identify(uow, leg, conference.id, places[0].seat, known.to, now)
                break
    return NOTHING


def _identify(uow: UnitOfWork, leg: Leg, conference: str, slug: str, rung: str | None, now: Instant) -> None:
    """The caller speaks for that seat, as holder or substitute; it is read back before anything is joined."""
    seat = uow.seats.get(conference, slug)
    on_duty = uow.directory.on_duty(seat.function, now)
    leg.conference, leg.seat, leg.place = conference, slug, Place.READ_BACK
    leg.language = seat.language
    substitute = rung in ("substitute", "substitute_second", "switchboard") or any(
        attempt.outcome == "someone_else" for attempt in seat.attempts
    )
    leg.as_ = "substitute" if substitute else "holder"
    person = on_duty.substitute if substitute else on_duty.holder
    leg.by = person.name if person and rung != "switchboard" else None


def press(command: c.PressKeys, uow: UnitOfWork, now: Instant) -> Decision:
    """Take what was keyed at one step of a conversation."""
    conference_id, slug = uow.legs.whereabouts(command.leg)
    if conference_id is None or slug is None:
        leg = uow.legs.get(command.leg)
        _take_step(leg, command.step)
        return _code(uow, leg, command.digits, now) if leg.place is Place.CODE else NOTHING
    line = _line(uow, conference_id, slug, command.leg)
    leg = line.leg
    _take_step(leg, command.step)
    place = place_now(line)
    if place is Place.CODE:
        return _code(uow, leg, command.digits, now)
    if place is Place.TAKEN and leg.place is not place:
        leg.place = place
        return NOTHING  # the key answered a question that is no longer asked
    if place in (Place.ROOM, Place.BYE, Place.WAIT):
        return NOTHING
    menu = menu_now(line, place, now)
    turn = menu.keys.get(command.digits, menu.wrong) if command.digits else menu.silence
    leg.place = place
    if turn in TURNING:
        _count(leg, command.digits, turn)
        return TURNING[turn](uow, line, now) + _somebody_there(line, command.digits, now)
    return _wish(uow, line, turn, now)


def _take_step(leg: Leg, step: int) -> None:
    if step != leg.step:
        raise Refused(f"step {step} is not the one asked now")
    leg.step += 1
    leg.notice = None


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


def _count(leg: Leg, digits: str, turn: str) -> None:
    """Rounds of silence and of wrong keys; who pressed a wrong one is told so before being asked again."""
    if turn == "repeat" and digits != "9":
        leg.silences += 1
        leg.notice = say("wrong_key") if digits else None


# --- turns of the conversation ----------------------------------------------------------------------------


def _join(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, conference = _all(line)
    if not seat.open_to:
        leg.place = Place.TAKEN
        return NOTHING
    _show_door(leg)
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
    _part(leg, "declined_bye")
    return seat.decline(leg.id, leg.by, now)


def _someone_else(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, _ = _all(line)
    _part(leg, "someone_else_bye")
    return seat.settle(leg.id, "someone_else", now) + Decision(due=(seat.ring_next(now),))


def _repeat(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg = line.leg
    if leg.place is Place.DECLINING:
        leg.place = Place.HELLO
    if leg.silences > TRIES:
        _part(leg, "no_key_bye")
    return NOTHING


def _other_code(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    line.leg.place = Place.CODE
    return NOTHING


def _listen(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    return _let_in(uow, line, "listening", now)


def _let_in(uow: UnitOfWork, line: Line, told: str, now: Instant) -> Decision:
    """Into the room without a say."""
    leg, seat, _ = _all(line)
    leg.listening = True
    leg.notice = say(told)
    _show_door(leg)
    return Decision(cancelled=(f"leg/{leg.id}/key",)) + seat.settle(leg.id, "taken", now)


def _take_over(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, _ = _all(line)
    if leg.as_ == "holder" and seat.holder_as != "holder":
        seat.waiting_to_take_over = leg.id
        return _let_in(uow, line, "take_over_waits", now)
    return _let_in(uow, line, "listening", now)


def _leave(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, seat, _ = _all(line)
    leg.dismissed = True
    _part(leg, "leaving_bye")
    return NOTHING if leg.joined_before else seat.settle(leg.id, "taken", now)


def _back(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    _show_door(line.leg)
    return NOTHING


def _what_now(uow: UnitOfWork, line: Line, now: Instant) -> Decision:
    leg, _, conference = _all(line)
    leg.notice = what_now(uow, conference, line.floor)
    _show_door(leg)
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
    "what-now": _what_now,
    "back": _back,
}


def _wish(uow: UnitOfWork, line: Line, id: str, now: Instant) -> Decision:
    """A wish of the meeting, by key: the same command as by any other door, and straight back to the room."""
    leg, seat, conference = _all(line)
    _show_door(leg)
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


# --- codes ------------------------------------------------------------------------------------------------


def _code(uow: UnitOfWork, leg: Leg, digits: str, now: Instant) -> Decision:
    """A seat's six digits for this meeting, or a function's eight."""
    found = _seat_of_code(uow, digits)
    if found is not None:
        conference, slug = found
        if uow.conferences.look(conference).state in CALLING:
            _identify(uow, leg, conference, slug, None, now)
        else:
            leg.conference = conference
            _part(leg, "not_open_yet")
        return NOTHING
    leg.wrong += 1
    leg.notice = say("wrong_code") if digits else None
    known = leg.number is not None and uow.directory.whose(leg.number) is not None
    locked = False
    if digits and leg.number and not known:
        uow.tries.wrong(leg.number, now)
        locked = uow.tries.locked(leg.number, now)
    if leg.wrong >= TRIES or locked:
        _part(leg, "code_locked_bye")
    return NOTHING


def _seat_of_code(uow: UnitOfWork, digits: str) -> tuple[str, str] | None:
    if is_seat_code(digits):
        return uow.seats.by_code(digits)
    if not is_function_code(digits):
        return None
    function = uow.directory.function_by_code(digits)
    for conference in uow.conferences.current() if function else ():
        for place in conference.format.seats:
            if place.function == function:
                return conference.id, place.seat
    return None


# --- out of the room --------------------------------------------------------------------------------------


def leave_dial(command: c.LeaveDial, uow: UnitOfWork, now: Instant) -> Decision:
    """The stay in the room is over: by star, since the room ended, or since the phone was put down."""
    conference_id, slug = uow.legs.whereabouts(command.leg)
    if conference_id is None or slug is None:
        raise NotFound("this line belongs to no meeting")
    line = _line(uow, conference_id, slug, command.leg)
    leg, seat, conference = _all(line)
    _take_step(leg, command.step)
    if command.hung_up or conference.state in OVER or leg.place is not Place.ROOM:
        return NOTHING
    leg.place = Place.MENU
    turn = line.floor.turn if line.floor else None
    if turn is not None and turn.seat == seat.slug and seat.holder == leg.id:
        return floor.HANDLERS[c.YieldFloor](c.YieldFloor(conference.id, seat.slug), uow, now)
    return NOTHING


def _show_door(leg: Leg) -> None:
    """Into the room, under a label of its own for this entry."""
    leg.place = Place.ROOM
    leg.entry += 1


def _part(leg: Leg, farewell: str) -> None:
    leg.place, leg.farewell = Place.BYE, farewell


def _all(line: Line) -> tuple[Leg, Seat, Conference]:
    assert line.seat is not None and line.conference is not None  # whereabouts said so
    return line.leg, line.seat, line.conference


HANDLERS: Handlers = {c.CallIn: call_in, c.PressKeys: press, c.LeaveDial: leave_dial}
