"""Every menu of the tree with the county's longest real words in it: soon said, and its first choice sooner.

Reckoned at the pace at which prompts are reckoned everywhere. What is said before a menu is not counted: the
greeting of an exercise, and what has just been done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

import pytest

from conference.domain.activation import menus as desk
from conference.domain.activation.press import BLUE, GREEN, button_named
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.domain.county.hours import day_and_hour
from conference.domain.county.numbers import PRODUCT_VOICE, spoken
from conference.domain.county.texts import Item, Saying, named, render, say
from conference.domain.meeting import menus
from conference.domain.meeting.agenda import CHARACTERS
from conference.domain.meeting.menus import Menu
from conference.domain.meeting.rollcall import first_of
from conference.handlers.pressing import LONGEST_WHY

LONGEST, FIRST_CHOICE = 12.0, 8.0
"""Seconds."""
LANGUAGES: Final = ("sv", "en")
EVERY: Final = (*menus.MENUS, *desk.MENUS)
PUT: Final = [(menu, prompt) for menu in EVERY for prompt in menu.prompts]
IN_THE_ROOM: Final = (menus.CHAIR, menus.LEADER, menus.SPEAKER, menus.DONE, menus.LISTENER)
"""Behind the star: whoever waits there is back in the room, and the star brings the menu again."""
CHOICE: Final = re.compile(r"(?:tryck|press|^|, |\. )\s*(\d)\b", re.IGNORECASE)
"""A key as it is offered: "Tryck 1 för …", or the next of a list."""


@pytest.fixture
def words(stockholm: County, fiction: Directory, language: str) -> dict[str, Item | tuple[Item, ...]]:
    """The longest that may stand for each parameter, as it is called in the language."""

    def longest(names: Iterable[str]) -> str:
        return max(names, key=lambda name: len(named(stockholm.texts, name, language)))

    places = [seat.called for format in stockholm.formats.values() for seat in format.seats]
    paged = tuple(stockholm.function(function).called for function in stockholm.paged)
    return {
        "conference": longest(format.title for format in stockholm.formats.values() if format.by_phone),
        "seat": longest(places),
        "by": longest(shift.person.name for shift in fiction.shifts),
        "member": longest(member.name for member in stockholm.members),
        "button": _longest_said(stockholm, [button_named(GREEN), button_named(BLUE)], language),
        "why": ("a reason as long as it may be " * 9)[:LONGEST_WHY].strip(),
        "who": first_of(paged, 2),
        "minutes": "10",
        "time": "10.00",
        "next": day_and_hour(datetime(2026, 12, 25, 9, tzinfo=UTC), stockholm.zone),
        "version": "12",
        "summary": "",  # a whole text, as long as it is: the keys come before it
    }


def _longest_said(county: County, sayings: list[Saying], language: str) -> Saying:
    return max(sayings, key=lambda saying: len(render(county.texts, saying, language)))


def as_said(county: County, words: dict[str, Item | tuple[Item, ...]], prompt: str, language: str) -> str:
    dial_in = spoken(PRODUCT_VOICE, language)
    return render(county.texts, say(prompt, dial_in=dial_in, **words), language)  # type: ignore[arg-type]


def first_choice(menu: Menu, said: str) -> int:
    """After how many characters somebody knows one of the menu's keys and what it does."""
    offered = [found for found in CHOICE.finditer(said) if found[1] in menu.keys]
    assert offered, f"{menu.id} offers none of its keys: {said}"
    ends = re.compile(r"[,.]").search(said, offered[0].end())
    return ends.start() if ends else len(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("menu", "prompt"), PUT, ids=[prompt for _, prompt in PUT])
def test_a_menu_is_soon_said_and_its_first_choice_sooner(
    stockholm: County, words: dict[str, Item | tuple[Item, ...]], menu: Menu, prompt: str, language: str
) -> None:
    said = as_said(stockholm, words, prompt, language)
    if "answer" in menu.keys.values():
        said = f"{as_said(stockholm, words, 'menu_answer', language)} {said}"
    assert len(said) / CHARACTERS <= LONGEST, said
    assert first_choice(menu, said) / CHARACTERS <= FIRST_CHOICE, said


@pytest.mark.parametrize(
    "menu", [menu for menu in EVERY if menu not in IN_THE_ROOM], ids=lambda menu: menu.id
)
def test_nine_repeats_wherever_a_menu_waits_for_a_key(menu: Menu) -> None:
    assert menu.keys.get("9") == "repeat"
