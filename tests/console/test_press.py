"""Pressing from a page: one question, what will come of it, one press, and ten seconds to take it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState as S
from tests.console.reader import Reader
from tests.databases import Databases
from tests.scenarios.activations.night import PAGED, Night

pytestmark = pytest.mark.once


@pytest.fixture
def night(tmp_path: Path, databases: Databases) -> Iterator[Night]:
    night = Night(tmp_path)
    night.nobody_at(*PAGED, "sos-alarm-tib")
    yield night
    night.stage.upprop.close()


def reader(night: Night, role: str = "leader", member: str = "", language: str = "sv") -> Reader:
    return Reader(night.stage.upprop, role, member, language)


def presses(asks: Reader, button: str = "green", **fields: str) -> None:
    asks.opens(f"/tryck/{button}")
    asks.sends(f"/tryck/{button}", **{"member": "huddinge", "why": "Brand på vårdboende", **fields})


def test_the_page_asks_one_question_and_says_what_will_happen(night: Night) -> None:
    asks = reader(night)
    asks.opens("/tryck/green")
    for words in ("Vad har hänt?", "Brand", "It eller telefoni", night.name("lst-tib"), night.name("rkk")):
        assert words in asks.words, words
    assert "10 rings upp till konferensen" in asks.words
    assert "Alla har ringts upp senast inom 11 minuter. Tidigare om" in asks.words
    assert not re.search(r"\+46|0[\d -]{8}", asks.words), "nobody's number is shown"
    assert presses_there_are(night) == 0


def test_green_is_pressed_and_leads_to_its_activation(night: Night) -> None:
    asks = reader(night)
    presses(asks, kind="fire")
    night.only_activation()
    assert asks.status == 200 and "Brand på vårdboende" in asks.words
    assert "Alla har ringts upp senast inom 11 minuter" in asks.words
    assert night.activation.first.by == "console:leader"
    assert (night.activation.first.member, night.activation.first.kind) == ("huddinge", "fire")
    night.stage.forward(seconds=3)
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]


def test_blue_calls_the_centres(night: Night) -> None:
    night.everyone("bla")
    asks = reader(night)
    asks.opens("/tryck/blue")
    assert "8 rings upp till konferensen" in asks.words and "Får veta det med sms:" in asks.words
    presses(asks, "blue")
    night.only_activation()
    assert night.activation.button == "blue"
    assert "Blå aktivering" in asks.words


def test_a_kind_of_event_is_enough(night: Night) -> None:
    asks = reader(night)
    presses(asks, why="", kind="water")
    night.only_activation()
    assert night.activation.why == "vatten"


def test_nothing_is_pressed_before_it_is_said_what_has_happened(night: Night) -> None:
    asks = reader(night)
    presses(asks, why=" ")
    assert asks.status == 422 and "Inte tryckt än." in asks.words
    presses(asks, member="")
    assert asks.status == 422 and "Välj vilken organisation som trycker." in asks.words
    assert 'value="Brand på vårdboende"' in asks.last, "what was filled in stays"
    assert presses_there_are(night) == 0


def test_a_double_click_presses_once_and_both_are_led_to_it(night: Night) -> None:
    asks = reader(night)
    asks.opens("/tryck/green")
    same = hidden(asks.last)
    asked = {"member": "huddinge", "why": "Brand på vårdboende"}
    for _ in range(2):
        asks.sends("/tryck/green", **{**asked, **same})
        assert asks.status == 200 and "Grön aktivering" in asks.words
    assert presses_there_are(night) == 1


def test_a_second_press_is_said_to_join_beforehand_and_afterwards(night: Night) -> None:
    presses(reader(night))
    asks = reader(night, "member", "haninge")
    asks.opens("/tryck/green")
    assert "blir ett skäl till" in asks.words
    presses(asks, member="haninge", why="Rök över vägen")
    assert "skäl nummer 2" in asks.words
    night.only_activation()
    assert [press.member for press in night.activation.presses] == ["huddinge", "haninge"]


def test_a_member_presses_for_itself_and_for_no_other(night: Night) -> None:
    asks = reader(night, "member", "haninge")
    asks.opens("/tryck/green")
    assert "Vilken organisation trycker?" not in asks.words
    presses(asks, member="huddinge")
    assert asks.status == 403 and presses_there_are(night) == 0
    asks.opens("/tryck/green")
    asks.sends("/tryck/green", why="Brand")
    night.only_activation()
    assert night.activation.first.member == "haninge"


def test_whoever_only_looks_presses_nothing(night: Night) -> None:
    asks = reader(night, "auditor")
    asks.opens("/")
    assert "Gröna knappen" not in asks.words
    assert asks.client.get("/tryck/green").status_code == 403


def test_ten_seconds_are_given_to_whoever_pressed_and_to_nobody_else(night: Night) -> None:
    member = reader(night, "member", "haninge")
    presses(member, member="haninge")
    id = night.only_activation()
    assert "Ångra trycket" in member.words and "data-wall-seconds" in member.last
    other = reader(night)
    other.opens(f"/aktivering/{id}")
    assert "Ångra trycket" not in other.words
    other.sends(f"/aktivering/{id}/onskan/undo")
    assert other.status == 403 and "Bara den som tryckt" in other.words
    member.opens(f"/aktivering/{id}")
    member.sends(f"/aktivering/{id}/onskan/undo")
    assert night.activation.state is S.UNDONE
    assert "Trycket är återtaget" in member.words and "Ångra trycket" not in member.words


def test_when_they_are_gone_so_is_the_button_and_the_server_refuses(night: Night) -> None:
    asks = reader(night)
    presses(asks)
    id = night.only_activation()
    before = hidden(asks.last)
    night.stage.clock.forward(seconds=11)
    asks.opens(f"/aktivering/{id}")
    assert "Ångra trycket" not in asks.words
    asks.sends(f"/aktivering/{id}/onskan/undo", **before)
    assert asks.status == 409 and "i 10 sekunder" in asks.words
    assert night.activation.state is S.PRESSED


def test_in_english_too(night: Night) -> None:
    asks = reader(night, language="en")
    asks.opens("/tryck/green")
    assert "What has happened?" in asks.words and "IT or telephony" in asks.words
    presses(asks)
    assert "All have been rung within 11 minutes at the latest." in asks.words


def hidden(page: str) -> dict[str, str]:
    """What a form of a page holds besides what is filled in."""
    return dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)">', page))


def presses_there_are(night: Night) -> int:
    with night.stage.upprop.store.reading() as look:
        return sum(len(one.presses) for one in look.reads.activations(10))
