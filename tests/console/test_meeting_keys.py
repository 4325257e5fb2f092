"""Every wish of a meeting has a place on its page: what the table gains, the page must say where."""

from collections import Counter

import pytest

from conference.domain.meeting.wish import Role
from conference.domain.meeting.wishes import WISHES
from webhooks.console.pages.meeting.keys import KEYS, OF_A_SEAT, Door, Key

pytestmark = pytest.mark.once

TAKEN = frozenset("123456jkx?")
"""Keys of the keyboard that mean something else on the page: kinds of note, and ticking."""


def test_every_wish_of_the_table_has_a_place_and_nothing_else_has() -> None:
    assert set(KEYS) == set(WISHES)
    assert all(key.doors for key in KEYS.values())


def test_what_can_be_asked_about_a_seat_has_a_name_in_its_row() -> None:
    assert set(OF_A_SEAT) == {key.wish for key in KEYS.values() if Door.SEAT in key.doors}
    assert all("seat" in WISHES[wish].takes for wish in OF_A_SEAT)


def test_what_is_pressed_at_once_needs_nothing_more_than_a_press() -> None:
    for key in KEYS.values():
        wish = WISHES[key.wish]
        if {Door.KEY, Door.OWN} & set(key.doors):
            assert set(wish.takes) == set(wish.optional) or wish.takes == (), key.wish


@pytest.mark.parametrize(
    "key", [key for key in KEYS.values() if Door.ASKED in key.doors], ids=lambda k: k.wish
)
def test_what_is_asked_on_a_page_asks_for_what_the_wish_takes(key: Key) -> None:
    wish = WISHES[key.wish]
    assert {field.name for field in key.fields} == set(wish.takes)
    assert all(field.required for field in key.fields if field.name not in wish.optional)
    assert key.says


def test_grave_wishes_are_asked_once_more() -> None:
    grave = {key.wish for key in KEYS.values() if key.grave}
    assert grave == {"end", "cancel", "mute-all", "move", "by-text"}
    assert all(KEYS[wish].doors == (Door.ASKED,) for wish in grave)


@pytest.mark.parametrize("role", list(Role))
def test_no_two_keys_of_one_reader_share_a_key_of_the_keyboard(role: Role) -> None:
    used = Counter(
        key.shortcut
        for key in KEYS.values()
        if key.shortcut and role in WISHES[key.wish].who and key.wish != "line-on"  # in the place of line-off
    )
    assert [shortcut for shortcut, count in used.items() if count > 1 or shortcut in TAKEN] == []
