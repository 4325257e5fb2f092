"""A Thursday in mid-round that is moved to another carrier: what the stories of it have in common."""

from __future__ import annotations

from typing import Any

from exercise.carrier import Carrier
from exercise.faults import Rule
from tests.networks import SID
from tests.stage import Stage

LETS_GO: dict[str, Any] = {"reads": "flyttat till ett annat nummer", "after": 6, "does": [{"hang_up": True}]}
"""Somebody on an old line that is up still: they read that the meeting has moved, and hang up."""


def in_mid_round(stage: Stage, *, heard: int = 2, **words: Any) -> Stage:
    """The Thursday is in its round: so many have been heard, and the next has been speaking for a while."""
    stage.everyone(speaks=20, **words)
    stage.plan(minutes=3)
    stage.forward(minutes=3)
    while stage.block_now != "rapportering":
        stage.wish("next-block")
    while len(stage.turns) < heard or stage.speaking is None:
        stage.forward(seconds=1)
    stage.forward(seconds=10)
    return stage


def there(stage: Stage) -> Carrier:
    return stage.second


def dead(stage: Stage, how: str) -> None:
    """The first carrier neither does nor tells anything from now on. Gone, it lets its lines fall, too."""
    stage.network.faults.add(Rule("callback:*", "lose"))
    if how == "gone":
        stage.http.away.add(SID)
        stage.network.faults.add(Rule("lines:*", "fall"))
    else:
        stage.network.faults.add(Rule("rest:*", "hang"))


def rung_from_there(stage: Stage, seat: str) -> list[str]:
    """What came of each call to the seat's phone from the second carrier: `rings` or `busy`."""
    number, ours = stage.number(seat), there(stage).account.voice_number
    return [
        one.kind
        for one in stage.network.ears.journal
        if (one.phone, one.ours) == (number, ours) and one.kind in ("rings", "busy")
    ]


def in_their_seats(stage: Stage) -> set[str]:
    with stage.upprop.store.reading() as work:
        return set(work.seats.present(stage.id))


def to_the_second(stage: Stage) -> None:
    stage.wish("move", carrier="second", by="lst-tib")


def ends(stage: Stage) -> None:
    """The meeting ends, and everything of it is in order at both carriers."""
    stage.wish("end")
    stage.forward(minutes=2)
    stage.wish("approve")
    stage.forward(minutes=3)
    stage.closes_quietly()
