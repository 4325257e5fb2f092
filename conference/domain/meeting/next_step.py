"""What everything that is not over waits for, so that nothing is ever left lying.

Whatever is not over has a due row or an effect that waits, or else a person has the word. A due row cannot be
lost but by a fault of ours, or by somebody's hand in the database. Should it be, it is put back from the
state, and said so in the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conference.domain.county.formats import Format
from conference.domain.decision import Due
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.summons import Ring, WaitForLine, WaitUntil, next_step
from conference.domain.meeting.text import Text

S = ConferenceState
CALLING = (S.GATHERING, S.OPEN)
OVER = (S.ENDED, S.SUMMARISED, S.CANCELLED)


@dataclass(frozen=True)
class Step:
    """What something waits for: `due`, a due row of one of the keys `also`, or an effect on the `strand`.

    If nothing of that is there, `due` is what is put back.
    """

    due: Due
    also: tuple[str, ...] = ()
    strand: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.due.key, *self.also)


def of_meeting(conference: Conference, floor: Floor, now: Instant) -> Step | None:
    """What the meeting itself waits for. None if it is over, or if somebody has the word."""
    id, format_ = conference.id, conference.format
    if conference.written_until is not None and conference.state in CALLING:
        return Step(Due(c.SendRound(id), max(now, conference.written_until), f"{id}/round"), (f"{id}/end",))
    match conference.state:
        case S.PLANNED:
            at = gathers_at(format_, conference.planned_at, now)
            return Step(Due(c.Gather(id), at, f"{id}/gather"), (f"{id}/called-off",))
        case S.GATHERING:
            opens = Due(c.OpenConference(id), max(now, conference.planned_at), f"{id}/open")
            return Step(opens, (f"{id}/called-off",))
        case S.OPEN if floor.turn is None:
            stop = Due(c.HardStop(id), max(now, conference.hard_stop_at), f"{id}/hard-stop")
            return Step(stop, tuple(f"{id}/{key}" for key in ("block", "end", "called-off")))
        case S.CLOSING:
            return Step(Due(c.SettleEnd(id), now, f"{id}/settle"))
        case S.ENDED if conference.summary_text is None:
            return Step(Due(c.DraftSummary(id), now, f"{id}/summary"))
        case S.ENDED if format_.approve_after is not None:
            at = max(now, after(conference.ended_at or now, format_.approve_after))
            return Step(Due(c.ApproveSummary(id, "clock", conference.summary_version), at, f"{id}/approve"))
    return None


def gathers_at(format_: Format, planned_at: Instant, now: Instant) -> Instant:
    """When those who are to come are called, or, where they come to a place, written to."""
    return now if format_.medium == "text" else max(now, after(planned_at, -format_.gather_lead))


def of_seats(conference: Conference, seats: Iterable[Seat], now: Instant) -> Iterator[Step]:
    """What the summonses of a meeting wait for."""
    if conference.state not in CALLING:
        return
    seats = tuple(seats)
    called = set(conference.format.summoned)
    unsummoned = tuple(seat.slug for seat in seats if seat.slug in called and seat.summoned_at is None)
    if unsummoned:
        id = conference.id
        yield Step(Due(c.SummonSeats(id, unsummoned), now, f"{id}/summon"))
    for seat in seats:
        if seat.reserved is not None:
            yield Step(Due(c.FreeSeat(seat.conference, seat.slug, seat.reserved), now, seat.key("reserve")))
        if conference.format.by_phone and seat.still_called and (at := _rings_at(conference, seat, now)):
            yield Step(seat.ring_next(at), (seat.key("recall"),))


def _rings_at(conference: Conference, seat: Seat, now: Instant) -> Instant | None:
    """When the ladder goes on; None while a call decides, and where it has been given up."""
    assert seat.summoned_at is not None
    again = conference.activation is not None
    step = next_step(
        seat.ladder, conference.format.rounds, seat.attempts, seat.summoned_at, now, again_if_unknown=again
    )
    match step:
        case Ring():
            return now
        case WaitUntil(at=at):
            return at
        case WaitForLine():
            return None
    return now if seat.outcome == "expected" else None


def of_line(leg: Leg, now: Instant, *, over: bool = False) -> Step | None:
    """What a line waits for. One in a room is watched there, until its meeting is over."""
    if leg.over or (leg.in_room and not over):
        return None
    return Step(Due(c.LookAfterLeg(leg.id), now, f"leg/{leg.id}/look"), strand=f"leg:{leg.id}")


def of_text(text: Text, now: Instant) -> Step | None:
    """What a text waits for, until its fate is known."""
    if text.final:
        return None
    return Step(Due(c.LookAfterText(text.id), now, f"text/{text.id}/look"), strand=f"text:{text.id}")
