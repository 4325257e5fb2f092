"""Who has not spoken for so many meetings, for the leaders alone: a threshold to be helped across."""

from __future__ import annotations

from typing import Any, Final, cast

from conference.domain.meeting.conference import Conference
from conference.views.record import LookAtHistory, record_of

HELD: Final = ("ended", "summarised")
LOOKED_THROUGH: Final = 50
"""Meetings of all kinds, the last planned first, among which those of the kind are found."""


def quiet(look: LookAtHistory, conference: Conference) -> tuple[str, ...]:
    """The seats of its round that spoke in none of the last `quiet_weeks` meetings of its kind.

    Nobody, while there have not been so many.
    """
    weeks = conference.format.quiet_weeks
    held = [
        other.id
        for other in look.reads.conferences(LOOKED_THROUGH)
        if other.format.id == conference.format.id
        and other.state.value in HELD
        and other.planned_at < conference.planned_at
    ][:weeks]
    if not weeks or len(held) < weeks:
        return ()
    heard = {seat for id in held for seat in _spoke(look, id)}
    return tuple(place.seat for place in conference.format.speakers if place.seat not in heard)


def _spoke(look: LookAtHistory, id: str) -> set[str]:
    rows = cast(list[dict[str, Any]], record_of(look, id)["round"])
    return {row["seat"] for row in rows if row["how"] == "spoke"}
