from pathlib import Path

import pytest

from conference.county.directory import read_directory
from conference.county.folder import read_county
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from tests.county.folder import STOCKHOLM, Folder


@pytest.fixture(scope="session")
def stockholm() -> County:
    return read_county(STOCKHOLM)


@pytest.fixture(scope="session")
def fiction(stockholm: County) -> Directory:
    return read_directory(STOCKHOLM / "fiction", stockholm)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
