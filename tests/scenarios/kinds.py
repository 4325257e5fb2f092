"""Other kinds of meeting with few seats, for stories of what follows what.

The officers are those of the small Thursday. A seat is written `seat`, or `seat=function` where it goes by
another name than in the ordinary meeting.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from conference.domain.meeting import commands as c
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

FUNCTIONS = {
    "polisen": "polisen-tib",
    "storstockholms-brandforsvar": "storstockholms-brandforsvar-tib",
    "trafikverket": "trafikverket-tib",
}
OPEN_FLOOR = ({"id": "lage", "name": "Läge", "kind": "open_floor", "seconds": 300},)


def kind(
    id: str,
    title: str,
    *,
    speakers: str = "",
    leaders: str = "lst-tib",
    dial_in: str = "",
    blocks: tuple[dict[str, Any], ...] = OPEN_FLOOR,
    **more: Any,
) -> dict[str, Any]:
    """A format, as its file would have it."""
    seats = {"speakers": speakers, "leaders": leaders, "dial_in": dial_in}
    return {
        "id": id,
        "title": title,
        "at_zero": "warn",
        "gather_lead": 60,
        "blocks": list(blocks),
        **{name: [_seat(written) for written in listed.split()] for name, listed in seats.items() if listed},
        **more,
    }


def a_county(folder: Path, *kinds: dict[str, Any], **settings: str) -> Stage:
    """A stage in the small county, where meetings can be held in these formats too."""
    return a_small_thursday(folder, formats=kinds, **settings)


def convene(stage: Stage, format: str, *, parent: str | None = None, minutes: float = 0) -> str:
    """A meeting in so many minutes; the stage is about it from then on."""
    with stage.upprop.store.reading() as work:
        stage.id = work.new_id()
    at = stage.clock.now() + timedelta(minutes=minutes)
    stage.do(c.PlanConference(stage.id, format, at, parent=parent))
    return stage.id


def _seat(written: str) -> dict[str, str]:
    seat, _, function = written.partition("=")
    return {"seat": seat, "function": function or FUNCTIONS.get(seat, seat)}
