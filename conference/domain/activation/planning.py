"""What comes of the planning before a meeting: who is to speak, what is needed, when all are called.

And the seats of a planning call: the leaders, whoever pressed and whom they add. They sit in the places they
will have in the meeting, so that the meeting can begin where the planning ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from conference.domain.county.county import County
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.errors import BadInput, NotFound
from conference.domain.instants import Instant


@dataclass(frozen=True)
class Need:
    """What is needed. `number` where it is known, `uncertain` where it may move."""

    what: str
    number: int | None
    uncertain: bool
    by: str
    at: Instant


@dataclass
class Planning:
    """`named` speak in that order, after whoever pressed. `conference` is the planning call, if any."""

    conference: str | None = None
    named: tuple[str, ...] = ()
    need: Need | None = None
    released_by: str | None = None
    released_at: Instant | None = None
    opens_at: Instant | None = None


def seat_of_member(format_: Format, member: str) -> SeatPlan | None:
    """The seat in which a member speaks, or leads; None where it has none."""
    own = [seat for seat in (*format_.speakers, *format_.leaders) if seat.member == member]
    return own[0] if own else None


def presser(format_: Format, member: str) -> str | None:
    """The seat that speaks first on account of its press. Leaders need no turn."""
    seat = seat_of_member(format_, member)
    return seat.seat if seat and not seat.leads else None


def speakers_named(format_: Format, seats: Iterable[str]) -> tuple[str, ...]:
    """The seats, each once. Raises BadInput for one that has no turn, NotFound for one that is not there."""
    named = tuple(dict.fromkeys(seats))
    for slug in named:
        if format_.seat(slug).leads or not format_.seat(slug).speaks:
            raise BadInput(f"{slug} has no turn in {format_.title}")
    return named


def seats_of_planning(
    county: County, formote: Format, green: Format, members: Iterable[str], add: Iterable[str]
) -> tuple[SeatPlan, ...]:
    """The seats beside the leaders': those of the members who pressed, then those added, in that order."""
    wanted: list[SeatPlan] = []
    for member in members:
        seat = seat_of_member(green, member)
        if seat is not None:
            wanted.append(seat)
    wanted += [_added(county, green, name) for name in add]
    new = {seat.seat: seat for seat in wanted if not formote.has(seat.seat)}
    return tuple(
        replace(seat, order=place, group="", speaks=True, leads=False, summoned=True)
        for place, seat in enumerate(new.values(), 1)
    )


def _added(county: County, green: Format, name: str) -> SeatPlan:
    """A seat of the green format by its name or its function, or any function of the county."""
    for seat in green.seats:
        if name in (seat.seat, seat.function):
            return seat
    function = next((one for one in county.functions if one.id == name), None)
    if function is None:
        raise NotFound(f"there is no seat or function called {name[:60]}")
    return SeatPlan(
        seat=function.id,
        name=function.name,
        called=function.called,
        member=function.member,
        cluster=function.cluster,
        function=function.id,
        speaks=True,
        leads=False,
        summoned=True,
        ladder=function.ladder,
        order=0,
        group="",
    )
