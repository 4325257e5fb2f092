"""A seat that can only text: its words are read aloud in its turn, and it counts as heard."""

from pathlib import Path

import pytest

from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Everybody is there but Trafikverket, whose phones nobody can answer."""
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=4)
    stage.nobody_at("trafikverket")
    stage.plan(minutes=3)
    stage.forward(minutes=1)
    return stage


def test_its_report_is_read_aloud_and_it_is_called_no_more(stage: Stage) -> None:
    phone = stage.phone("trafikverket")
    phone.text("Kan inte prata.  Tåget till Nynäshamn\nstår stilla.")
    stage.forward(seconds=20)
    assert "är noterad" in phone.texts[-1]
    rings = stage.rings("trafikverket", "substitute")
    stage.forward(minutes=9)
    police = stage.phone("polisen")
    assert any("Upprop: alla 6 är här" in words for words in police.heard)
    assert any("Kan inte prata. Tåget till Nynäshamn står stilla." in words for words in police.heard)
    assert stage.outcomes["trafikverket"] == "by_text"
    assert ("trafikverket", "read_aloud") in stage.turns
    assert stage.rings("trafikverket", "substitute") == rings
    finish(stage)
    assert "Trafikverket: Kan inte prata." in stage.record["summary"]["text"]
    assert "Trafikverket: Kan inte prata." in phone.texts[-1], "whoever could only text reads what was agreed"


def test_who_comes_after_all_speaks_instead(stage: Stage) -> None:
    phone = stage.phone("trafikverket")
    phone.text("Vi återkommer.")
    stage.forward(seconds=20)
    phone.script({"called": "Trafikverket", "speaks": 4})
    phone.dial()
    stage.forward(seconds=12)
    phone.press("1")
    stage.forward(minutes=8)
    assert stage.outcomes["trafikverket"] == "present"
    assert ("trafikverket", "spoke") in stage.turns and ("trafikverket", "read_aloud") not in stage.turns
    finish(stage)


def test_words_from_a_phone_that_was_not_summoned_are_nobodys_report(stage: Stage) -> None:
    stage.phone("trafikverket", "substitute").text("Allt lugnt.")
    stage.forward(seconds=20)
    assert stage.outcomes["trafikverket"] != "by_text"


def finish(stage: Stage) -> None:
    if stage.conference.state == "open":
        stage.wish("end")
    stage.forward(minutes=1)
    stage.wish("approve")
    stage.forward(minutes=4)
    stage.closes_quietly()
