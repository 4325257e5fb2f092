"""A fresh stage for every story."""

from pathlib import Path

import pytest

from tests.stage import Stage, set_up


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return set_up(tmp_path)
