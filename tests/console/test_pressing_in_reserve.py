"""Pressing from a page while the database is away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.domain.access.rights import Role
from tests.console.reader import Reader
from tests.databases import Databases
from tests.reserve.away import OneHost, one_host
from tests.scenarios.activations.night import PAGED, Night
from webhooks.console import create_app

pytestmark = pytest.mark.once


class Away(Night):
    """A night on which the database is taken away before anybody presses."""

    @property
    def host(self) -> OneHost:
        assert isinstance(self.stage, OneHost)
        return self.stage


@pytest.fixture
def night(tmp_path: Path, databases: Databases) -> Iterator[Away]:
    night = Away(tmp_path, on=one_host)
    night.everyone("gron")
    yield night
    night.host.house.close()


def at_the_desk(night: Away) -> Reader:
    asks = Reader(night.stage.upprop, "leader")
    app = create_app(night.host.house, host=night.host.host)
    app.extensions["recognise"] = lambda: asks.who
    asks.app, asks.client = app, app.test_client()
    assert asks.who.role is Role.LEADER
    return asks


def test_the_press_is_taken_by_the_reserve_and_said_to_be(night: Away) -> None:
    asks = at_the_desk(night)
    night.host.lose()
    asks.opens("/")
    assert asks.status == 503 and "Gröna knappen" in asks.words, "the buttons are there all the same"
    asks.opens("/tryck/green")
    assert asks.status == 200 and "Regional samverkanskoordinator" in asks.words
    assert "Alla har ringts upp senast inom 11 minuter" in asks.words
    asks.sends("/tryck/green", member="huddinge", why="Brand på vårdboende")
    assert asks.status == 200, asks.words
    assert "Press mottaget, reservläge" in asks.words and "Brand på vårdboende" in asks.words
    night.stage.forward(seconds=3)
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]


def test_what_the_reserve_began_is_led_from_its_page(night: Away) -> None:
    asks = at_the_desk(night)
    night.host.lose()
    asks.opens("/tryck/green")
    asks.sends("/tryck/green", member="huddinge", why="Brand på vårdboende")
    night.stage.forward(minutes=1)
    id = night.only_activation()
    asks.opens("/")
    assert "Reservläge." in asks.words and "Brand på vårdboende" in asks.words
    asks.opens(f"/aktivering/{id}/onskan/release")
    asks.sends(f"/aktivering/{id}/onskan/release")
    assert "Alla kallas. Konferensen öppnar" in asks.words
    night.stage.forward(minutes=12)
    night.be_about("gron")
    assert night.stage.conference.state.value == "open"


def test_of_what_only_the_house_knows_the_page_says_that_the_database_is_away(night: Away) -> None:
    night.press()
    before = night.id
    asks = at_the_desk(night)
    night.host.lose()
    asks.opens("/tryck/green")
    asks.sends("/tryck/green", member="haninge", why="Rök")
    asks.opens(f"/aktivering/{before}")
    assert asks.status == 503 and "Databasen svarar inte" in asks.words


def test_without_a_call_list_either_nothing_is_pressed_and_the_page_says_so(night: Away) -> None:
    asks = at_the_desk(night)
    night.host.take_away()
    asks.opens("/tryck/green")
    asks.sends("/tryck/green", member="huddinge", why="Brand")
    assert asks.status == 503
    assert "Inte tryckt än." in asks.words and "Ring själva till dem som är i beredskap." in asks.words
