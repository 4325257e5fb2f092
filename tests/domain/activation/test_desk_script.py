"""What a line hears that belongs to no meeting, computed from what is true when it is asked."""

from __future__ import annotations

from typing import Any

import pytest

from conference.domain.activation.activation import Activation
from conference.domain.activation.activation import ActivationState as S
from conference.domain.activation.script import DeskLine, menu_now, next_for, overtaken
from conference.domain.county.texts import say
from conference.domain.meeting.facts import Fact, Told
from conference.domain.meeting.leg import Leg, Place
from conference.domain.meeting.prompt import Prompt
from tests.domain.activation.people import NOW, a_press, an_activation

WHO = ("Länsstyrelsen", "RSIB")
MENUS_AT = (Place.PAGE, Place.LEADING, Place.OBJECTION, Place.REPORT, Place.DESK, Place.PRESSED)


def heard(
    place: Place, activation: Activation | None = None, *, exercise: bool = False, **leg: Any
) -> Prompt:
    line = Leg("l1", None, None, "called", place=place, **leg)
    told = DeskLine(
        line, activation, exercise, member="Huddinge kommun", taken_by="Bo Dahl", paged=WHO,
        kinds=("1 brand",), dial_in="noll åtta", next_time="torsdag", minutes=11,
    )  # fmt: skip
    return next_for(told, NOW)


def keys(prompt: Prompt) -> list[str]:
    """The text keys of what is said."""
    return [saying.key for saying in prompt.say]


def test_a_page_says_who_pressed_which_button_and_why() -> None:
    prompt = heard(Place.PAGE, an_activation())
    assert prompt.say == (say("page", member="Huddinge kommun", button=say("green_button"), why="Brand"),)
    assert prompt.keys == 1 and not prompt.hang_up
    assert keys(heard(Place.PAGE, an_activation(), silences=1)) == ["page_again"]


@pytest.mark.parametrize("place", [Place.PAGE, Place.LEADING, Place.PRESSED])
@pytest.mark.parametrize("state", [S.UNDONE, S.MISTAKEN, S.STOOD_DOWN])
def test_whatever_it_was_asked_when_it_is_over_that_is_what_it_hears(place: Place, state: S) -> None:
    prompt = heard(place, an_activation(state=state))
    assert keys(prompt) == ["page_over"] and prompt.hang_up


def test_a_page_that_another_has_answered_says_who() -> None:
    activation = an_activation(acknowledged_by="rsib")
    assert heard(Place.PAGE, activation).say == (say("page_has", by="Bo Dahl"),)
    assert not overtaken(Place.LEADING, activation), "whoever has it goes on"
    assert not overtaken(Place.DESK, None)


@pytest.mark.parametrize(
    ("button", "guarded", "told"),
    [
        ("green", False, say("pressed_green", who=WHO, minutes=11)),
        ("blue", False, say("pressed_blue")),
        ("green", True, say("pressed_guarded", button=say("green_button"), who=WHO)),
        ("blue", True, say("pressed_guarded", button=say("blue_button"), who=WHO)),
    ],
)
def test_whoever_has_pressed_hears_what_it_leads_to_and_may_speak(
    button: str, guarded: bool, told: object
) -> None:
    activation = an_activation(button=button, guarded=guarded)
    activation.presses = (a_press(button=button, leg="l1"),)
    prompt = heard(Place.PRESSED, activation, button=button)
    assert prompt.say == (told,) and prompt.speech


@pytest.mark.parametrize("guarded", [False, True])
def test_whoever_joined_what_is_under_way_hears_that_and_nothing_of_what_it_leads_to(guarded: bool) -> None:
    assert keys(heard(Place.PRESSED, an_activation(guarded=guarded), button="blue")) == ["pressed_joined"]


@pytest.mark.parametrize(("button", "key"), [("green", "leading"), ("blue", "leading_blue")])
def test_a_leader_hears_what_may_be_done_now(button: str, key: str) -> None:
    assert keys(heard(Place.LEADING, an_activation(button=button))) == [key]


def test_a_code_is_eight_digits_and_hash_and_takes_longer_when_it_was_wrong() -> None:
    prompt = heard(Place.PRESS_CODE, button="blue", wrong=5, notice=say("wrong_code"))
    assert prompt.say == (say("wrong_code"), say("press_code", button=say("blue_button")))
    assert (prompt.keys, prompt.finish, prompt.pause) == (9, "#", 2)


def test_the_kinds_of_event_are_the_countys() -> None:
    assert heard(Place.PRESS_KIND).say == (say("press_kind", kinds=("1 brand",)),)


@pytest.mark.parametrize("place", [Place.BYE, Place.CORRECTION])
def test_a_farewell_is_the_last_that_is_heard(place: Place) -> None:
    prompt = heard(place, an_activation(), farewell="pressed_bye")
    assert prompt.hang_up and keys(prompt) == ["correction" if place is Place.CORRECTION else "pressed_bye"]


def test_an_exercise_says_so_first_and_once() -> None:
    assert keys(heard(Place.DESK, exercise=True)) == ["exercise_spoken", "desk"]
    assert keys(heard(Place.DESK, exercise=True, step=2)) == ["desk"]


def test_a_line_that_is_over_hears_nothing() -> None:
    line = Leg("l1", None, None, "called", place=Place.PAGE)
    line.take(Fact(Told.ANSWERED, "call", 1, NOW, "s1"))
    line.take(Fact(Told.HUNG_UP, "call", 2, NOW, "s2"))
    assert next_for(DeskLine(line, an_activation(), False), NOW) == Prompt((), 1, hang_up=True)


@pytest.mark.parametrize("place", list(Place))
def test_every_place_of_a_desk_line_has_a_menu_or_takes_more_than_a_key(place: Place) -> None:
    menu = menu_now(place)
    assert (menu is not None) is (place in MENUS_AT)
    assert menu is None or (menu.silence and menu.wrong)
