"""The whole product on one thread: a fresh one for a story, a shared one for what changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.stage import Stage, set_up


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = set_up(tmp_path)
    yield stage
    stage.upprop.close()


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Nothing goes on here, and nothing that is asked changes it."""
    stage = set_up(tmp_path_factory.mktemp("quiet"))
    yield stage
    stage.upprop.close()


@pytest.fixture(autouse=True)
def on_a_database(databases: Databases) -> None:
    """What is taken in here is stored."""
