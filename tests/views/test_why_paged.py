"""Why a phone rang when a button had been pressed, or did not, in words for whoever owns it."""

from pathlib import Path

import pytest

from conference.domain.errors import NotFound
from conference.views.why_paged import why_paged
from tests.scenarios.activations.night import Night

ZONE = "Europe/Stockholm"


def told(night: Night, name: str) -> str:
    with night.stage.upprop.store.reading() as look:
        return why_paged(look, night.activation, name, ZONE).told


def test_whoever_was_rung_hears_for_whom_in_which_round_and_what_became_of_it(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.nobody_at("lst-tib", "rsib", "rkk")
    night.press()
    night.stage.forward(minutes=6)
    story = told(night, "rsib")
    assert story.startswith("At 09.30.00 Huddinge kommun pressed the green button: Brand på vårdboende. ")
    assert "Regional samverkanskoordinator was paged, as one of those on duty." in story
    assert "the holder's phone (" in story and "was called; it was not answered." in story
    assert "was called in round 2, as nobody had acknowledged; it was not answered." in story
    assert "At 09.35.00 Regional samverkanskoordinator's substitute was looked for too" in story
    assert "nobody had acknowledged for 5 minutes" in story
    assert told(night, "rsib-substitute") == story


def test_whoever_was_let_go_hears_who_had_it(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.nobody_at("rsib", "rkk")
    night.script("lst-tib", answers=3, presses=["1"])
    night.press()
    night.stage.forward(minutes=1)
    name = night.activation.acknowledged_name
    assert "it was answered, with the key that acknowledges." in told(night, "lst-tib")
    assert "it was acknowledged here, and nobody was looked for any more." in told(night, "lst-tib")
    let_go = told(night, "rkk")
    assert "it was let go, as it was no longer needed" in let_go
    assert f"no more was tried: {name} (Länsstyrelsen) had acknowledged." in let_go
    assert f"the last resort: {name} (Länsstyrelsen) had acknowledged at" in told(night, "sos-alarm-tib")


def test_whoever_passes_it_on_is_told_apart_from_the_substitute_it_went_to(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.nobody_at("lst-tib", "rkk", "rsib")
    night.script("rsib", answers=3, presses=["3"])
    night.press()
    night.stage.forward(minutes=1)
    story = told(night, "rsib")
    assert "it was answered, and it was passed on." in story
    assert "whoever answered said that somebody else must take it." in story
    assert "Regional samverkanskoordinator's substitute was looked for." in story


def test_a_phone_that_a_press_does_not_ring_says_where_to_ask(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone("bla")
    night.press("sos-alarm", "Rök", "blue")
    night.stage.forward(seconds=30)
    meeting = night.activation.meetings[0].id
    assert f"those on duty alone (who was called to a meeting is told by --of {meeting})." in told(
        night, "polisen-lc"
    )
    assert told(night, "huddinge-kib").endswith("a press pages those on duty alone.")
    assert "blue pages nobody" in told(night, "rsib")
    with pytest.raises(NotFound):
        told(night, "nobody")
