"""An activation that lasts and is left, drawn for a terminal."""

from __future__ import annotations

from datetime import UTC, datetime

from conference.cli.lasting import drawn_lasting, drawn_stand_down
from conference.views.activation import Lasting, Objected, StandDown

ZONE = "Europe/Stockholm"
AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
UNTIL = datetime(2026, 11, 26, 18, 10, tzinfo=UTC)


def proposed(outcome: str = "open", *, waits: bool = False, why: str = "", answer: str | None = None) -> str:
    objected = Objected("haninge", "Det brinner än", "haninge-tib", AT, answer, "rsib" if answer else None)
    asked = {"haninge-tib": "delivered", "salem-tib": "failed", "rkk": None}
    stand_down = StandDown("lst-tib", AT, UNTIL, outcome, waits, why, (objected,), asked)
    return "\n".join(drawn_stand_down(stand_down, ZONE))


def test_a_proposal_is_told_with_its_objections_and_with_who_has_not_heard() -> None:
    assert proposed().splitlines() == [
        "Stand-down proposed 19.00 by lst-tib: objections are heard until 26/11 at 19.10.",
        "  19.00  haninge objects: Det brinner än (not answered)",
        "  Text not delivered: salem-tib, rkk",
    ]


def test_what_has_become_of_it_is_told() -> None:
    assert "objections wait for an answer." in proposed(waits=True)
    assert "stood down (Branden är släckt)." in proposed("stood_down", why="Branden är släckt")
    assert "(answered by rsib: Brandkåren är kvar)" in proposed(answer="Brandkåren är kvar")


def test_what_keeps_it_going_is_told() -> None:
    lasting = Lasting(5400, (), UNTIL, AT, {"rsib": "kansli-1"})
    assert list(drawn_lasting(lasting, ZONE)) == [
        "A meeting follows each 1.5 hours.",
        "Next meeting 26/11 at 19.10.",
        "  kansli-1 stands in for rsib",
        "To be reconsidered 26/11 at 19.00.",
    ]
    assert list(drawn_lasting(Lasting(None, ("09:00", "16:00"), None, None, {}), ZONE)) == [
        "A meeting follows at 09:00, 16:00."
    ]
