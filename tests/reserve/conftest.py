"""A fresh product on one thread, with the whole county's fiction."""

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
    """What comes home comes to a database of either kind."""
