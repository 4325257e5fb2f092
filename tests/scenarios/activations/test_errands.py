"""Whoever rings comes to what waits for them; key 1 is the deed itself, and green is 5 everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState as S
from tests.scenarios.activations.asking import Asking
from tests.scenarios.activations.leaving import Leaving
from tests.scenarios.activations.night import CODES, PAGED, Night

pytestmark = pytest.mark.once

BORROWED = "+46701740690"
"""A phone that no list has."""
GREEN = "Gröna knappen är tryckt"
ABOUT_GREEN = "på väg att trycka på gröna knappen"
PROPOSED = (
    "Förslag att gå ur aktiverat läge. Tryck 1 för att invända, 9 igen. Det gäller Brand på vårdboende."
)
AT_THE_DESK = "Gröna knappen: tryck 1 eller 5"


def code(function: str) -> str:
    return f"{CODES[function]}#"


@pytest.fixture
def night(tmp_path: Path) -> Night:
    """Somebody has pressed, and nobody who is paged is at the phone."""
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    night.press()
    return night


@pytest.fixture
def leaving(tmp_path: Path) -> Leaving:
    leaving = Leaving(tmp_path, pressed=("huddinge", "haninge"))
    leaving.propose()
    return leaving


# --- one errand ---------------------------------------------------------------------------------------------


def test_whoever_is_looked_for_and_rings_takes_it_with_1_and_calls_everybody_with_the_next(
    night: Night,
) -> None:
    night.everyone("gron")
    night.nobody_at(*PAGED)
    heard = night.rings_in(BORROWED, code("rsib"), "1", "1", seconds=45)
    assert "SSR, gröna knappen: tryck 1 för att kvittera" in heard
    assert "Tack, ni har kvitterat." in heard and "Tryck 1 för att kalla alla nu" in heard
    assert heard.endswith("Tack, alla kallas nu. Vi ringer upp er. Hej då.")
    assert night.activation.acknowledged_by == "rsib"
    assert night.activation.state is S.CONVENED


def test_whoever_is_looked_for_may_pass_it_on_when_ringing_too(night: Night) -> None:
    assert "vi söker er ersättare" in night.rings_in(BORROWED, code("rsib"), "3", seconds=30)
    assert night.pages["rsib"] == "passed_on" and "rsib-substitute" in night.pages


def test_when_somebody_has_it_the_others_come_to_how_it_goes_on(night: Night) -> None:
    night.wish("acknowledge", by="lst-tib")
    heard = night.rings_in(BORROWED, code("rsib"), seconds=30)
    assert "kvittera" not in heard and "Tryck 1 för att kalla alla nu" in heard


def test_nothing_is_told_by_number_alone_while_there_is_an_activation(night: Night) -> None:
    heard = night.rings_in(BORROWED, "1", shows=night.number("rsib"), seconds=40)
    assert "Slå koden" in heard and "kvittera" not in heard
    assert night.activation.acknowledged_by is None


def test_a_member_objects_with_1_and_the_leaders_see_it(leaving: Leaving) -> None:
    heard = leaving.night.rings_in(BORROWED, code("huddinge-tib"), "1", seconds=40)
    assert PROPOSED in heard
    assert heard.endswith("Er avvikande uppfattning är noterad. Hej då.")
    assert leaving.proposal.unanswered == ("huddinge",)
    assert "SSR invändning från Huddinge kommun" in leaving.last("lst-tib")


def test_silence_is_no_objection(leaving: Leaving) -> None:
    heard = leaving.night.rings_in(BORROWED, code("huddinge-tib"), seconds=40)
    assert heard.endswith("Tystnad tolkas som samtycke. Hej då.")
    assert leaving.proposal.objections == ()


def test_who_has_objected_is_not_asked_again(leaving: Leaving) -> None:
    leaving.says("huddinge-tib", "INVÄND två bussar är på väg")
    assert AT_THE_DESK in leaving.night.rings_in(BORROWED, code("huddinge-tib"), seconds=40)


def test_what_is_withdrawn_meanwhile_takes_no_objection(leaving: Leaving) -> None:
    phone = leaving.stage.network.phone(BORROWED)
    phone.script({"answers": "never", "dials_in": {"at": 1, "keys": [code("huddinge-tib")]}})
    leaving.stage.forward(seconds=25)
    leaving.night.wish("keep", why="än är det inte över")
    phone.press("1")
    leaving.stage.forward(seconds=15)
    assert phone.heard[-1] == "Det är redan gjort eller går inte just nu. Hej då."
    assert leaving.proposal.objections == ()


# --- several ------------------------------------------------------------------------------------------------


@pytest.fixture
def both(tmp_path: Path) -> Asking:
    """An inquiry is open, and it is proposed to stand down."""
    asking = Asking(tmp_path)
    asking.night.wish("stand-down")
    asking.stage.forward(seconds=5)
    return asking


def test_after_the_answer_comes_what_else_waits(both: Asking) -> None:
    heard = both.night.rings_in(BORROWED, code("haninge-tib"), "12#", "1", seconds=60)
    assert "Ni svarade 12 platser. Tack. Förslag att gå ur aktiverat läge" in heard
    assert heard.endswith("Er avvikande uppfattning är noterad. Hej då.")
    assert [one.number for one in both.inquiry.answers] == [12]
    assert both.night.activation.proposals[-1].unanswered == ("haninge",)


def test_an_answer_that_was_given_may_be_changed_when_nothing_else_waits_before_it(both: Asking) -> None:
    both.night.rings_in(BORROWED, code("haninge-tib"), "12#", seconds=60)
    heard = both.night.rings_in(BORROWED, code("haninge-tib"), "4", "7#", seconds=60)
    assert heard.index("Mer väntar: tryck 4.") < heard.index("Fråga till Haninge kommun")
    assert both.inquiry.standing[-1].number == 7
    assert both.night.activation.proposals[-1].objections == ()


def test_behind_the_last_there_is_the_desk(leaving: Leaving) -> None:
    heard = leaving.night.rings_in(BORROWED, code("huddinge-tib"), "4", seconds=40)
    assert "Mer väntar" not in heard
    assert AT_THE_DESK in heard


# --- the buttons --------------------------------------------------------------------------------------------


def test_green_is_5_and_needs_no_second_code_of_whoever_has_given_one(leaving: Leaving) -> None:
    heard = leaving.night.rings_in(BORROWED, code("huddinge-tib"), "5", "1", seconds=60)
    assert "Slå er funktions kod" not in heard and "Vad har hänt?" in heard
    assert "Trycket är noterat." in heard


def test_a_leader_is_asked_for_the_code_of_whoever_presses(night: Night) -> None:
    """Of no member, it presses nothing of its own."""
    night.wish("acknowledge", by="lst-tib")
    heard = night.rings_in(BORROWED, code("rsib"), "5", code("huddinge-tib"), "1", seconds=75)
    assert ABOUT_GREEN in heard and "Trycket är noterat." in heard
    assert len(night.activation.presses) == 2


def test_a_phone_that_we_rang_has_proved_nothing_and_is_asked_for_a_code(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    night.script("rsib", answers=2, presses=["1", "6"])
    night.press()
    night.stage.forward(seconds=40)
    assert "på väg att trycka på blå knappen. Slå er funktions kod" in night.heard("rsib")


@pytest.mark.parametrize(
    ("keyed", "heard"),
    [
        ("5#", ABOUT_GREEN),
        ("6#", "på väg att trycka på blå knappen"),
        ("1#", "Koden stämde inte."),
    ],
)
def test_at_the_prompt_for_a_code_they_are_5_and_6(leaving: Leaving, keyed: str, heard: str) -> None:
    assert heard in leaving.night.rings_in(BORROWED, keyed)


@pytest.mark.parametrize("key", ["1", "5"])
def test_with_nothing_waiting_1_and_5_are_the_same(tmp_path: Path, key: str) -> None:
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    assert GREEN in night.rings_in("huddinge-tib", key, code("huddinge-tib"), "1")
