"""A button pressed from a plain phone: with nothing to join, or while a meeting is on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conference.domain.activation.activation import ActivationState
from tests.scenarios.activations.night import CODES, PAGED, Night

pytestmark = pytest.mark.once

CODE = f"{CODES['huddinge-tib']}#"
BORROWED = "+46701740690"
"""A phone that no list has."""


@pytest.fixture
def night(tmp_path: Path) -> Night:
    """Nobody on duty is at the phone, so that what a press leads to is what is paged."""
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    return night


def paged(night: Night) -> list[int]:
    return [night.phone(function).rings for function in PAGED]


def test_the_code_of_the_function_and_a_key_for_what_has_happened_are_the_press(night: Night) -> None:
    heard = night.rings_in("huddinge-tib", "1", CODE, "1", seconds=75)
    assert "Gröna knappen: tryck 1 eller 5. Blå knappen: tryck 6" in heard
    assert "Ni är på väg att trycka på gröna knappen. Slå er funktions kod" in heard
    assert "Vad har hänt? 1 brand, 2 trafik" in heard
    assert "Gröna knappen är tryckt. Tryck 0 inom tio sekunder för att ångra" in heard
    assert "Nu söks Länsstyrelsen och 2 till, alla inom 11 minuter." in heard
    assert heard.endswith("Tack. Vi hör av oss. Hej då.")
    night.only_activation()
    press = night.activation.first
    assert (press.member, press.kind, press.why, press.by) == (
        "huddinge",
        "fire",
        "brand",
        "phone:huddinge-tib",
    )
    assert "GRÖNA KNAPPEN: Huddinge kommun kl 09.30. brand. Vi ringer nu" in night.phone("rsib").texts[0]
    assert paged(night) == [1, 1, 1]


@pytest.mark.parametrize("moment", [0.2, 1.5, 12.0], ids=["before", "during", "after"])
def test_whoever_hangs_up_at_once_has_pressed_all_the_same(night: Night, moment: float) -> None:
    """Before the confirmation is heard, in the middle of it, and when it has been said."""
    phone = night.phone("huddinge-tib")
    phone.dial()
    for keys in ("1", CODE, "1"):
        night.stage.forward(seconds=12)
        phone.press(keys)
        night.stage.forward(seconds=len(keys) * 0.25)
    night.stage.forward(seconds=moment)
    phone.hang_up()
    night.stage.forward(seconds=90)
    night.only_activation()
    assert night.activation.state is ActivationState.PRESSED
    assert paged(night) == [2, 2, 2], "and the next round has come"


def test_whoever_hangs_up_before_saying_what_has_happened_has_not_pressed(night: Night) -> None:
    night.rings_in("huddinge-tib", "1", CODE, seconds=16)
    night.phone("huddinge-tib").hang_up()
    night.stage.forward(minutes=3)
    assert paged(night) == [0, 0, 0]
    assert night.stage.upprop.due.next_at() is None


def test_silence_at_the_last_question_is_no_reason_to_wait(night: Night) -> None:
    night.rings_in("huddinge-tib", "1", CODE, seconds=45)
    night.only_activation()
    assert night.activation.first.kind == "other" and paged(night) == [1, 1, 1]


def test_three_wrong_codes_are_the_end_of_the_call_and_lock_a_phone_nobody_knows(night: Night) -> None:
    wrong = "11111111#"
    heard = night.rings_in(BORROWED, "1", wrong, wrong, wrong)
    assert heard.count("Koden stämde inte.") == 2
    assert "Koden stämde inte någon av gångerna. Ring Länsstyrelsens tjänsteperson i beredskap" in heard
    for _ in range(2):
        night.rings_in(BORROWED, "1", wrong, wrong, wrong)
    assert "Gröna knappen" not in night.rings_in(BORROWED, "1", CODE, seconds=20)
    heard = night.rings_in("huddinge-tib", "1", wrong, wrong, wrong)
    assert "Koden stämde inte någon av gångerna" in heard
    assert "Gröna knappen är tryckt" in night.rings_in("huddinge-tib", "1", CODE, "1"), (
        "a duty phone never is"
    )


def test_a_borrowed_phone_will_do_with_the_right_code(night: Night) -> None:
    assert "Gröna knappen är tryckt" in night.rings_in(BORROWED, "1", CODE, "3", shows="withheld")
    night.only_activation()
    assert night.activation.first.kind == "weather"


def test_what_is_said_afterwards_is_marked_and_for_the_leaders_alone(night: Night) -> None:
    said: Any = {"says": "Det brinner på larmcentralen, ring 08 465 004 17, tre order", "into": 3}
    heard = night.rings_in("huddinge-tib", "1", CODE, "1", said)
    assert heard.endswith("Tack, det är noterat. Hej då.")
    night.only_activation()
    assert night.activation.first.words == "Det brinner på, ring, tre"
    marked = "SSR maskintolkat från den som tryckte: Det brinner på, ring, tre"
    for function in PAGED:
        assert marked in " ".join(night.phone(function).texts)
    night.everyone("gron")
    night.wish("release")
    night.stage.forward(minutes=1)
    assert "brinner" not in night.heard("polisen-tib") + " ".join(night.phone("polisen-tib").texts)
    assert "brinner" not in " ".join(night.phone("huddinge-tib").texts)


def test_while_a_meeting_is_on_it_is_keyed_instead_of_a_code(night: Night) -> None:
    night.everyone("gron")
    night.press("sodertalje", "Vattenläcka")
    night.wish("release")
    night.stage.forward(minutes=11)
    night.nobody_at(*PAGED)
    heard = night.rings_in(BORROWED, "5#", CODE, "1")
    assert "eller funktionens, åtta, och fyrkant. Gröna knappen: 5, blå: 6" in heard
    assert "Gröna knappen är tryckt" in heard
    night.only_activation(why="brand")
    assert night.activation.first.member == "huddinge"


def test_blue_by_phone_calls_the_centres(night: Night) -> None:
    night.everyone("bla")
    assert "hänt. Ledningscentralerna rings upp nu" in night.rings_in(
        "polisen-tib", "6", f"{CODES['polisen-tib']}#", "2"
    )
    assert night.phone("sos-alarm-lc").rings == 1 and night.phone("rsib").rings == 0
