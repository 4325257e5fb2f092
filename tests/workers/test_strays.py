"""Calls at the carrier that nobody here knows of: who rang us is asked anew, a call of ours is put down."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from conference.delivery.strays import EVERY, LASTING, Strays
from conference.storage.tables import due, inbox, legs
from exercise.faults import Rule
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage
from workers.reconcilers import Reconcilers

STRANGER = "+46701740644"
PAUSE = "<Response><Pause length='300'/></Response>"
ROOM = "<Response><Dial><Conference>elsewhere</Conference></Dial></Response>"


def a_call_of_ours(stage: Stage, twiml: str) -> str:
    """A call from our number of which nothing is stored here."""
    voice: Any = stage.upprop.carriers.voices["twilio"]
    stage.network.script({STRANGER: {"answers": 1}})
    call = voice._line.client.calls.create(to=STRANGER, from_=stage.upprop.house.voice_number, twiml=twiml)
    stage.forward(seconds=5)
    return str(call.sid)


def forget(stage: Stage) -> None:
    """All that is stored of lines is lost, as when a database is restored to what it was a minute ago."""
    with stage.upprop.store.writing() as work:
        for table in (legs, inbox, due):
            work.connection.execute(delete(table))


def look(stage: Stage, strays: Strays | None = None, times: int = 2) -> None:
    strays = strays or stage.upprop.strays()
    for _ in range(times):
        strays.look_round()
        stage.forward(seconds=LASTING)


def mended(stage: Stage) -> list[str]:
    with stage.upprop.store.reading() as work:
        events = [event for _, event in work.history("house")]
    return [event.about for event in events if type(event).__name__ == "Reconciled"]  # type: ignore[attr-defined]


def up(stage: Stage, call: str) -> bool:
    return not stage.network.exchange.calls[call].has_ended


def test_a_call_of_ours_that_nobody_knows_of_is_put_down(stage: Stage) -> None:
    call = a_call_of_ours(stage, PAUSE)
    look(stage)
    assert not up(stage, call)
    assert mended(stage) == ["outbound"]


def test_not_at_first_sight_since_it_may_only_just_be_beginning(stage: Stage) -> None:
    call = a_call_of_ours(stage, PAUSE)
    look(stage, times=1)
    assert up(stage, call)
    assert mended(stage) == []


def test_one_that_is_in_a_room_is_left_alone(stage: Stage) -> None:
    call = a_call_of_ours(stage, ROOM)
    look(stage, times=3)
    assert up(stage, call)
    assert mended(stage) == []


def test_of_two_relays_one_sees_to_it(stage: Stage) -> None:
    a_call_of_ours(stage, PAUSE)
    both = [stage.upprop.strays() for _ in range(2)]
    for _ in range(2):
        for strays in both:
            strays.look_round()
        stage.forward(seconds=LASTING)
    assert mended(stage) == ["outbound"]


def test_who_rang_us_and_was_forgotten_is_asked_from_the_beginning(stage: Stage) -> None:
    phone = stage.network.phone(STRANGER)
    phone.script({"answers": "never", "dials_in": {"at": 1, "from": "own", "keys": [None, None, None]}})
    stage.forward(seconds=8)
    greeted = phone.heard[0]
    [call] = stage.network.exchange.calls.values()
    forget(stage)
    voice: Any = stage.upprop.carriers.voices["twilio"]
    voice._line.client.calls(call.id).update(twiml=PAUSE)  # it hears nothing of ours any more
    strays = stage.upprop.strays()
    look(stage, strays, times=1)
    heard = len(phone.heard)
    strays.look_round()
    stage.forward(seconds=8)
    assert phone.heard[heard] == greeted
    assert mended(stage) == ["inbound"]
    with stage.upprop.store.reading() as work:
        assert [leg.call for leg in work.legs.alive()] == [call.id]


def test_a_call_that_we_know_of_is_no_stray(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    stage.only("polisen", "lst-tib")
    stage.plan(minutes=5)
    stage.forward(seconds=15)
    look(stage)
    assert mended(stage) == []
    stage.upprop.close()


def test_where_nothing_goes_on_the_carrier_is_asked_seldom(stage: Stage) -> None:
    strays = stage.upprop.strays()
    for _ in range(10):
        strays.look_round()
        stage.clock.forward(seconds=EVERY)
    lists = [request for request in stage.network.requests if request.resource == "Calls"]
    assert len(lists) == 2  # to us and from us, once in five minutes


def test_a_carrier_that_does_not_answer_is_asked_again_later(stage: Stage) -> None:
    call = a_call_of_ours(stage, PAUSE)
    stage.network.faults.add(Rule("rest:GET Calls", "500", times=1))
    look(stage, times=4)
    assert not up(stage, call)


@pytest.mark.parametrize("reserve", [True, False])
def test_a_reserve_does_not_look_since_it_knows_no_calls_but_its_own(stage: Stage, reserve: bool) -> None:
    upprop = replace(stage.upprop, house=replace(stage.upprop.house, reserve=reserve))
    call = a_call_of_ours(stage, PAUSE)
    reconcilers = Reconcilers(upprop, stage.lookout)
    for _ in range(4):
        reconcilers.round()
        stage.forward(seconds=LASTING)
    assert up(stage, call) is reserve
