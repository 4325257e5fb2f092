"""Whoever has the lock delivers what is in the reserves by threads, and brings each home when it can."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conference.bootstrap import assemble
from conference.domain.activation.commands import Press
from conference.files import alone
from conference.host import Host, deliverer
from conference.host.deliverer import LOCK, send_for, somebody_delivers
from tests.exercise.sdk import InProcessHttpClient
from tests.reserve.test_host import held
from tests.scenarios.activations.night import PAGED
from tests.stage import Stage
from workers.reserve import Deliverer
from workers.stopping import Stopping


def until(true: Callable[[], bool], meanwhile: Callable[[], object] = lambda: None) -> None:
    """Threads of the product are at work: wait for what they do, no longer than they may take."""
    give_up_at = time.monotonic() + 20
    while not true():
        assert time.monotonic() < give_up_at
        meanwhile()
        time.sleep(0.02)


def a_press_in_the_reserve(stage: Stage, *, patience: float = 5.0) -> Host:
    stage.upprop.keeper().refresh()
    for function in PAGED:
        with stage.upprop.store.reading() as look:
            numbers = look.directory.phones(function).numbers
        stage.network.script({number: {"answers": "never"} for number in numbers})
    carrier = InProcessHttpClient(stage.network)
    upprop = assemble(
        stage.upprop.settings, clock=stage.clock, http_client=carrier, nudged=False, patience=patience
    )
    host = Host(upprop)
    host.open().bus.handle(Press("a1", "green", "huddinge", "Brand", "cli:test"))
    return host


def placed(stage: Stage) -> int:
    requests = stage.network.requests
    return sum((one.method, one.resource, one.status) == ("POST", "Calls", 201) for one in requests)


def test_calls_are_placed_and_all_comes_home_when_the_house_can_be_written_to(stage: Stage) -> None:
    host = a_press_in_the_reserve(stage, patience=0.2)
    at_work = Deliverer(host, Stopping())
    with_the_gate_held = held(stage) if "sqlite" in stage.upprop.settings.database_url else None
    if with_the_gate_held is not None:
        with with_the_gate_held:
            until(lambda: placed(stage) > 0, at_work.look)
            assert host.reserves.open_now() is not None, "it can be read, and not be written to"
    until(lambda: not host.reserves.all(), at_work.look)
    with host.house.store.reading() as look:
        assert look.reads.activation("a1") is not None
    host.house.close()


def test_of_the_processes_of_a_host_one_delivers(stage: Stage) -> None:
    host = a_press_in_the_reserve(stage)
    stopping, folder = Stopping(), host.reserves.folder
    assert not somebody_delivers(folder)
    with alone(folder / LOCK) as mine:
        assert mine and somebody_delivers(folder)
        second = threading.Thread(target=Deliverer(host, stopping).run, daemon=True)
        second.start()
        second.join(0.5)
        assert placed(stage) == 0 and host.reserves.all() != []
    until(lambda: not host.reserves.all())
    stopping.stop()
    second.join(5)
    assert not second.is_alive()
    host.house.close()


def test_where_nobody_delivers_a_process_is_started_for_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    came = tmp_path / "came"
    program = (sys.executable, "-c", f"open({str(came)!r}, 'w').close()")
    monkeypatch.setattr(deliverer, "PROGRAM", program)
    monkeypatch.setattr(deliverer, "PATIENCE", 0.0)
    send_for(stage.upprop.settings)()
    until(came.exists)
