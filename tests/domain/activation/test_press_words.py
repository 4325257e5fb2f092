"""A press by text, as it is written in the dark: which button, which code, and what has happened."""

import pytest

from conference.domain.activation.press import BLUE, GREEN
from conference.domain.activation.press_words import PressText, is_reply, press_text

WORDS = {
    "sv": {
        "replies.green": ("GRÖN", "GRÖNA", "GRÖNT"),
        "replies.blue": ("BLÅ", "BLÅA"),
        "replies.undo": ("ÅNGRA",),
        "replies.plan": ("FÖRMÖTE",),
    },
    "en": {"replies.green": ("GREEN",), "replies.blue": ("BLUE",)},
}
CODE = "40123456"


@pytest.mark.parametrize(
    ("body", "button", "why"),
    [
        (f"GRÖN {CODE} brand", GREEN, "brand"),
        (f"gron {CODE}", GREEN, ""),
        (f"\n grön,{CODE}:  brand \n i Huddinge ", GREEN, "brand i Huddinge"),
        ("GRÖN 4012 3456 brand", GREEN, "brand"),
        ("Gröna knappen 40-12-34-56 brand", GREEN, "brand"),
        (f'"Grön knapp" {CODE} brand', GREEN, "brand"),
        (f"GRO\u0308N {CODE} brand", GREEN, "brand"),
        (f"BLA {CODE} tågstopp", BLUE, "tågstopp"),
        (f"blå knappen {CODE} tågstopp", BLUE, "tågstopp"),
        (f"Blue {CODE} train", BLUE, "train"),
    ],
)
def test_a_press_is_understood(body: str, button: str, why: str) -> None:
    assert press_text(body, WORDS) == PressText(button, CODE, why)


@pytest.mark.parametrize("body", ["GRÖN", "GRÖN 1234 brand", "Gröna knappen brand", "GRÖN 401234567 brand"])
def test_one_that_lacks_a_code_is_known_for_what_it_was_meant_to_be(body: str) -> None:
    pressed = press_text(body, WORDS)
    assert pressed is not None and pressed.meant and pressed.code == ""


@pytest.mark.parametrize(
    "body", ["Gröna linjen står", "Blå linjen stopp till 18.30", "GRÖN brand i Huddinge"]
)
def test_one_that_may_as_well_be_about_a_colour_is_not_certain(body: str) -> None:
    pressed = press_text(body, WORDS)
    assert pressed is not None and not pressed.meant


@pytest.mark.parametrize(
    "body",
    ["", "OK", f"{CODE} brand", f"brand {CODE} GRÖN", "Grönsaker", "G" * 400, "Grönköping 12345678", "🔥"],
)
def test_others_are_about_something_else(body: str) -> None:
    assert press_text(body, WORDS) is None


@pytest.mark.parametrize("body", ["ÅNGRA", "ångra!", " Angra. ", "'ANGRA'"])
def test_a_reply_is_the_word_and_nothing_else(body: str) -> None:
    assert is_reply(body, WORDS, "replies.undo")
    assert not is_reply(f"{body} trycket", WORDS, "replies.undo")
    assert not is_reply(body, WORDS, "replies.plan")
