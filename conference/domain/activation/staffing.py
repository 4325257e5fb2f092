"""Who stands in for a leader in one activation, so that a long one does not wear out those on duty.

The rota stays as it is: on Thursday, and in another activation, whoever is on duty is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from conference.domain.county.county import County
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.errors import BadInput, Refused
from conference.domain.instants import Instant


@dataclass(frozen=True)
class StandIn:
    """`stand_in` is called and written to instead of `function`, in whose seat it sits."""

    function: str
    stand_in: str
    by: str
    at: Instant


def leader_of(format_: Format, slug: str) -> SeatPlan:
    """The seat of a leader. Raises NotFound for no seat, BadInput for one that does not lead."""
    seat = format_.seat(slug)
    if not seat.leads:
        raise BadInput(f"{slug} does not lead: its member sees to its own staffing")
    return seat


def must_be_free(format_: Format, staffing: Iterable[StandIn], stand_in: str) -> None:
    """Nobody can sit in two seats. Raises Refused."""
    if any(seat.function == stand_in for seat in format_.seats):
        raise Refused(f"{stand_in} has a seat of its own")
    if any(one.stand_in == stand_in for one in staffing):
        raise Refused(f"{stand_in} stands in for another already")


def staffed(county: County, seats: Iterable[SeatPlan], staffing: Mapping[str, str]) -> tuple[SeatPlan, ...]:
    """Those of the seats whose function has a stand-in, with the stand-in and its own ladder."""
    return tuple(
        replace(seat, function=stand_in.id, ladder=stand_in.ladder)
        for seat in seats
        if (stand_in := county.function(staffing[seat.function]) if seat.function in staffing else None)
    )
