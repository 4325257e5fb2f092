"""Whoever rings us: known by a duty phone or by a code, told what there is, and asked to confirm it.

A phone that rings us is not rung meanwhile. A number that has given too many wrong codes is heard no more for
a while; one of the directory's never is, so that nobody can lock a duty officer out.
"""

from __future__ import annotations

from conference.domain.county.codes import is_function_code, is_seat_code
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.leg import MOVED, Leg, Place
from conference.domain.meeting.menus import STAR
from conference.handlers import button, errands, guessing, links, pages
from conference.handlers.calls import CALLING, look_at_caller_due
from conference.handlers.language import language_at, other_language, speak_with
from conference.ports import Handlers, UnitOfWork

SILENCES = 3
"""So many where a code was asked for, and a polite end."""
CALLER_TAKES = 30
"""Seconds that somebody ringing us is given to press a key before the ladder goes on to the next phone."""
OTHER_LANGUAGE = "0"
"""What is keyed instead of a code by whoever does not understand the question."""
INSTEAD = ("substitute", "substitute_second", "switchboard")
"""The rungs at which somebody speaks for the holder."""


def call_in(command: c.CallIn, uow: UnitOfWork, now: Instant) -> Decision:
    """Somebody rings our number. A duty phone is recognised where the format allows; others give a code."""
    if links.is_ours(command.number, uow):
        return links.hear_call(command, uow, now)
    leg = Leg(command.leg, None, None, "dialled_in", number=command.number, call=command.call)
    leg.carrier = command.carrier or uow.house.carrier
    leg.language = language_at(uow, command.number, now)
    leg.place = Place.CODE
    decision = _take_back_own_call(uow, command.number, now)
    uow.legs.add(leg)
    known = uow.directory.whose(command.number) if command.number else None
    current = [meeting for meeting in uow.conferences.current() if meeting.state in CALLING and meeting.room]
    leg.slowed = guessing.slowed(uow, command.number, now)
    if guessing.locked_out(uow, command.number, now):
        leg.part("code_locked_bye")
    elif not current and uow.activations.alive():
        leg.place = Place.CODE  # in activated state nobody is known by number alone
    elif not current:
        errands.begin(uow, leg, known.function if known else None, now)
    elif known:
        _recognise(uow, leg, known.function, known.to, current, now)
    return decision + Decision(due=(look_at_caller_due(leg, now),))


def _take_back_own_call(uow: UnitOfWork, number: str | None, now: Instant) -> Decision:
    """Our call to the same phone is not wanted now; if nothing comes of this one the ladder goes on."""
    decision = NOTHING
    ours = [leg for leg in uow.legs.to_number(number) if leg.via == "called"] if number else []
    for called in ours:  # an activation's row is locked before any meeting's
        if called.activation:
            decision += pages.take_back(called.id, called.activation, uow, now, again_in=CALLER_TAKES)
    for called in ours:
        if called.conference and called.seat:
            seat = uow.seats.get(called.conference, called.seat)
            taken_back = seat.call_off(now, only=called.id)
            if taken_back.events:
                decision += taken_back + Decision(due=(seat.ring_next(after(now, CALLER_TAKES)),))
    return decision


def _recognise(
    uow: UnitOfWork, leg: Leg, function: str, rung: str, current: list[Conference], now: Instant
) -> None:
    for conference in current:
        places = [place for place in conference.format.seats if place.function == function]
        if places and not conference.format.codes_always:
            leg.recognised = True
            _identify(uow, leg, conference.id, places[0].seat, rung, now)
            return


def _identify(uow: UnitOfWork, leg: Leg, conference: str, slug: str, rung: str | None, now: Instant) -> None:
    """The caller speaks for that seat, as holder or substitute; it is read back before anything is joined."""
    if _held_elsewhere(uow, leg, conference):
        return
    seat = uow.seats.get(conference, slug)
    on_duty = uow.directory.on_duty(seat.function, now)
    leg.conference, leg.seat = conference, slug
    leg.place = Place.READ_BACK if seat.open_to else Place.TAKEN
    leg.silences = 0
    sent = any(attempt.outcome == "someone_else" for attempt in seat.attempts)
    substitute = rung in INSTEAD or sent
    leg.as_ = "substitute" if substitute else "holder"
    person = on_duty.substitute if substitute else on_duty.holder
    leg.by = person.name if person and rung != "switchboard" else None
    if rung is None:
        speak_with(leg, uow, person)


def _held_elsewhere(uow: UnitOfWork, leg: Leg, conference: str) -> bool:
    """Whether the meeting is at another carrier than the number rung; then they hear which to ring."""
    elsewhere = leg.carrier not in ("", uow.conferences.look(conference).carrier)
    if elsewhere:
        leg.conference = conference
        leg.part(MOVED)
    return elsewhere


# --- codes ------------------------------------------------------------------------------------------------


def take_code(uow: UnitOfWork, leg: Leg, digits: str, now: Instant) -> Decision:
    """A seat's six digits for this meeting, or a function's eight; of whoever is locked out neither."""
    if digits and not digits.strip(STAR):
        return NOTHING  # asked again: no code begins with a star, and it ends no call
    if digits and digits not in button.BUTTON_KEYS and guessing.locked_out(uow, leg.number, now):
        leg.part("code_locked_bye")
        return NOTHING
    if digits == OTHER_LANGUAGE and len(uow.county.languages) > 1:
        other_language(leg, uow)
        return NOTHING
    found = _seat_of_code(uow, digits)
    function = uow.directory.function_by_code(digits) if found is None and digits else None
    if found is not None:
        _lead_to(uow, leg, *found, now)
    elif function:
        speak_with(leg, uow, uow.directory.on_duty(function, now).holder)
        leg.function = function
        errands.begin(uow, leg, function, now)
    elif digits in button.BUTTON_KEYS:
        button.begin(uow, leg, button.BUTTON_KEYS[digits])
    elif digits:
        button.wrong_code(uow, leg, now)
    else:
        leg.silences += 1
        if leg.silences >= SILENCES:
            leg.part("leaving_bye")
    return NOTHING


def _lead_to(uow: UnitOfWork, leg: Leg, conference_id: str, slug: str, now: Instant) -> None:
    """The code is right; whether there is anything to join is for the meeting to say."""
    conference = uow.conferences.look(conference_id)
    if conference.format.by_phone and conference.state in CALLING:
        _identify(uow, leg, conference.id, slug, None, now)
        return
    speak_with(leg, uow, uow.directory.on_duty(conference.format.seat(slug).function, now).holder)
    if conference.state is ConferenceState.PLANNED and conference.format.by_phone:
        leg.conference = conference.id
        leg.part("not_open_yet")
    else:
        errands.begin(uow, leg, None, now)  # the code of a meeting that is over proves nothing


def _seat_of_code(uow: UnitOfWork, digits: str) -> tuple[str, str] | None:
    if is_seat_code(digits):
        return uow.seats.by_code(digits)
    if not is_function_code(digits):
        return None
    function = uow.directory.function_by_code(digits)
    for conference in uow.conferences.current() if function else ():
        for place in conference.format.seats if conference.room else ():
            if place.function == function:
                return conference.id, place.seat
    return None


HANDLERS: Handlers = {c.CallIn: call_in}
