"""Everything a live reader needs of a meeting, at one moment: where it is, who is here, who may speak.

The console, the command line and the API all read this, so that they never tell different stories. Phone
numbers and codes are not in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from conference.domain.instants import Instant, seconds_between
from conference.domain.meeting.agenda import block_under_way
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.order import open_floor, round_of_reports
from conference.views.in_turn import InTurn, in_turn
from conference.views.places import Group, Place, grouped, places
from conference.views.sources import Look


@dataclass(frozen=True)
class BlockNow:
    """A part of the agenda: `when` is past, now or ahead."""

    id: str
    name: str
    kind: str
    seconds: int
    when: str
    ends_at: Instant | None = None
    seconds_left: float | None = None


@dataclass(frozen=True)
class Speaking:
    """Who has the floor. `charged`: the time has begun to count. Below nought it is overdue."""

    seat: str
    called: str
    turn: int
    given_at: Instant
    ends_at: Instant
    budget: float
    seconds_left: float
    charged: bool


@dataclass(frozen=True)
class Ask:
    """A ticket for the floor."""

    number: int
    seat: str
    called: str
    urgent: bool


@dataclass(frozen=True)
class SummaryNow:
    """The summary: `version` 0 is none yet."""

    version: int
    text: str | None
    approved: bool


@dataclass(frozen=True)
class Room:
    """See the module. `coming` are the seats whose turn comes, in order, as things stand.

    `staying` are those that stay in the room when the meeting ends; `place` is where it is held, if not here.
    """

    id: str
    format: str
    title: str
    week: int
    state: str
    exercise: bool
    at: Instant
    planned_at: Instant
    gathering_at: Instant | None
    opened_at: Instant | None
    ended_at: Instant | None
    next_at: Instant | None
    chair: str
    chair_called: str
    chair_present: bool
    block: BlockNow | None
    agenda: tuple[BlockNow, ...]
    speaking: Speaking | None
    coming: tuple[str, ...]
    asks: tuple[Ask, ...]
    pool_seconds: float
    open_floor: bool
    muted_by_chair: bool
    objections_until: Instant | None
    present: int
    expected: int
    missing: tuple[str, ...]
    groups: tuple[Group, ...]
    summary: SummaryNow
    reports_asked: bool = False
    """Whoever speaks in the round is asked beforehand what there will be to report."""
    staying: tuple[str, ...] = ()
    place: str = ""
    without: tuple[str, ...] = ()
    """What it is held without just now: reports, voice, carrier."""
    order: tuple[InTurn, ...] = ()
    """The speaking order with its seconds: whose turn comes, here or not, then who has had it."""

    @cached_property
    def seats(self) -> tuple[Place, ...]:
        return tuple(place for group in self.groups for place in group.seats)

    def seat(self, slug: str) -> Place | None:
        return next((place for place in self.seats if place.seat == slug), None)


def room(look: Look, conference: Conference, now: Instant) -> Room:
    """The meeting as it is now."""
    id, format_ = conference.id, conference.format
    floor = look.reads.floor(id) or Floor(id)
    here = look.seats.present(id)
    present, expected, missing = look.seats.tally(id)
    agenda = _agenda(conference, floor, now)
    return Room(
        id=id,
        format=format_.id,
        title=conference.title,
        week=conference.week,
        state=conference.state.value,
        exercise=conference.exercise,
        at=now,
        planned_at=conference.planned_at,
        gathering_at=conference.gathering_at,
        opened_at=conference.opened_at,
        ended_at=conference.ended_at,
        next_at=conference.next_at,
        chair=conference.chair,
        chair_called=_called(conference, conference.chair),
        chair_present=conference.chair in here,
        block=next((block for block in agenda if block.when == "now"), None),
        agenda=agenda,
        speaking=_speaking(conference, floor, now),
        coming=_coming(conference, floor, here),
        asks=tuple(
            Ask(ticket.number, ticket.seat, _called(conference, ticket.seat), ticket.urgent)
            for ticket in floor.tickets
        ),
        pool_seconds=floor.pool,
        open_floor=floor.free,
        muted_by_chair=floor.paused,
        objections_until=conference.objections_until,
        present=present,
        expected=expected,
        missing=missing,
        groups=grouped(format_, places(look, conference, floor, here)),
        reports_asked=conference.format.reports_lead > 0,
        staying=conference.break_out,
        place=conference.place,
        without=tuple(what.value for what in conference.missing.what),
        order=in_turn(conference, floor, here),
        summary=SummaryNow(
            conference.summary_version, conference.summary_text, conference.state.value == "summarised"
        ),
    )


def _agenda(conference: Conference, floor: Floor, now: Instant) -> tuple[BlockNow, ...]:
    ends = floor.block_ends_at
    return tuple(
        BlockNow(block.id, block.name, block.kind, block.seconds, "now", ends, _left(ends, now))
        if block.id == floor.block
        else BlockNow(
            block.id, block.name, block.kind, block.seconds, "past" if n <= conference.block else "ahead"
        )
        for n, block in enumerate(conference.format.blocks)
    )


def _left(ends: Instant | None, now: Instant) -> float | None:
    return None if ends is None else round(seconds_between(now, ends), 1)


def _speaking(conference: Conference, floor: Floor, now: Instant) -> Speaking | None:
    turn = floor.turn
    if turn is None:
        return None
    left = turn.left(now) if not turn.charged(now) else seconds_between(now, turn.ends_at)
    called = _called(conference, turn.seat)
    return Speaking(
        turn.seat,
        called,
        turn.number,
        turn.given_at,
        turn.ends_at,
        turn.budget,
        round(left, 1),
        turn.charged(now),
    )


def _coming(conference: Conference, floor: Floor, here: frozenset[str]) -> tuple[str, ...]:
    block = block_under_way(floor, conference.format)
    if block is None:
        return ()
    facts = floor.facts(conference.format)
    in_turn = block.kind == "round" and not floor.free
    order = round_of_reports(facts, here) if in_turn else open_floor(facts, here)
    return tuple(seat for seat in order if seat != floor.speaking)


def _called(conference: Conference, seat: str) -> str:
    return conference.format.seat(seat).called if conference.format.has(seat) else seat
