"""Who is on duty now, and until when: names and hours, and never a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conference.domain.instants import Instant
from conference.views.sources import Look


@dataclass(frozen=True)
class OnDutyNow:
    """Who holds a function. Without a holder there is nobody; `until` is the end of what is known."""

    function: str
    called: str
    holder: str
    substitute: str
    until: Instant | None


def on_duty(look: Look, now: Instant, functions: Sequence[str] = ()) -> tuple[OnDutyNow, ...]:
    """Those who hold these functions; unless said, those the county pages, in their order."""
    county = look.county
    known = {staffed.function: staffed for staffed in look.directory.everybody(now)}
    return tuple(
        OnDutyNow(
            id,
            county.function(id).called,
            staffed.on_duty.holder.name if staffed and staffed.on_duty.holder else "",
            staffed.on_duty.substitute.name if staffed and staffed.on_duty.substitute else "",
            staffed.until if staffed else None,
        )
        for id in functions or county.paged
        for staffed in [known.get(id)]
    )
