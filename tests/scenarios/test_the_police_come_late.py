"""The story the README tells."""

import pytest

from tests.stage import Stage

pytestmark = pytest.mark.once


def test_a_substitute_saves_one_seat_and_the_police_come_late(stage: Stage) -> None:
    stage.everyone()
    stage.nobody_at("polisen", "stockholms-hamnar")
    stage.script("stockholms-hamnar", "substitute", answers=4, presses="1", speaks=10)
    stage.plan("ordinarie", minutes=6)

    stage.forward(minutes=10)
    assert "Upprop: 18 av 19 är här. Saknas: Polisen." in stage.phone("kluster-nord").heard
    assert stage.outcomes["stockholms-hamnar"] == "by_substitute"

    police = stage.phone("polisen")
    police.dial()
    stage.forward(seconds=10)
    assert "Vi känner igen numret: Polisen." in police.heard[-1]
    police.press("1")
    stage.forward(minutes=10)
    assert stage.outcomes["polisen"] == "present"
    assert stage.turns[-1] == ("polisen", "spoke")

    stage.forward(minutes=10)
    stage.phone("lst-tib").text("OK")
    stage.forward(minutes=2)
    assert "19 av 19 svarade" in stage.phone("polisen").texts[-1]
    stage.closes_quietly()
