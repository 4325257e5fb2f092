"""The first load of a page, on a phone at night: no more than a few seconds' worth, and from no other host.

Weighed is what is sent to a browser that takes gzip, as all do: the page, and all that is loaded with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.domain.activation.commands import Press
from tests.console.browser import Load, first_load
from tests.console.reader import Reader
from tests.databases import Databases
from tests.stage import Stage, set_up

pytestmark = pytest.mark.once

MOST = 150_000
"""Bytes: four seconds where the network gives 300 kbit a second."""
WITH_IT = 6
"""Loaded with each page: a style, an icon and four scripts."""


@pytest.fixture
def stage(tmp_path: Path, databases: Databases) -> Iterator[Stage]:
    """The biggest meeting of all is called, at which everybody comes."""
    stage = set_up(tmp_path, calls_per_second=50)
    stage.everyone(speaks=5)
    stage.plan("gron", minutes=5)
    stage.forward(seconds=2)
    yield stage
    stage.upprop.close()


def first_loads(stage: Stage, leader: Reader) -> Iterator[tuple[str, Load]]:
    """Every page at its heaviest, read by a leader who has the keys of a seat."""
    meeting = f"/konferens/{stage.id}"
    leader.opens(meeting)
    leader.sends(f"{meeting}/plats", seat="lst-tib")
    yield "gathering", first_load(leader, meeting)
    stage.forward(minutes=7)
    stage.do(Press(_new_id(stage), "green", "huddinge", "Brand på vårdboende", "cli:test"))
    stage.forward(seconds=2)
    with stage.upprop.store.reading() as look:
        [activation] = look.reads.activations(10)
    yield "open", first_load(leader, meeting)
    yield "start", first_load(leader, "/")
    yield "activation", first_load(leader, f"/aktivering/{activation.id}")
    yield "members", first_load(leader, "/aktorer")
    yield "record", first_load(leader, f"{meeting}/anteckningar")


def _new_id(stage: Stage) -> str:
    with stage.upprop.store.reading() as look:
        return look.new_id()


def test_no_page_is_heavy_and_none_asks_anything_of_another_host(stage: Stage, leader: Reader) -> None:
    loads = dict(first_loads(stage, leader))
    assert {page: load.bytes for page, load in loads.items() if load.bytes > MOST} == {}
    assert {page: load.hosts for page, load in loads.items() if load.hosts} == {}
    assert all(len(load.sent) > WITH_IT for load in loads.values())
