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
    "press-green": "be asked for the function's code, if it has not been given, to press green",
    "press-blue": "the same, to press blue",
    "report-nothing": "nothing to report at the coming meeting; what else waits, or goodbye",
    "object": "the member objects to standing down; what else waits, or goodbye",
    "next-errand": "what else waits for whoever rings, or the desk",
    "undo": "the press is taken back; goodbye",
    "hang-up": "goodbye",
}
"""What these keys do."""

BUTTONS: Mapping[str, str] = {"5": "press-green", "6": "press-blue"}
"""The same keys wherever a button may be pressed: whoever is in a hurry need not listen."""
BESIDES: Mapping[str, str] = {"4": "next-errand", **BUTTONS, "9": "repeat"}
"""What may be keyed beside the errand itself, whatever it is."""

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
    {"1": "release", "2": "plan", **BESIDES},
    silence="hang-up",
    wrong="repeat",
    wait=8,
    others=("leading_blue",),
)
OBJECTION = Menu(
    "objection",
    "objection_asked",
    {"1": "object", **BESIDES},
    silence="hang-up",
    wrong="repeat",
    wait=8,
)
REPORT = Menu(
    "report",
    "report_asked",
    {"1": "report-nothing", **BESIDES},
    silence="hang-up",
    wrong="repeat",
)
DESK = Menu(
    "desk",
    "desk",
    {"1": "press-green", **BUTTONS, "9": "repeat"},
    silence="hang-up",
    wrong="repeat",
    others=("desk_today",),
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

MENUS = (PAGE, LEADING, OBJECTION, REPORT, DESK, PRESSED)
