"""A real database for each test: migrated once, then copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.storage import Store
from conference.storage.migrate import migrate
from tests.storage.given import KEY


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "upprop.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def url(migrated: Path, tmp_path: Path) -> str:
    shutil.copy(migrated, tmp_path / "upprop.db")
    return f"sqlite:///{tmp_path / 'upprop.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url, secret_key=KEY)
    yield store
    store.close()
