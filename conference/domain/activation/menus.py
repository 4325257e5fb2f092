"""The menus of keys of a page and of a press. See the meeting's `menus.py` for what a menu is."""

from __future__ import annotations

from collections.abc import Mapping

from conference.domain.meeting.menus import Menu

TURNS: Mapping[str, str] = {
    "acknowledge": "has it from here; the others are told",
    "pass-on": "the substitute is looked for; goodbye",
    "repeat": "hear it again",
    "release": "everybody is called now; goodbye",
    "plan": "leaders and whoever pressed are called to a planning call; goodbye",
    "press-green": "be asked for the function's code, to press green",
    "press-blue": "be asked for the function's code, to press blue",
    "report-nothing": "nothing to report at the coming meeting, from whoever has been asked; goodbye",
    "undo": "the press is taken back; goodbye",
    "hang-up": "goodbye",
}
"""What these keys do."""

PAGE = Menu(
    "page",
    "page",
    {"1": "acknowledge", "2": "repeat", "3": "pass-on", "9": "repeat"},
    silence="repeat",
    wrong="repeat",
    others=("page_again",),
)
LEADING = Menu(
    "leading",
    "leading",
    {"1": "release", "2": "plan", "9": "repeat"},
    silence="hang-up",
    wrong="repeat",
    wait=8,
    others=("leading_blue",),
)
DESK = Menu(
    "desk",
    "desk",
    {"1": "press-green", "2": "press-blue", "3": "report-nothing", "9": "repeat"},
    silence="hang-up",
    wrong="repeat",
    others=("desk_today", "desk_report"),
)
PRESSED = Menu(
    "pressed",
    "pressed_green",
    {"0": "undo", "9": "repeat"},
    silence="hang-up",
    wrong="repeat",
    wait=10,
    others=("pressed_blue", "pressed_guarded", "pressed_joined"),
)

MENUS = (PAGE, LEADING, DESK, PRESSED)
