"""Each way to the world is tried with a call or a text to ourselves; one that is silent is an alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.county.numbers import PRODUCT_MODEM
from conference.domain.meeting.commands import PlanLinkTests, TryLinks
from conference.domain.meeting.link import Link
from exercise.faults import Rule
from tests.scenarios.small import a_small_thursday
from tests.scenarios.test_two_routes import Sim
from tests.stage import Stage


def small(folder: Path, carriers: str) -> Stage:
    stage = a_small_thursday(folder, CARRIERS=carriers)
    stage.everyone(speaks=1000)
    return stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return small(tmp_path, "twilio")


@pytest.fixture
def both(tmp_path: Path) -> tuple[Stage, Sim]:
    stage = small(tmp_path, "twilio,modem")
    return stage, Sim(stage)


def links(stage: Stage) -> dict[str, Link]:
    with stage.upprop.store.reading() as work:
        return {link.id: link for link in work.links.all()}


def heard(stage: Stage) -> dict[str, bool | None]:
    """Whether each has been heard; None while it may be yet."""
    return {id: None if link.waits else link.heard_at is not None for id, link in links(stage).items()}


def alarms(stage: Stage, seat: str = "lst-tib") -> list[str]:
    return [text for text in stage.phone(seat).texts if "länktest" in text]


def test_a_call_to_ourselves_comes_in_at_our_own_door(stage: Stage) -> None:
    stage.do(TryLinks("cli:test"))
    stage.forward(seconds=30)
    assert heard(stage) == {"voice/twilio": True}
    calls = stage.network.exchange.calls.values()
    assert len(calls) == 2 and all(call.has_ended for call in calls)
    stage.forward(minutes=5)
    assert alarms(stage) == [] and stage.network.unexpected == []


def test_a_call_that_does_not_come_in_is_an_alarm_to_whoever_is_paged_first(stage: Stage) -> None:
    stage.network.faults.add(Rule("rest:POST Calls", "500"))
    stage.do(TryLinks("cli:test"))
    stage.forward(seconds=50)
    assert heard(stage) == {"voice/twilio": None}
    stage.forward(seconds=20)
    assert heard(stage) == {"voice/twilio": False}
    assert len(alarms(stage)) == 1 and "ett samtal via twilio" in alarms(stage)[0]
    assert alarms(stage, "rsib") == []
    with stage.upprop.store.reading() as work:
        assert len(work.texts.shelf.all(work.texts.shelf.select())) == 1, "none is written that is not sent"


def test_the_next_test_that_is_heard_takes_it_back(stage: Stage) -> None:
    stage.network.faults.add(Rule("rest:POST Calls", "500", times=1))
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=2)
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=2)
    assert heard(stage) == {"voice/twilio": True}
    assert len(alarms(stage)) == 1


def test_each_way_of_texts_is_tried_against_the_other(both: tuple[Stage, Sim]) -> None:
    stage, sim = both
    stage.network.phone(PRODUCT_MODEM).script({"called": "Modemet"})
    stage.do(TryLinks("cli:test"))
    stage.forward(seconds=10)
    [sent] = sim.waiting()
    assert sent.number == stage.upprop.settings.text_number
    body = sent.body()
    sim.works()
    stage.network.phone(PRODUCT_MODEM).text(body)
    [by_carrier] = stage.network.phone(PRODUCT_MODEM).texts
    sim.receives(stage.upprop.settings.text_number, by_carrier)
    stage.forward(seconds=10)
    assert heard(stage) == {"text/modem": True, "text/twilio": True, "voice/twilio": True}


@pytest.fixture
def two(tmp_path: Path) -> Stage:
    return small(tmp_path, "twilio,second")


def test_each_account_calls_and_texts_and_is_heard_for_itself(two: Stage) -> None:
    two.do(TryLinks("cli:test"))
    two.forward(seconds=30)
    ways = ("text/second", "text/twilio", "voice/second", "voice/twilio")
    assert heard(two) == dict.fromkeys(ways, True)
    for carrier in two.network.carriers.values():
        account, calls = carrier.account, carrier.exchange.calls.values()
        rung = [(call.shown_from, call.shown_to) for call in calls if not call.inbound]
        assert rung == [(account.voice_number, account.text_number)]
    assert two.network.unexpected == []


def test_what_is_silent_is_the_carrier_that_fails_and_no_other(two: Stage) -> None:
    two.second.faults.add(Rule("rest:POST Calls", "503"))
    two.do(TryLinks("cli:test"))
    two.forward(minutes=4)
    silent = [id for id, was in heard(two).items() if not was]
    assert silent == ["voice/second"]
    assert len(alarms(two)) == 1 and "ett samtal via second" in alarms(two)[0]


def test_a_way_without_another_number_of_ours_is_said_to_be_untried(stage: Stage) -> None:
    told = {one.part: one for one in stage.upprop.health() if one.part.startswith("link")}
    assert list(told) == ["link voice/twilio", "link text/twilio"]
    assert all(one.fine for one in told.values()), "which is no fault of theirs"
    assert "has never been tried" in told["link voice/twilio"].says
    assert "cannot be tried" in told["link text/twilio"].says


def test_a_test_goes_its_own_way_or_none(both: tuple[Stage, Sim]) -> None:
    stage, sim = both
    stage.network.faults.add(Rule("rest:POST Messages", "429"))
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=4)
    assert heard(stage)["text/twilio"] is False
    assert [one.number for one in sim.folder.all()].count(PRODUCT_MODEM) == 0


def test_what_a_number_of_ours_texts_is_a_test_and_nothing_else(stage: Stage) -> None:
    before = len(stage.network.exchange.texts.all)
    stage.network.phone(stage.upprop.settings.voice_number).text("STATUS")
    stage.forward(seconds=10)
    assert len(stage.network.exchange.texts.all) == before + 1, "and it is not answered"


def test_by_the_clock_it_is_done_again_each_day(stage: Stage) -> None:
    stage.do(TryLinks("clock", again=True))
    stage.forward(minutes=1)
    first = links(stage)["voice/twilio"].tried_at
    stage.forward(minutes=24 * 60)
    assert (links(stage)["voice/twilio"].tried_at - first).total_seconds() == pytest.approx(86400, abs=5)


def test_it_is_planned_once_for_every_morning(stage: Stage) -> None:
    """It is half past nine on Thursday: the first is on Friday at 06.30."""
    for _ in range(2):
        stage.do(PlanLinkTests())
    stage.forward(minutes=20 * 60)
    assert links(stage) == {}
    stage.forward(minutes=61)
    assert heard(stage) == {"voice/twilio": True}


def test_what_came_of_it_is_told_with_its_age(stage: Stage) -> None:
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=180)
    [told] = [one for one in stage.upprop.health() if one.part == "link voice/twilio"]
    assert told.fine and told.says == "voice/twilio was heard after 1 s, 3 h ago"
    stage.forward(minutes=60 * 24)
    [told] = [one for one in stage.upprop.health() if one.part == "link voice/twilio"]
    assert not told.fine
