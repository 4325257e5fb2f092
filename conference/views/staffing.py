"""Who is whose: organisations with their clusters and functions, who holds each, and when nobody will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from conference.domain.county.clusters import ClusterSpan
from conference.domain.county.functions import Function, Phones
from conference.domain.county.hours import local_date
from conference.domain.county.rota import Gap, Shift, gaps
from conference.domain.instants import Instant
from conference.views.sources import Look

AHEAD: Final = timedelta(weeks=5)
"""How far a gap is looked for: the rota of those who change weekly is known that long before."""


@dataclass(frozen=True)
class Staffed:
    """A function as it is staffed: `rungs` are those of its ladder that have a number, never the number."""

    id: str
    called: str
    ladder: str
    holder: str
    substitute: str
    until: Instant | None
    rungs: tuple[str, ...]
    has_code: bool
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Organisation:
    """A member, the clusters it has been and is in, and its functions."""

    id: str
    name: str
    kind: str
    clusters: tuple[ClusterSpan, ...]
    functions: tuple[Staffed, ...]


@dataclass(frozen=True)
class Staffing:
    """`others` are functions of no one member: those of clusters and of the county."""

    today: date
    organisations: tuple[Organisation, ...]
    others: tuple[Staffed, ...]

    @property
    def every(self) -> tuple[Staffed, ...]:
        return (
            tuple(one for organisation in self.organisations for one in organisation.functions) + self.others
        )

    @property
    def uncovered(self) -> tuple[Staffed, ...]:
        """Functions that somebody is put on duty for, and for some time nobody."""
        return tuple(one for one in self.every if one.gaps and (one.holder or one.until is not None))


def staffing(look: Look, now: Instant) -> Staffing:
    """As it is now, and as far ahead as gaps are looked for."""
    county = look.county
    known = {one.function: one for one in look.directory.everybody(now)}
    ends = now + AHEAD
    shifts = look.directory.shifts(now, ends)
    coded = look.directory.coded()

    def staffed(function: Function) -> Staffed:
        has = known.get(function.id)
        mine = [shift for shift in shifts if shift.function == function.id]
        return Staffed(
            function.id,
            function.called,
            function.ladder,
            has.on_duty.holder.name if has and has.on_duty.holder else "",
            has.on_duty.substitute.name if has and has.on_duty.substitute else "",
            has.until if has else None,
            _rungs(has.phones) if has else (),
            function.id in coded,
            gaps(mine, function.id, now, ends) if mine else (),
        )

    functions = {function.id: staffed(function) for function in county.functions}
    return Staffing(
        local_date(now, county.zone),
        tuple(
            Organisation(
                member.id,
                member.name,
                member.kind,
                tuple(span for span in county.cluster_spans if span.member == member.id),
                tuple(functions[one.id] for one in county.functions if one.member == member.id),
            )
            for member in county.members
        ),
        tuple(functions[one.id] for one in county.functions if one.member is None),
    )


def coming(look: Look, function: str, now: Instant) -> tuple[Shift, ...]:
    """The shifts of a function from now on, as far as a gap is looked for."""
    return tuple(one for one in look.directory.shifts(now, now + AHEAD) if one.function == function)


def _rungs(phones: Phones) -> tuple[str, ...]:
    return tuple(name for name in phones.__dataclass_fields__ if getattr(phones, name))
