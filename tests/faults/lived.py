"""What the phones lived through in a short meeting: who was rung, who spoke in which order, what was read."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.stage import Stage


@dataclass(frozen=True)
class Lived:
    """Everything but the times."""

    outcomes: dict[str, str]
    attempts: dict[str, list[str]]
    members: dict[str, str]
    rings: dict[str, int]
    round: list[tuple[str, str]]
    texts: dict[str, int]


def lived_through(stage: Stage, in_mid_round: Callable[[Stage], None] | None = None) -> Lived:
    """A short Thursday in which most are there, one is busy at first, one declines and one comes late."""
    stage.everyone(speaks=3)
    stage.script("kluster-nord", answers=["busy", 3], presses="1", speaks=3)
    stage.script("kluster-nord", "holder_second", answers=4, presses="1", speaks=3)
    stage.script("trafikverket", answers=3, presses=["2", "2"])
    stage.plan(minutes=6)
    stage.forward(minutes=8.5)
    if in_mid_round:
        in_mid_round(stage)
    stage.forward(minutes=12)
    if stage.conference.state == "open":
        stage.wish("end")
    stage.forward(minutes=1)
    stage.wish("approve")
    stage.forward(minutes=3)
    stage.closes_quietly()
    record = stage.record
    summoned = [place.seat for place in stage.conference.format.seats if place.summoned]
    return Lived(
        outcomes=stage.outcomes,
        attempts={seat: stage.attempts(seat) for seat in summoned},
        members={member["member"]: member["outcome"] for member in record["members"]},
        rings={seat: stage.rings(seat) for seat in summoned},
        round=stage.turns,
        texts={seat: len(stage.phone(seat).texts) for seat in summoned},
    )
