"""Whoever leads is told which guideline may fit, together with what has happened."""

from pathlib import Path

import pytest

from conference.county.past import LONGEST_TITLE, read_past
from conference.domain.county import gsm7
from conference.domain.county.texts import exercise_text, render, say
from conference.handlers.pressing import LONGEST_WHY
from conference.views.activation import seen
from tests.scenarios.activations.night import PAGED, Night

pytestmark = pytest.mark.once

HINT = "Riktlinje som kan passa: "


def a_night_with_guidelines(folder: Path) -> Night:
    night = Night(folder, calls_per_second=10)
    upprop = night.stage.upprop
    past = read_past(upprop.settings.county / "history")
    with upprop.store.writing() as work:
        work.past.keep(past.activations, past.guidelines)
    night.everyone("bla")
    return night


def test_the_page_names_the_guideline_that_may_fit(tmp_path: Path) -> None:
    night = a_night_with_guidelines(tmp_path)
    night.press(why="Snöoväder, bussarna står")
    night.stage.forward(seconds=3)
    for function in PAGED:
        assert f"{HINT}Trafikstörning snö och halka." in night.phone(function).texts[-1]


def test_where_none_fits_none_is_named(tmp_path: Path) -> None:
    night = a_night_with_guidelines(tmp_path)
    night.press(why="Brand på vårdboende")
    night.stage.forward(seconds=3)
    assert "Brand på vårdboende" in night.phone("rsib").texts[-1]
    assert "iktlinje" not in night.phone("rsib").texts[-1]


def test_those_who_are_only_told_of_a_blue_press_are_told_too(tmp_path: Path) -> None:
    night = a_night_with_guidelines(tmp_path)
    night.press(why="Skyfall", button="blue")
    night.stage.forward(seconds=3)
    assert f"{HINT}Skyfall och kraftiga regn." in night.phone("rsib").texts[-1]


def test_it_is_offered_for_all_that_those_who_pressed_have_said(tmp_path: Path) -> None:
    night = a_night_with_guidelines(tmp_path)
    night.press(why="Brand på vårdboende")
    night.press("solna", why="Elavbrott och ingen ström")
    with night.stage.upprop.store.reading() as look:
        assert seen(look, night.activation).guidelines == ("Störningar i elförsörjningen",)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", ["page_text", "blue_told"])
def test_a_text_with_a_guideline_in_it_never_takes_more_than_three_parts(
    tmp_path: Path, language: str, key: str
) -> None:
    county = Night(tmp_path).stage.upprop.county
    member = max((member.name for member in county.members), key=len)
    told = say(key, member=member, time="23.59", why="x" * LONGEST_WHY)
    hint = say("guideline_hint", told=told, title="y" * LONGEST_TITLE)
    body = exercise_text(county.texts, render(county.texts, hint, language), language)
    assert gsm7.segments(body) <= 3
