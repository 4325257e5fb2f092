"""Programs beside the whole product: on a fresh one, and on a meeting that is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stage import set_up
from tests.webhooks.api.caller import API_TOKENS, Caller


@pytest.fixture
def caller(tmp_path: Path) -> Iterator[Caller]:
    stage = set_up(tmp_path, calls_per_second=50, API_TOKENS=API_TOKENS)
    yield Caller(stage)
    stage.upprop.close()


@pytest.fixture(scope="package")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    """An open meeting with two leaders and the police in the room; nothing asked here changes it for long."""
    stage = set_up(tmp_path_factory.mktemp("meeting"), calls_per_second=50, API_TOKENS=API_TOKENS)
    stage.only("lst-tib", "rsib", "polisen", speaks=1000)
    stage.plan(minutes=0.5)
    stage.forward(seconds=45)
    yield Caller(stage)
    stage.upprop.close()
