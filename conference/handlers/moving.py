"""A meeting is moved whole to another carrier: a new room, everybody called anew, the round where it was.

The lines at the old carrier are over for us from that moment, whatever it still does or tells: it may be
gone, and nothing waits for it. They are put down where it can be, so that nobody is heard from two rooms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from conference.domain.county.ladders import Rung
from conference.domain.county.numbers import national
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision, Due, together
from conference.domain.errors import BadInput, Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.effects import HangUp
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.handover import MOVED
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.order import unheard
from conference.domain.meeting.room_events import ConferenceMoved
from conference.domain.meeting.seat import Attempt, Seat
from conference.handlers import calls
from conference.handlers.calls import CALLING
from conference.handlers.conference import ladder_of
from conference.handlers.course import must_lead
from conference.handlers.words import write_text
from conference.ports import Handlers, UnitOfWork

BACK_WITHIN: Final = 45
"""Seconds in which everybody who was here is waited for before the round goes on without them."""
PUT_DOWN_WITHIN: Final = 120
"""Seconds in which the old carrier is asked to put its lines down."""
AFTER_TEXTS: Final = 6
"""How urgent that is: less than the texts that say where to ring."""
FIRST: Final = 1_000
"""Urgencies from here on are for those called anew: after pages, before all that is called otherwise."""
WORTH: Final = 1800
"""Seconds in which the new number is worth delivering."""


def move(command: c.MoveConference, uow: UnitOfWork, now: Instant) -> Decision:
    """The meeting and what grows out of it are held at that carrier from now on."""
    activation = uow.conferences.look(command.conference).activation
    if activation is not None:
        uow.activations.get(activation).carrier = command.carrier
    conference = uow.conferences.get(command.conference)
    must_lead(conference, command.by)
    _must_be_movable(conference, command.carrier, uow)
    floor, seats = uow.floors.get(conference.id), uow.seats.of(conference.id)
    lines = {leg.id: uow.legs.get(leg.id) for leg in uow.legs.of(conference.id)}
    present = uow.seats.present(conference.id)
    lost = {seat.slug: leg for seat in seats if (leg := lines.get(seat.holder or seat.reserved or ""))}
    unfinished = {seat.slug: _under_way(seat, lines) for seat in seats if seat.slug not in lost}
    decision = _leave(uow, conference, command, now)
    decision += _lay_aside(conference, floor, lost.keys() & present, now)
    decision += together(_abandon(leg, conference, seats, now) for leg in lines.values())
    conference.carrier, conference.room, conference.carrier_room = command.carrier, uow.new_id(), None
    for place, seat in enumerate(_in_order(seats, conference, floor)):
        if seat.slug in lost:
            decision += _call_back(uow, conference, seat, lost[seat.slug], FIRST + place, now)
        elif attempt := unfinished[seat.slug]:
            decision += _call_again(uow, conference, seat, attempt, FIRST + place, now)
        decision += _tell(uow, conference, seat, lost.get(seat.slug), now)
    return decision


def _must_be_movable(conference: Conference, carrier: str, uow: UnitOfWork) -> None:
    voices = uow.house.voices
    if carrier not in voices:
        raise BadInput(f"no carrier of calls is called {carrier}; there is {', '.join(voices)}")
    if conference.state not in CALLING or not conference.room:
        raise Refused(
            f"a meeting ({conference.format.medium}) that is {conference.state} has no room to move"
        )
    if carrier == conference.carrier:
        raise Refused(f"the meeting is held at {carrier} already")


# --- what is left -----------------------------------------------------------------------------------------


def _leave(uow: UnitOfWork, conference: Conference, command: c.MoveConference, now: Instant) -> Decision:
    """The old room is none of ours any more, and what was to be done in it need not be."""
    uow.overtake([f"floor:{conference.id}", f"voice:{conference.id}"])
    known = conference.carrier_room
    moved = ConferenceMoved(conference.carrier, command.carrier, command.by)
    return Decision(events=(moved, *((events.RoomEnded(known),) if known else ())))


def _lay_aside(
    conference: Conference, floor: Floor, here: Sequence[str] | set[str], now: Instant
) -> Decision:
    """The turn goes on when its speaker is back, and nobody has the floor until all are or have had time."""
    if conference.state is not ConferenceState.OPEN:
        return NOTHING
    speaking = floor.speaking
    decision = floor.lose_line(speaking, conference.format, now=now, told=False) if speaking else NOTHING
    floor.awaited, floor.awaited_since = tuple(sorted(here)), floor.awaited_since or now
    resume = Due(c.ResumeRound(conference.id), after(now, BACK_WITHIN), f"{conference.id}/resume")
    kept_back = (f"{conference.id}/block", f"{conference.id}/chair")
    return decision + Decision(due=(resume,), cancelled=kept_back)


def _abandon(leg: Leg, conference: Conference, seats: Sequence[Seat], now: Instant) -> Decision:
    decision = Decision(cancelled=(f"leg/{leg.id}/key", f"leg/{leg.id}/look"))
    seat = next((seat for seat in seats if seat.slug == leg.seat), None)
    if seat is not None:
        decision += seat.abandon(leg.id, now)
        if leg.joined_before:
            decision += Decision(events=(events.LegEnded(seat.slug, leg.id, MOVED),))
    leg.abandon(now)
    put_down = HangUp(
        leg.id, conference.id, AFTER_TEXTS, after(now, PUT_DOWN_WITHIN), abandoned=True
    )  # fmt: skip
    return decision + Decision(effects=(put_down,))


# --- who is called anew -----------------------------------------------------------------------------------


def _under_way(seat: Seat, lines: dict[str, Leg]) -> Attempt | None:
    """The call for the seat that decides; one that was answered without a key decides nothing."""
    waited_for = [one for one in seat.attempts if one.under_way and not one.released and one.leg in lines]
    return waited_for[-1] if waited_for else None


def _in_order(seats: Sequence[Seat], conference: Conference, floor: Floor) -> Iterator[Seat]:
    """The chair, the other leaders, who was speaking, who is next, and then all by their place."""
    by_slug = {seat.slug: seat for seat in seats}
    leaders = [seat.slug for seat in sorted(seats, key=_rank) if seat.leads]
    round_ = [slug for slug in unheard(floor.facts(conference.format)) if slug in by_slug]
    rest = [seat.slug for seat in sorted(seats, key=lambda seat: (not seat.speaks, seat.rank))]
    first = [conference.chair] if conference.chair in by_slug else []
    return (by_slug[slug] for slug in dict.fromkeys((*first, *leaders, *round_, *rest)))


def _rank(seat: Seat) -> int:
    return seat.rank


def _call_back(
    uow: UnitOfWork, conference: Conference, seat: Seat, lost: Leg, urgent: int, now: Instant
) -> Decision:
    """Whoever was here, on the phone they were on; if that is none of the seat's, on the first that is."""
    ladder = seat.ladder or ladder_of(uow, conference, seat, now)
    rung = next((rung for rung in ladder if rung.number == lost.number), ladder[0] if ladder else None)
    if rung is None:
        return NOTHING
    tries = 1 + max((attempt.round for attempt in seat.attempts), default=0)
    return _place(uow, conference, seat, rung, tries, urgent, now, lost)


def _call_again(
    uow: UnitOfWork, conference: Conference, seat: Seat, attempt: Attempt, urgent: int, now: Instant
) -> Decision:
    """The rung that was being tried is tried from there, as the same attempt."""
    rung = next((rung for rung in seat.ladder if rung.number == attempt.number), None)
    if rung is None:
        return calls.ring(uow, conference, seat, now)
    return _place(uow, conference, seat, rung, attempt.round, urgent, now, uow.legs.get(attempt.leg), attempt)


def _place(
    uow: UnitOfWork,
    conference: Conference,
    seat: Seat,
    rung: Rung,
    round_: int,
    urgent: int,
    now: Instant,
    lost: Leg,
    again: Attempt | None = None,
) -> Decision:
    if uow.legs.engaged({rung.number}):
        return Decision(due=(seat.recall_at(lost.id, after(now, calls.BUSY_WITH_US)),))
    recall = again is None or again.recall
    return calls.place(uow, conference, seat, rung, round_, now, recall=recall, urgent=urgent)


def _tell(uow: UnitOfWork, conference: Conference, seat: Seat, lost: Leg | None, now: Instant) -> Decision:
    """One text to each seat that has been called or has come, with the number to ring now.

    It goes by the carrier trusted with the meeting: one that neither answers nor refuses would hold it.
    """
    if seat.outcome == "declined" or (seat.summoned_at is None and lost is None):
        return NOTHING
    ladder = seat.ladder or ladder_of(uow, conference, seat, now)
    known = next((rung for rung in ladder if lost and rung.number == lost.number), None)
    rung = known or (ladder[0] if ladder else None)
    if rung is None:
        return NOTHING
    dial_in = national(uow.house.dial_in(conference.carrier))
    told = say("moved", title=conference.title, dial_in=dial_in, code=seat.code)
    return write_text(
        uow, conference, "moved", told, number=rung.number, seat=seat.slug, language=rung.language,
        valid=WORTH, now=now, route=conference.carrier,
    )  # fmt: skip


HANDLERS: Handlers = {c.MoveConference: move}
