"""Stockholm's own past: ninety activations as they were written down, and which guideline fits which."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest

from conference.county.past import Past, read_past
from conference.domain.activation.past import by_year, fitting
from conference.domain.county.county import County
from tests.county.folder import STOCKHOLM

POWER = "Störningar i elförsörjningen"
RAIN = "Skyfall och kraftiga regn"
OIL = "Olja och andra skadliga ämnen"
HOST = "Fredstida militärt värdlandsstöd"
CYBER = "Cybersäkerhet"
SNOW = "Trafikstörning snö och halka"
VIOLENCE = "Pågående dödligt våld"
TERROR = "Höjd terrorhotnivå"
PAYMENT = "Störningar i betalsystem"
WATER = "Storskalig dricksvattenstörning"

FITS: Final[Mapping[str, str]] = {
    "Info med anledning av skjutningar i Köpenhamn": VIOLENCE,
    "Händelse med Etyloxid": OIL,
    "IT störning SLL": CYBER,
    "Vatten Ulvsundaleden": WATER,
    "Höjd terrorhotnivå": TERROR,
    "Information sänkning av terrorhotnivå": TERROR,
    "Terrordåd i Bryssel": VIOLENCE,
    "Terrorhot Stockholm": TERROR,
    "Utsläpp Solna": OIL,
    "Snöoväder": SNOW,
    "Grundstötning Hässelby Värmeverk": OIL,
    "Mediala uppgifter om terrorhot Stockholm": TERROR,
    "Terrordåd Drottninggatan": VIOLENCE,
    'Cyberattack "Wanna Cry': CYBER,
    "Vattenbrist 2017": WATER,
    "Oljeutsläpp E4": OIL,
    "Vattenläcka Rissne": WATER,
    "IT störning SLL/Region Stockholm": CYBER,
    "It störningar": CYBER,
    "Utsläpp i skärgården": OIL,
    "Vädervarning klass 2 - snöfall och drivbildning": SNOW,
    "Kraftigt snöfall": SNOW,
    "Höga flöden högt vattenstånd": RAIN,
    "Omfattande regn": RAIN,
    "Fartygsolycka": OIL,
    "Orange vädervarning snö och blåst": SNOW,
    "Beredningsgrupp höga flöden": RAIN,
    "Våldsutveckling": VIOLENCE,
    "Gasutsläpp Solna": OIL,
    "Höga vattennivåer Upplands Väsby": RAIN,
    "Våldsutveckling och sprängningar": VIOLENCE,
    "Ansträngt läge i dricksvattenproduktionen": WATER,
}
"""Every title that has been and points to a guideline. The others point to none."""


@pytest.fixture(scope="module")
def past(stockholm: County) -> Past:
    return read_past(STOCKHOLM / "history", never=stockholm.words["sv"]["never"])


def test_all_ninety_and_all_ten_are_read_as_they_stand(past: Past) -> None:
    assert len(past.activations) == len({one.id for one in past.activations}) == 90
    assert len(past.guidelines) == len({one.id for one in past.guidelines}) == 10
    snow = [one.activated_on for one in past.activations if one.title == "Snöoväder"]
    assert snow == [date(2016, 11, 9), date(2016, 11, 10), date(2017, 11, 21), date(2018, 2, 26)]
    assert all(guideline.words for guideline in past.guidelines)


def test_what_has_been_points_to_the_guideline_that_fits_or_to_none(past: Past) -> None:
    titles = {one.title for one in past.activations}
    assert FITS.keys() <= titles
    found = {title: [one.title for one in fitting(past.guidelines, title)] for title in titles}
    assert found == {title: [FITS[title]] if title in FITS else [] for title in titles}


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Stort strömavbrott på Lidingö", POWER),
        ("Elen är borta. El saknas i hela kommunen", POWER),
        ("skyfall over sodertorn, oversvamning i tunnelbanan", RAIN),
        ("Tankbil välte, olja i Mälaren", OIL),
        ("Värdlandsstöd: stor militärtransport genom länet", HOST),
        ("Misstänkt dataintrång hos kommunen", CYBER),
        ("VIRUS i kommunens IT", CYBER),
        ("Blixthalka på E18", SNOW),
        ("Skottlossning på skola", VIOLENCE),
        ("pagaende dodligt vald", VIOLENCE),
        ("Swish och kortbetalningar fungerar inte", PAYMENT),
        ("Kokningsrekommendation i Täby", WATER),
    ],
)
def test_what_may_happen_points_to_the_guideline_too(past: Past, said: str, title: str) -> None:
    assert fitting(past.guidelines, said)[0].title == title


@pytest.mark.parametrize(
    "said",
    [
        "Brand i vårdboende, 90 ska evakueras",
        "Helgens evenemang",
        "Skottår",
        "Regnbågsparaden",
        "Oroligheter i Elevhemmet",
        "Fågelinfluensa",
        "Trafikverket meddelar",
    ],
)
def test_no_guideline_is_drawn_in_by_the_hair(past: Past, said: str) -> None:
    assert fitting(past.guidelines, said) == ()


def test_twenty_in_2016_and_three_in_each_of_the_last_whole_years(past: Past) -> None:
    counted = by_year((one.activated_on for one in past.activations), date(2026, 11, 26))
    assert [(year.year, year.activations) for year in counted] == [
        (2015, 7),
        (2016, 20),
        (2017, 16),
        (2018, 10),
        (2019, 8),
        (2020, 5),
        (2021, 3),
        (2022, 9),
        (2023, 5),
        (2024, 3),
        (2025, 3),
        (2026, 1),
    ]
