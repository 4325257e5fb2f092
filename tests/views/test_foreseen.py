"""What a page says of a press beforehand is what whoever presses is then told."""

from pathlib import Path

import pytest

from conference.domain.activation.press import PressAnswer
from conference.views.foreseen import Foreseen, foreseen, unlooked
from tests.scenarios.activations.night import PAGED, Night


@pytest.fixture
def night(tmp_path: Path) -> Night:
    night = Night(tmp_path)
    night.nobody_at(*PAGED, "sos-alarm-tib")
    return night


def before(night: Night, button: str) -> Foreseen:
    upprop = night.stage.upprop
    with upprop.store.reading() as look:
        return foreseen(look, button, upprop.clock.now())


def agree(said: Foreseen, told: PressAnswer) -> None:
    assert said.within == told.all_ring_within
    assert said.guarded == told.guarded
    assert said.undo_seconds == told.undo_seconds
    assert tuple(one.called for one in said.paged) == (() if told.joined else told.paged)
    assert (said.joins == told.id) is told.joined


def test_green_pages_those_on_duty_by_name_and_calls_all_within_minutes(night: Night) -> None:
    said = before(night, "green")
    assert [one.function for one in said.paged] == list(PAGED)
    assert said.paged[1].holder == night.name("rsib")
    assert said.told == () and "Polisen" in said.called
    agree(said, night.press())


def test_blue_calls_the_centres_at_once_and_texts_those_who_are_not_in_it(night: Night) -> None:
    night.everyone("bla")
    said = before(night, "blue")
    assert said.paged == () and [one.function for one in said.told] == ["rsib", "rkk"]
    assert len(said.called) == 8
    agree(said, night.press(button="blue"))


def test_a_press_that_joins_another_is_said_to(night: Night) -> None:
    first = night.press(why="Brand på vårdboende")
    night.stage.forward(minutes=2)
    said = before(night, "green")
    assert (said.joins, said.why) == (first.id, "Brand på vårdboende")
    agree(said, night.press("haninge", "Rök över E4"))


def test_a_press_that_would_be_too_much_is_said_to_wait_for_a_word(night: Night) -> None:
    for _ in range(night.stage.upprop.county.limits.presses_per_hour):
        night.press()
        night.wish("mistaken")
        night.stage.forward(minutes=4)
    said = before(night, "green")
    assert said.guarded and said.within is None
    agree(said, night.press())


def test_without_the_database_the_folder_says_who_and_nobody_is_named(night: Night) -> None:
    upprop = night.stage.upprop
    said = unlooked(upprop.county, upprop.house, "green", upprop.clock.now())
    with_it = before(night, "green")
    assert said.called == with_it.called
    assert [one.called for one in said.paged] == [one.called for one in with_it.paged]
    assert {one.holder for one in said.paged} == {""}
    assert said.within == with_it.within
