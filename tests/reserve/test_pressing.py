"""Somebody presses while the database is away: by API, by command line, by phone, by text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from conference.bootstrap import Upprop
from conference.cli.desk import Desk
from conference.cli.root import upprop as upprop_command
from conference.domain.activation.activation import ActivationState
from conference.domain.meeting.commands import ReceiveText
from conference.files import alone
from conference.host import bring_home
from conference.host.deliverer import LOCK
from tests.reserve.away import OneHost, one_host
from tests.scenarios.activations.night import CODES, PAGED, Night
from tests.webhooks.api.caller import API_TOKENS, Caller

PRESSED = {"button": "green", "member": "huddinge", "why": "Brand på vårdboende"}


class Away(Night):
    """A night on which the database is taken away before anybody presses."""

    def __init__(self, folder: Path, **settings: object) -> None:
        super().__init__(folder, on=one_host, API_TOKENS=API_TOKENS, **settings)
        self.everyone("gron")

    @property
    def host(self) -> OneHost:
        assert isinstance(self.stage, OneHost)
        return self.stage

    def rings(self) -> dict[str, int]:
        """How often every phone has rung."""
        return {number: phone.rings for number, phone in self.stage.network.staff.phones.items()}


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Away]:
    night = Away(tmp_path)
    yield night
    night.host.house.close()


def test_a_program_presses_and_is_told_that_a_reserve_has_taken_it(night: Away) -> None:
    night.host.lose()
    answer = Caller(night.stage).post("/activations", PRESSED)
    assert answer.status_code == 201
    told = answer.get_json()
    assert told["reserve"] is True and len(told["paged"]) == 3
    night.stage.forward(seconds=3)
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]
    assert "GRÖNA KNAPPEN: Huddinge kommun" in night.phone("rsib").texts[-1]


def test_in_the_house_nobody_is_told_of_a_reserve(night: Away) -> None:
    assert Caller(night.stage).post("/activations", PRESSED).get_json()["reserve"] is False
    assert night.host.host.reserves.all() == []


def test_the_desk_presses(night: Away) -> None:
    night.host.lose()
    with alone(night.host.host.reserves.folder / LOCK):
        words = ["press", "green", "--by", "huddinge", "--why", "Brand på vårdboende"]
        done = CliRunner().invoke(upprop_command, words, obj=Desk(upprop=night.host.house))
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("Press mottaget, reservläge")
    night.stage.forward(seconds=3)
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]
    shown = CliRunner().invoke(upprop_command, ["activation", "show"], obj=Desk(upprop=night.host.house))
    assert "Green: Brand på vårdboende." in shown.output


def test_of_what_only_the_house_knows_the_desk_says_that_the_database_is_away(night: Away) -> None:
    id = night.stage.plan()
    night.host.lose()
    desk = Desk(upprop=night.host.house)
    with alone(night.host.host.reserves.folder / LOCK):
        words = ["press", "green", "--by", "huddinge", "--why", "Brand på vårdboende"]
        assert CliRunner().invoke(upprop_command, words, obj=desk).exit_code == 0
    shown = CliRunner().invoke(upprop_command, ["show", id], obj=desk)
    assert shown.exit_code == 4
    assert "the database does not answer; this host knows what has been begun since" in shown.stderr


def test_a_phone_presses(night: Away) -> None:
    number = night.number("huddinge-tib")
    night.host.lose()
    heard = night.rings_in(number, "1", f"{CODES['huddinge-tib']}#", "1", seconds=75)
    assert "Press mottaget, reservläge. Gröna knappen är tryckt. Tryck 0" in heard
    night.only_activation()
    assert night.activation.first.by == "phone:huddinge-tib"
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]


def test_a_text_presses_and_is_answered(night: Away) -> None:
    phone = night.phone("huddinge-tib")
    night.host.lose()
    phone.text(f"GRÖN {CODES['huddinge-tib']} Brand på vårdboende")
    night.stage.forward(seconds=10)
    assert "Press mottaget, reservläge. SSR: knappen är tryckt, Brand på vårdboende." in phone.texts[-1]
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]


def test_a_text_that_a_reserve_can_make_nothing_of_waits_for_the_house(night: Away) -> None:
    phone = night.phone("haninge-tib")
    night.host.lose()
    assert Caller(night.stage).post("/activations", PRESSED).status_code == 201
    phone.text("Vi har 12 platser")
    night.stage.forward(seconds=5)
    reserve = night.host.upprop
    in_a_year = night.stage.clock.now() + timedelta(days=366)

    def kept(upprop: Upprop, at: datetime) -> list[str]:
        return [one.body for _, one in upprop.due.take(at) if isinstance(one, ReceiveText)]

    assert kept(reserve, in_a_year) == ["Vi har 12 platser"]
    assert kept(reserve, night.stage.clock.now()) == []
    night.host.give_back()
    [id] = night.host.host.reserves.all()
    assert bring_home(night.host.host, id)
    assert kept(night.host.house, night.stage.clock.now()) == ["Vi har 12 platser"]
    night.stage.forward(seconds=1)
    assert kept(night.host.house, in_a_year) == []


def test_the_key_of_whoever_is_paged_counts_and_so_does_the_call_out(night: Away) -> None:
    """Page, acknowledgement, call-out, keys and joining: all of it in the reserve."""
    night.host.lose()
    Caller(night.stage).post("/activations", PRESSED)
    night.stage.forward(minutes=1)
    night.only_activation()
    assert night.activation.state is ActivationState.ACKNOWLEDGED
    assert Caller(night.stage).post(
        f"/activations/{night.id}/wishes/release", {"as": "lst-tib"}
    ).status_code in (200, 201)
    night.stage.forward(minutes=12)
    night.be_about("gron")
    assert night.stage.conference.state.value == "open"
    assert night.stage.outcomes["polisen-tib"] == "present"
    assert night.host.lost


def test_without_a_call_list_a_press_is_refused_in_plain_words(night: Away) -> None:
    night.host.take_away()
    answer = Caller(night.stage).post("/activations", PRESSED)
    assert answer.status_code == 503
    assert "this host has never kept one" in answer.get_json()["detail"]
    assert night.host.host.reserves.all() == []


def test_a_call_list_that_was_altered_is_not_used(night: Away) -> None:
    night.host.lose()
    path = night.host.house.snapshot.path
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    answer = Caller(night.stage).post("/activations", PRESSED)
    assert answer.status_code == 503
    assert "sealed with another SECRET_KEY, or has been altered" in answer.get_json()["detail"]
