"""A fresh stage for every story."""

from pathlib import Path

import pytest

from tests.databases import Databases
from tests.stage import Stage, set_up


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return set_up(tmp_path)


@pytest.fixture(autouse=True)
def on_a_database(databases: Databases) -> None:
    """Every story is told of a whole product."""
