"""The fixture of every test here: the whole product, on one thread."""

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


@pytest.fixture(autouse=True)
def on_a_database(databases: Databases) -> None:
    """What works here works on what is stored."""
