"""A button pressed by text, as people write it in a hurry."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.storage.tries import LOCKED_AFTER
from tests.scenarios.activations.night import CODES, PAGED, Night

pytestmark = pytest.mark.once

CODE = CODES["huddinge-tib"]
SPACED = f"{CODE[:4]} {CODE[4:]}"
BORROWED = "+46701740690"
"""A phone that no list has."""


@pytest.fixture
def night(tmp_path: Path) -> Night:
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    return night


def texts(night: Night, number: str, *bodies: str) -> list[str]:
    """What is read on that phone in answer to these texts."""
    phone = night.stage.network.phone(number)
    for body in bodies:
        phone.text(body)
        night.stage.forward(seconds=5)
    return [text.removeprefix("ÖVNING ").removesuffix(" ÖVNING") for text in phone.texts]


@pytest.mark.parametrize(
    "body",
    [
        f"GRÖN {CODE} Brand på vårdboende",
        f"gron {SPACED} Brand på vårdboende",
        f"  Grön knappen {CODE}: Brand på\nvårdboende ",
        f"gröna knappen {CODE[:2]}-{CODE[2:5]}.{CODE[5:]} Brand på vårdboende",
        f"GREEN {CODE}, Brand på vårdboende",
    ],
)
def test_however_green_is_written(night: Night, body: str) -> None:
    [answer] = texts(night, night.number("huddinge-tib"), body)
    assert answer == (
        "SSR: knappen är tryckt, Brand på vårdboende. Nu söks Länsstyrelsen, Regional samverkanskoordinator "
        "och Regional kommunikationskoordinator. Alla rings senast inom 11 minuter. Svara ÅNGRA inom "
        "10 sekunder för att ta tillbaka."
    )
    night.only_activation()
    assert night.activation.first.member == "huddinge"
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]


@pytest.mark.parametrize(
    "body", [f"BLÅ {CODE} Tågstopp", f"bla {SPACED} Tågstopp", f"Blå knapp {CODE} Tågstopp"]
)
def test_however_blue_is_written(night: Night, body: str) -> None:
    night.everyone("bla")
    [answer] = texts(night, night.number("huddinge-tib"), body)
    assert answer.startswith("SSR: knappen är tryckt, Tågstopp. Nu söks ledningscentralerna.")
    night.only_activation()
    assert night.activation.button == "blue"


def test_without_a_word_of_what_has_happened_it_is_pressed_all_the_same(night: Night) -> None:
    texts(night, night.number("huddinge-tib"), f"GRÖN {CODE}")
    assert "Huddinge kommun kl 09.30. Händelse i länet. Vi ringer nu" in night.phone("rsib").texts[-1]


def test_a_phone_nobody_knows_will_do_with_the_right_code(night: Night) -> None:
    [answer] = texts(night, BORROWED, f"GRÖN {CODE} Brand")
    assert answer.startswith("SSR: knappen är tryckt, Brand.")


def test_and_gets_no_word_with_a_wrong_one_and_is_heard_no_more_after_many(night: Night) -> None:
    for _ in range(LOCKED_AFTER):
        assert texts(night, BORROWED, "GRÖN 11111111 Brand") == []
    assert texts(night, BORROWED, f"GRÖN {CODE} Brand") == []
    assert [night.phone(function).rings for function in PAGED] == [0, 0, 0]


def test_a_known_phone_is_never_locked_out_but_is_to_wait_after_many_wrong_codes(
    night: Night,
) -> None:
    """Anybody can show an officer's number as their own: neither may that shut out the officer."""
    known = night.number("huddinge-tib")
    phone = night.stage.network.phone(known)
    for _ in range(LOCKED_AFTER):
        phone.text("GRÖN 40111111 Brand")
        night.stage.forward(seconds=1)
    night.stage.forward(seconds=2)
    read = len(phone.texts)
    assert len(texts(night, known, f"GRÖN {CODE} Brand")) == read, "one was wrong three seconds ago"
    night.stage.forward(seconds=10)
    assert texts(night, known, f"GRÖN {CODE} Brand")[-1].startswith("SSR: knappen är tryckt, Brand.")


def test_a_known_phone_is_told_that_the_code_was_wrong_or_is_missing(night: Night) -> None:
    known = night.number("huddinge-tib")
    wrong = "SSR: koden stämde inte. Skriv GRÖN eller BLÅ, er funktions kod med åtta siffror och vad som har "
    wrong += "hänt."
    assert texts(night, known, "GRÖN 11111111 Brand") == [wrong]
    assert texts(night, known, "GRÖN Brand på vårdboende") == [wrong] * 2
    assert texts(night, known, "GRÖN 4012 Brand", "grön") == [wrong] * 4
    assert texts(night, BORROWED, "Gröna hälsningar") == []


def test_the_green_line_is_no_button(night: Night) -> None:
    """A report of a seat that cannot come to the phone, as it begins with the name of a colour."""
    night.everyone("gron")
    night.nobody_at("sodertalje-tib")
    night.press()
    night.wish("release")
    night.stage.forward(minutes=1)
    told = texts(night, night.number("sodertalje-tib"), "Gröna linjen står stilla vid Gullmarsplan")
    assert "rapporten från Södertälje är noterad" in told[-1]
    assert not any("koden" in text for text in told if "stämde" in text)
