"""The fixture of every test here."""

import pytest

from tests.exercise.stage import Stage, set_up


@pytest.fixture
def stage() -> Stage:
    return set_up()
