"""Pages beside the whole product on one thread, asked for by somebody who is signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.console.compiled import Compiled
from tests.console.reader import Reader
from tests.databases import Databases
from tests.stage import Stage, set_up

Flask.jinja_options = {"bytecode_cache": Compiled()}


@pytest.fixture
def stage(tmp_path: Path, databases: Databases) -> Iterator[Stage]:
    stage = set_up(tmp_path, calls_per_second=50)
    yield stage
    stage.upprop.close()


@pytest.fixture
def leader(stage: Stage) -> Reader:
    """One who leads, and sits nowhere yet."""
    return Reader(stage.upprop, "leader")
