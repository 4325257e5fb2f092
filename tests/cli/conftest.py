"""A terminal on a fresh product, and one on a meeting that is open with four in the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.databases import Databases
from tests.stage import Stage, set_up


@pytest.fixture
def terminal(tmp_path: Path, databases: Databases) -> Iterator[Terminal]:
    stage = set_up(tmp_path, calls_per_second=50)
    yield Terminal(stage)
    stage.upprop.close()


@pytest.fixture(scope="package")
def quiet(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Terminal]:
    """Nothing is planned here, and what is asked is refused."""
    stage = set_up(tmp_path_factory.mktemp("quiet"))
    yield Terminal(stage)
    stage.upprop.close()


@pytest.fixture(scope="package")
def meeting(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Terminal]:
    """A meeting that is open, with two leaders, the police and the health service in the room."""
    stage = set_up(tmp_path_factory.mktemp("meeting"), calls_per_second=50)
    in_the_room(stage)
    yield Terminal(stage)
    stage.upprop.close()


def in_the_room(stage: Stage) -> None:
    stage.only("lst-tib", "rsib", "polisen", "region-stockholm-hsf", speaks=1000)
    stage.plan(minutes=0.5)
    stage.forward(seconds=45)
