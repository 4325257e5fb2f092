"""One seat convened: the phone rings, 1 is pressed, joined, goodbye, the record verifies."""

from tests.stage import Stage


def test_one_phone_is_rung_joins_and_hears_goodbye(stage: Stage) -> None:
    stage.everyone()
    stage.plan(minutes=6)
    stage.forward(minutes=2)
    police = stage.phone("polisen")
    assert police.rings == 1
    assert any("Tryck 1" in words for words in police.heard)
    assert stage.outcomes["polisen"] == "present"
    stage.wish("end")
    stage.forward(seconds=30)
    assert "Hej då" in police.heard[-1]
    assert police.state == "idle"
    stage.closes_quietly()
