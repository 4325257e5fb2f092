"""What was under way when the database went away: its lines wait, hear so, and are where they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.reserve.names import Names
from tests.reserve.away import one_host
from tests.reserve.test_pressing import Away
from tests.scenarios.activations.night import CODES, PAGED
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage, set_up
from tests.webhooks.given import A_CALL, post, said, verbs

WAITS = "Vi når inte vårt register just nu. Vänta kvar"


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    stage = set_up(tmp_path_factory.mktemp("quiet"))
    yield stage
    stage.upprop.close()


SEATS = ("polisen", "lst-tib", "rsib")


def test_a_meeting_waits_and_heals(tmp_path: Path) -> None:
    stage = one_host(tmp_path, made_by=a_small_thursday)
    stage.only(*SEATS, speaks=400)
    stage.plan(minutes=1)
    stage.forward(minutes=2)
    assert stage.conference.state.value == "open"
    with stage.upprop.store.reading() as look:
        leg = look.legs.in_room(stage.id)[0].id
    phones = [stage.phone(seat) for seat in SEATS]
    stage.lose()
    alone = post(stage, f"/twilio/wait/{leg}", A_CALL)
    assert verbs(alone) == ["Say", "Say", "Pause", "Redirect"] and said(alone) == "Ett ögonblick. One moment."
    phones[0].press("*")
    stage.network.phone("+46701740690").dial()  # who opens a reserve, and takes nobody's place
    stage.forward(seconds=70)
    assert stage.host.reserves.all() != []
    assert [phone.state for phone in phones] == ["talking"] * 3, "nobody is put off the line"
    heard = " ".join(phones[0].heard)
    assert heard.count("Ett ögonblick.") >= 3 and heard.count(WAITS) >= 2
    assert WAITS not in " ".join(phones[1].heard)
    stage.come_home()
    stage.forward(seconds=30)
    with stage.upprop.store.reading() as look:
        assert {leg.seat for leg in look.legs.in_room(stage.id)} == set(SEATS)
    assert [phone.rings for phone in phones] == [1, 1, 1]
    stage.house.close()


def test_a_caller_in_the_menu_of_the_lost_house_can_press_in_the_reserve(tmp_path: Path) -> None:
    night = Away(tmp_path)
    phone = night.phone("huddinge-tib")
    phone.dial()
    night.stage.forward(seconds=14)
    assert "Gröna knappen: tryck 1" in " ".join(phone.heard)
    night.host.lose()
    phone.press("1")
    night.stage.forward(seconds=19)
    assert WAITS in " ".join(phone.heard)
    for keys, seconds in (("1", 12), ("1", 12), (f"{CODES['huddinge-tib']}#", 14), ("1", 20)):
        phone.press(keys)
        night.stage.forward(seconds=seconds)
    assert "Press mottaget, reservläge. Gröna knappen är tryckt." in " ".join(phone.heard)
    night.only_activation()
    before = night.rings()
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 1]
    night.host.come_home()
    night.stage.forward(minutes=5)
    assert night.rings() == before
    assert phone.state == "idle"
    with night.stage.upprop.store.reading() as look:
        assert [leg.id for leg in look.legs.to_number(phone.number)] == []


def test_a_name_that_nobody_of_ours_has_made_leads_nowhere(quiet: Stage) -> None:
    for name in ("abcd", "abcd.0123456789abcdef", "abcd."):
        assert post(quiet, f"/twilio/reserve/{name}/legs/leg1/1", A_CALL).status_code == 404


def test_an_address_of_a_reserve_must_be_signed_like_any_other(quiet: Stage) -> None:
    name = Names(quiet.upprop.settings.secret_key).of("abcd")
    path = f"/twilio/reserve/{name}/legs/leg1/1"
    assert post(quiet, path, A_CALL, token="another").status_code == 403
    answer = post(quiet, path, A_CALL)
    assert verbs(answer) == ["Say", "Say", "Pause", "Redirect"], "it may come home yet"
