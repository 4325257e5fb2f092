"""What those who lead have just done, and who: two in different rooms see each other's hands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from conference.domain.decision import Event
from conference.domain.instants import Instant
from conference.domain.meeting import events as e
from conference.domain.meeting import room_events as r
from conference.views.sources import Look

MOST: Final = 6
LOOKED_THROUGH: Final = 10 * MOST
"""Events of these kinds, the newest: most are the clock's or the speakers' own."""
CHAIR: Final = "chair"
"""Where history tells that the chair did it, and not who that was."""
BY_ITSELF: Final = frozenset({"clock", "order", "round", "speaker", "time", "lost_line", "end", ""})
"""What the house, or whoever speaks, does without a leader's hand."""


@dataclass(frozen=True)
class Done:
    """`by` is a seat, `chair`, or `cli:`, `api:` or `console:` and a name. `seat`: whom it is about.

    `what`: gave, ended_turn, passed_over, extended, ended_block, chairs, closed_line, opened_line,
    closed_all, ticked, asked_objections, invited, stay, by_text, moved, ended or approved.
    """

    at: Instant
    what: str
    by: str
    seat: str = ""


def last_done(look: Look, conference: str) -> tuple[Done, ...]:
    """The newest first; what nobody's hand has done is left out."""
    happened = look.reads.of_kinds(conference, KINDS, LOOKED_THROUGH)
    moments = [[event for _, event in among] for _, among in groupby(happened, key=lambda row: row[0])]
    times = list(dict.fromkeys(at for at, _ in happened))
    done = [one for at, events in zip(times, moments, strict=True) for one in _at_once(at, events)]
    return tuple(done[::-1][:MOST])


def _at_once(at: Instant, events: Sequence[Event]) -> Iterator[Done]:
    """What one hand did at one moment, told once: what follows of itself from it is left out."""
    found = [one for one in (_TOLD[type(event)](at, event) for event in events) if one is not None]
    told = [one for one in found if one.by not in BY_ITSELF]
    closed = [one for one in told if one.what == "closed_line"]
    if len(closed) > 1:
        yield Done(at, "closed_all", closed[0].by)
        return
    greater = any(one.what in ("gave", "ended_block", "ended") for one in told)
    block_ended = any(isinstance(event, e.BlockEnded) for event in events)
    for one in told:
        follows = (one.what == "ended_turn" and greater) or (one.what == "passed_over" and block_ended)
        if not follows:
            yield one


def _turn_began(at: Instant, event: Event) -> Done | None:
    """A speaker who takes back a turn gives the floor to nobody."""
    assert isinstance(event, e.TurnBegan)
    return Done(at, "gave", event.by, event.seat) if event.by != event.seat else None


def _turn_ended(at: Instant, event: Event) -> Done:
    assert isinstance(event, e.TurnEnded)
    what = "passed_over" if event.how == "skipped" else "ended_turn"
    return Done(at, what, event.ended_by, event.seat)


def _passed_over(at: Instant, event: Event) -> Done | None:
    assert isinstance(event, e.SeatPassedOver)
    return Done(at, "passed_over", CHAIR, event.seat) if event.how == "skipped" else None


def _chairs(at: Instant, event: Event) -> Done | None:
    assert isinstance(event, e.ChairPassed)
    by = event.why.removeprefix("asked by ")
    return Done(at, "chairs", by if by != event.why else event.seat, event.seat)


def _line(at: Instant, event: Event) -> Done:
    assert isinstance(event, e.LineClosed)
    return Done(at, "opened_line" if event.open else "closed_line", event.by, event.seat)


def _by(what: str) -> Callable[[Instant, Event], Done]:
    """Of an event that says who and perhaps whom."""
    return lambda at, event: Done(
        at, what, getattr(event, "by", None) or "", getattr(event, "seat", None) or ""
    )


def _chair(what: str) -> Callable[[Instant, Event], Done]:
    """Of an event that only the chair brings about."""
    return lambda at, event: Done(at, what, CHAIR)


def _invited(at: Instant, event: Event) -> Done:
    assert isinstance(event, e.SeatAdded)
    return Done(at, "invited", event.by, event.brief.seat)


_TOLD: Final[Mapping[type[Event], Callable[[Instant, Event], Done | None]]] = {
    e.TurnBegan: _turn_began,
    e.TurnEnded: _turn_ended,
    e.SeatPassedOver: _passed_over,
    e.TurnExtended: _chair("extended"),
    e.BlockEnded: _by("ended_block"),
    e.ChairPassed: _chairs,
    e.LineClosed: _line,
    e.SeatTicked: _by("ticked"),
    e.ObjectionsAsked: _chair("asked_objections"),
    e.SeatAdded: _invited,
    e.ConferenceClosing: _by("ended"),
    e.SummaryApproved: _by("approved"),
    r.BreakOutAsked: _by("stay"),
    r.HeldByText: _by("by_text"),
    r.ConferenceMoved: _by("moved"),
}
KINDS: Final[tuple[type[Event], ...]] = tuple(_TOLD)
