"""Relays: any number of them, with a bell or without, and no row of one keeps those of another."""

import socket
import time
from pathlib import Path

import pytest

from conference.bootstrap import assemble
from conference.bus import Away
from conference.domain.meeting.commands import Gather, ReadNotice
from conference.live.nudge import Nudge
from tests.exercise.sdk import InProcessHttpClient
from tests.stage import Stage
from workers.bells import LANES, Bells
from workers.relay import Relay
from workers.timers import Timers

NOBODY = "unix:///nowhere/redis.sock"


def test_two_relays_carry_out_what_is_due_once(stage: Stage) -> None:
    stage.plan(minutes=10)
    second = assemble(
        stage.upprop.settings,
        clock=stage.clock,
        http_client=InProcessHttpClient(stage.network),
        nudged=False,
    )
    stage.clock.forward(minutes=5)
    rows = stage.upprop.due.take(stage.clock.now())
    assert [type(command) for _, command in rows] == [Gather]
    relays = [Relay(upprop, f"relay{n}", None) for n, upprop in enumerate((stage.upprop, second))]
    for relay in relays:
        relay.round()
    with stage.upprop.store.reading() as work:
        begun = [event for _, event in work.history(stage.id) if type(event).__name__ == "GatheringBegan"]
    assert len(begun) == 1
    second.close()


def test_a_command_that_is_refused_is_used_up(stage: Stage) -> None:
    from conference.domain.decision import Due

    with stage.upprop.store.writing() as work:
        work.plan([Due(ReadNotice("nowhere"), stage.clock.now(), "x")], None)
    Timers(stage.upprop).fire()
    assert stage.upprop.due.next_at() is None


def test_a_command_that_fails_is_put_off_and_keeps_nobody_waiting(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conference.domain.decision import NOTHING, Due
    from conference.handlers import HANDLERS

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(HANDLERS, ReadNotice, broken)  # type: ignore[arg-type]
    monkeypatch.setitem(HANDLERS, Gather, lambda *_: NOTHING)
    now = stage.clock.now()
    with stage.upprop.store.writing() as work:
        work.plan([Due(ReadNotice("nowhere"), now, "x")], None)
        work.plan([Due(Gather("nowhere"), now, "y")], None)
    timers = Timers(stage.upprop)
    timers.fire()
    waits = []
    while (at := stage.upprop.due.next_at()) is not None and len(waits) < 5:
        waits.append((at - stage.clock.now()).total_seconds())
        stage.clock.set(at)
        timers.fire()
    assert waits == [0.5, 1.0, 2.0, 4.0, 600.0]


def test_a_relay_sleeps_until_something_is_due_and_never_longer_than_a_second(stage: Stage) -> None:
    relay = Relay(stage.upprop, "relay", None)
    assert relay.round() == 1.0
    stage.plan(minutes=10)
    before = stage.upprop.due.next_at()
    assert before is not None
    stage.clock.set(before)
    stage.clock.set(stage.clock.now())
    relay.round()
    assert relay.round() <= 0.25, "calls wait"


def test_without_redis_nothing_is_rung_and_nobody_waits(stage: Stage) -> None:
    nudge, bells = Nudge(NOBODY), Bells(NOBODY)
    began = time.monotonic()
    for _ in range(50):
        assert nudge.ring({"floor"}) is False
        assert nudge.wait(1.0) is None
        assert bells.ring("floor") is False
    assert time.monotonic() - began < 1.0
    assert not nudge.answers


def test_a_redis_that_does_not_answer_costs_fifty_milliseconds(tmp_path: Path) -> None:
    path = tmp_path / "deaf.sock"
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(path))
        deaf.listen(64)
        nudge = Nudge(f"unix://{path}")
        began = time.monotonic()
        for _ in range(20):
            assert nudge.ring({"dial"}) is False
        assert time.monotonic() - began < 0.5


def test_a_relay_alone_does_everything_by_itself(stage: Stage) -> None:
    """No Redis, no workers: threads of the relay drain the lanes."""
    stage.plan(minutes=10)
    stage.clock.forward(minutes=5)
    relay = Relay(stage.upprop, "relay", None)
    relay.round()
    assert [lane for lane in LANES if relay.wants(lane)] == ["dial", "bulk"]


def test_a_relay_outlives_storage_being_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    relay = Relay(stage.upprop, "relay", None)

    def away(*_: object) -> None:
        raise Away("the database does not answer")

    monkeypatch.setattr(stage.upprop.due, "take", away)
    assert relay.safe_round() == 1.0


def test_stamps_are_kept_for_a_week_and_then_forgotten(stage: Stage) -> None:
    relay = Relay(stage.upprop, "relay", None)
    stage.plan(minutes=10)
    stage.upprop.bus.handle(ReadNotice(stage.id), stamp="CA1/1")
    stage.clock.forward(minutes=7 * 24 * 60)
    assert relay.forget_stamps() == 0
    assert not stage.upprop.bus.handle(ReadNotice(stage.id), stamp="CA1/1").done
    stage.clock.forward(minutes=2 * 24 * 60)
    assert relay.forget_stamps() == 1
