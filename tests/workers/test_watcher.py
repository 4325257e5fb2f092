"""A watcher outside is told each minute that all is well, and nothing when it is not."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from sqlalchemy import update

from conference.bus import Away
from conference.clock import ManualClock
from conference.domain.meeting.effects import SetLines
from conference.storage import Store
from conference.storage.tables import due, outbox
from conference.tally import Tally
from conference.views.health import Finding
from exercise.faults import Rule
from tests.stage import Stage
from workers.relay import Relay
from workers.watcher import EVERY, Watcher

SECRET = "/ping/3f1b-a-secret-of-the-watcher"
WELL = (Finding("relay", True, "works"),)
ILL = (*WELL, Finding("due", False, "3 due rows wait"))


@contextmanager
def somebody_outside(status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """A real little server: its address, and what it has been asked for."""
    asked: list[str] = []

    class Outside(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Outside)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{SECRET}", asked
    server.shutdown()
    server.server_close()


def watch(url: str, findings: tuple[Finding, ...], clock: ManualClock, minutes: int) -> Tally:
    """So many minutes, in which it is looked every other second."""
    tally = Tally()
    watcher = Watcher(url, lambda: findings, clock, tally)
    for _ in range(minutes * 30):
        watcher.look()
        clock.forward(seconds=2)
    return tally


def test_while_all_is_well_it_is_told_once_a_minute(stage: Stage) -> None:
    with somebody_outside() as (url, asked):
        tally = watch(url, WELL, stage.clock, minutes=3)
    assert asked == [SECRET] * 3
    assert tally.take() == {("watcher", "told"): 3}


def test_while_something_is_wrong_it_is_told_nothing(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    with somebody_outside() as (url, asked):
        tally = watch(url, ILL, stage.clock, minutes=2)
    assert asked == []
    assert tally.take() == {("watcher", "withheld"): 2}
    assert "3 due rows wait" in caplog.text


@pytest.mark.parametrize(("status", "outcome"), [(500, "refused"), (302, "told")])
def test_what_it_answers_disturbs_nobody(
    stage: Stage, caplog: pytest.LogCaptureFixture, status: int, outcome: str
) -> None:
    with somebody_outside(status) as (url, asked), caplog.at_level(logging.DEBUG):
        tally = watch(url, WELL, stage.clock, minutes=1)
    assert asked == [SECRET]
    assert tally.take() == {("watcher", outcome): 1}
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("workers")]
    assert SECRET not in "".join(ours)


def test_one_that_is_not_there_disturbs_nobody_and_is_never_named(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with somebody_outside() as (url, _):
        pass
    tally = watch(url, WELL, stage.clock, minutes=1)
    assert tally.take() == {("watcher", "unanswered"): 1}
    assert "ConnectionError" in caplog.text and SECRET not in caplog.text
    assert EVERY == 60


# --- what the house finds of itself -------------------------------------------------------------------------


def wrong(stage: Stage) -> list[str]:
    return [finding.part for finding in stage.upprop.self_check() if not finding.fine]


def beat(stage: Stage) -> None:
    stage.upprop.beats.beat("relay-1", "relay", "host", stage.clock.wall())


def test_a_house_that_does_its_work_finds_nothing_wrong(stage: Stage) -> None:
    stage.plan(minutes=30)
    stage.upprop.keeper().refresh()
    beat(stage)
    assert wrong(stage) == []


def test_without_a_relays_sign_of_life_nothing_is_well(stage: Stage) -> None:
    assert wrong(stage) == ["relay"]
    beat(stage)
    stage.clock.forward(seconds=6)
    assert wrong(stage) == ["relay"]


def test_a_due_row_that_nobody_gives_to_the_bus_is_found(stage: Stage) -> None:
    stage.plan(minutes=30)
    with stage.upprop.store.writing() as work:
        work.connection.execute(update(due).values(at=stage.clock.now()))
    stage.clock.forward(seconds=31)
    beat(stage)
    assert wrong(stage) == ["due"]


def test_an_effect_that_nobody_carries_out_is_found(stage: Stage) -> None:
    with stage.upprop.store.writing() as work:
        work.send([SetLines("nowhere")], stage.clock.now(), stage.clock.wall())
    stage.clock.forward(seconds=31)
    beat(stage)
    assert wrong(stage) == ["lane floor"]
    with stage.upprop.store.writing() as work:
        work.connection.execute(update(outbox).values(state="done"))
    assert wrong(stage) == []


def test_a_call_list_that_is_not_confirmed_is_found(stage: Stage) -> None:
    stage.upprop.keeper().refresh()
    stage.clock.forward(minutes=11)
    beat(stage)
    assert wrong(stage) == ["call list"]


def test_a_carrier_that_does_not_answer_is_found(stage: Stage) -> None:
    beat(stage)
    stage.network.faults.add(Rule("rest:GET Calls", "500", times=1))
    assert wrong(stage) == ["carrier twilio"]
    assert wrong(stage) == []


def test_a_database_that_is_away_is_all_there_is_to_say(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise Away("the database does not answer")

    monkeypatch.setattr(Store, "check", gone)
    assert wrong(stage) == ["database"]


def test_a_relay_whose_rounds_do_not_end_finds_that_too(stage: Stage) -> None:
    relay = Relay(stage.upprop, "relay", None)
    beat(stage)
    assert [finding.part for finding in relay.self_check() if not finding.fine] == []
    stage.clock.forward(seconds=11)
    beat(stage)
    assert [finding.part for finding in relay.self_check() if not finding.fine] == ["rounds"]
    relay.safe_round()
    assert [finding.part for finding in relay.self_check() if not finding.fine] == []
