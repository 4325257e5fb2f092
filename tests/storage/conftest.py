"""A real database for each test: migrated once, then copied."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.storage import Store
from tests.databases import Databases
from tests.storage.given import KEY


@pytest.fixture
def url(databases: Databases, tmp_path: Path) -> str:
    return databases.fresh(tmp_path, "migrated")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url, secret_key=KEY)
    yield store
    store.close()
