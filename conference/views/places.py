"""The roll-call as it grows: every seat of a meeting, who is in it, and how far up its ladder one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conference.domain.county.formats import Format
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.leg import Leg, LegState
from conference.domain.meeting.lines import LineInRoom, should_be_open
from conference.domain.meeting.seat import Attempt, Seat
from conference.views.sources import Look

LEADERS = "ledning"
LISTENERS = "lyssnar"

_NEAREST = (LegState.IN_ROOM, LegState.OUT, LegState.UP, LegState.RINGING, LegState.CALLING)


@dataclass(frozen=True)
class Tried:
    """A rung tried: `to` is its name, never its number."""

    to: str
    round: int
    by: str | None
    placed_at: Instant
    outcome: str
    settled_at: Instant | None


@dataclass(frozen=True)
class Place:
    """A seat as it is now.

    `here`: whoever has it is in the room. `line` is the nearest of its lines: in_room, out, up, ringing,
    calling, or none. `may_speak` is how its line should be, `line_open` how the carrier has it as far as is
    known. `report` is what it has sent in and nobody has read aloud. `tries` is the ladder so far, `rungs`
    how long the ladder is.
    """

    seat: str
    called: str
    group: str
    member: str | None
    cluster: str | None
    function: str
    speaks: bool
    leads: bool
    summoned: bool
    outcome: str
    reason: str | None
    here: bool
    by: str | None
    taken_as: str | None
    via: str | None
    taken_at: Instant | None
    line: str | None
    listening: int
    may_speak: bool
    line_open: bool | None
    has_floor: bool
    asked: bool
    nothing_to_report: bool
    report: str | None
    heard: bool
    rungs: int
    tries: tuple[Tried, ...]


@dataclass(frozen=True)
class Group:
    """Seats that stand together in the roll-call. `present` and `expected` count those that are called."""

    id: str
    present: int
    expected: int
    seats: tuple[Place, ...]


def places(look: Look, conference: Conference, floor: Floor, here: frozenset[str]) -> tuple[Place, ...]:
    """Every seat, in the order of the roll-call."""
    lines: dict[str, list[Leg]] = {}
    if conference.state is not ConferenceState.PLANNED:
        for leg in look.legs.of(conference.id):
            if leg.seat is not None:
                lines.setdefault(leg.seat, []).append(leg)
    return tuple(
        _place(conference, floor, seat, lines.get(seat.slug, ()), here)
        for seat in look.reads.seats(conference.id)
    )


def grouped(format_: Format, seats: Iterable[Place]) -> tuple[Group, ...]:
    """The seats by group, in order of the speakers; then the leaders, then those who may dial in."""
    by_group: dict[str, list[Place]] = {}
    for place in seats:
        by_group.setdefault(place.group, []).append(place)
    return tuple(
        Group(
            name,
            sum(place.here for place in among if place.summoned),
            sum(place.summoned for place in among),
            tuple(among),
        )
        for name, among in by_group.items()
    )


def _place(
    conference: Conference, floor: Floor, seat: Seat, lines: Sequence[Leg], here: frozenset[str]
) -> Place:
    present = seat.slug in here
    nearest = min(lines, key=lambda leg: _NEAREST.index(leg.state), default=None)
    holding = next((leg for leg in lines if leg.id == seat.holder), None)
    return Place(
        seat=seat.slug,
        called=seat.called,
        group=_group(conference.format, seat),
        member=seat.member,
        cluster=seat.cluster,
        function=seat.function,
        speaks=seat.speaks,
        leads=seat.leads,
        summoned=seat.summoned,
        outcome=seat.outcome,
        reason=seat.reason,
        here=present,
        by=seat.holder_by,
        taken_as=seat.holder_as,
        via=holding.via if holding else None,
        taken_at=seat.taken_at,
        line=nearest.state.value if nearest else None,
        listening=sum(leg.in_room for leg in lines if leg.id != seat.holder),
        may_speak=present and _may_speak(floor, seat, holding),
        line_open=holding.open if holding and holding.in_room else None,
        has_floor=floor.speaking == seat.slug,
        asked=any(ticket.seat == seat.slug for ticket in floor.tickets),
        nothing_to_report=seat.slug in floor.silent,
        report=dict(floor.ledger.written).get(seat.slug),
        heard=seat.slug in floor.spoken,
        rungs=len(seat.ladder),
        tries=tuple(map(_tried, seat.attempts)),
    )


def _may_speak(floor: Floor, seat: Seat, holding: Leg | None) -> bool:
    if holding is None:
        return False
    line = LineInRoom(holding.id, holding.label, seat.slug, seat.leads, True, holding.open)
    return should_be_open(line, speaking=floor.speaking, closed=frozenset(floor.closed))


def _tried(attempt: Attempt) -> Tried:
    return Tried(
        attempt.to, attempt.round, attempt.by, attempt.placed_at, attempt.outcome, attempt.settled_at
    )


def _group(format_: Format, seat: Seat) -> str:
    planned = format_.seat(seat.slug).group if format_.has(seat.slug) else ""
    return planned or (LEADERS if seat.leads else LISTENERS)
