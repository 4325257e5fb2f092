"""Real processes, killed while everybody is being called: nobody is lost and nobody is rung twice."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conference.bootstrap import Upprop, assemble
from conference.cli.rehearse.stage import Stage
from conference.county.directory import read_directory
from conference.domain.meeting.commands import PlanConference
from conference.settings import HOME
from conference.storage.migrate import migrate
from conference.views.verify import verify

COUNTY = HOME / "counties" / "stockholm"
THURSDAY = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
ORDINARIE = "ordinarie"

pytestmark = [pytest.mark.processes, pytest.mark.timeout(150)]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """Everything there is of processes, four calls a second, an officer at every first phone."""
    with Stage(tmp_path / "data", COUNTY) as stage:
        stage.environment = {**stage.environment, "CALLS_PER_SECOND": "4"}
        stage.pace.leap(THURSDAY, 1.0)
        migrate(stage.settings().database_url)
        yield stage


@pytest.fixture
def upprop(stage: Stage) -> Iterator[Upprop]:
    upprop = assemble(stage.settings())
    with upprop.store.writing() as work:
        work.directory.replace(read_directory(COUNTY / "fiction", upprop.county))
    yield upprop
    upprop.close()


@pytest.mark.parametrize(
    "killed", [("dial", "floor"), ("redis", "relay")], ids=["the workers", "Redis and the relay"]
)
def test_everybody_is_there_and_was_rung_once_although_these_were_killed(
    killed: tuple[str, ...], stage: Stage, upprop: Upprop
) -> None:
    stage.raise_curtain()
    numbers = first_numbers(upprop)
    officer = {"answers": 1, "presses": [{"key": "1", "into": 0.5}]}
    stage.network.give_scripts({number: officer for number in numbers})
    id = convene(upprop)
    until(lambda: len(calls(stage)) >= 4, "no call was placed")
    before = stage.alive()
    for name in killed:
        os.kill(before[name], signal.SIGKILL)

    until(lambda: tally(upprop, id) == len(numbers), "not everybody came")
    assert Counter(calls(stage)) == dict.fromkeys(numbers, 1)
    until(lambda: set(stage.alive()) == set(before), "not every process is back")
    assert all(stage.alive()[name] != before[name] for name in killed)
    assert stage.network.unexpected() == []
    with upprop.store.reading() as work:
        assert verify(work, id).verified


def first_numbers(upprop: Upprop) -> list[str]:
    places = [place for place in upprop.county.formats[ORDINARIE].seats if place.summoned]
    with upprop.store.reading() as work:
        return [str(work.directory.phones(place.function).holder) for place in places]


def convene(upprop: Upprop) -> str:
    with upprop.store.reading() as work:
        id = work.new_id()
    upprop.bus.handle(PlanConference(id, ORDINARIE, upprop.clock.now() + timedelta(minutes=5)))
    return id


def calls(stage: Stage) -> list[str]:
    """The number of every call that the carrier took, in order."""
    taken = [row for row in stage.network.requests() if (row["method"], row["resource"]) == ("POST", "Calls")]
    return [row["form"]["To"][0] for row in taken if row["status"] == 201]


def tally(upprop: Upprop, conference: str) -> int:
    with upprop.store.reading() as work:
        return work.seats.tally(conference)[0]


def until(holds: Callable[[], bool], otherwise: str, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.2)
