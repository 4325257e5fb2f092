"""Where a test's database is: a file beside it, or under `pytest --postgres` one on a throwaway server.

Whoever needs one asks for the fixture `databases`, itself or through another; that is how `make test-pg`
knows which tests to run again. A database lasts as long as the folder that it was asked for.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from conference.county.directory import read_directory
from conference.storage import Store
from conference.storage.migrate import migrate
from tests import postgres
from tests.counties import STOCKHOLM, stockholm

SERVER: Final = "UPPROP_TEST_POSTGRES"
"""The environment variable in which a test run tells those it starts where its PostgreSQL is."""

FICTION: Final = STOCKHOLM / "fiction"
KEY: Final = "k" * 40
NOT_ASKED_FOR: Final = "this test needs a database: let it, or its fixture, ask for `databases`"


def empty(url: str) -> None:
    """Nothing at all."""


def furnish(url: str) -> None:
    """The tables, and in them the fiction's people and numbers."""
    migrate(url)
    county = stockholm()
    store = Store(url, county=county, secret_key=KEY)
    with store.writing() as work:
        work.directory.replace(read_directory(FICTION, county))
    store.close()


Kind = Callable[[str], None]
KINDS: Final[dict[str, Kind]] = {"empty": empty, "migrated": migrate, "furnished": furnish}
"""What a database may have in it from the beginning, and what makes it so. Each is made once and copied."""


class Databases:
    """See the module. One for each process of a test run."""

    def __init__(self) -> None:
        self.asked_for = False
        """Whether the test now running has asked for the fixture."""
        self._made: dict[Path, list[str]] = {}
        self._count = 0

    @property
    def server(self) -> str | None:
        """The address of this run's PostgreSQL; None where the databases are SQLite's."""
        return os.environ.get(SERVER)

    def fresh(self, folder: Path, kind: str = "furnished") -> str:
        """The address of a new database for whoever works in `folder`."""
        assert self.asked_for, NOT_ASKED_FOR
        folder.mkdir(parents=True, exist_ok=True)
        return self.new_file(folder, kind) if self.server is None else self._new_database(folder, kind)

    def new_file(self, folder: Path, kind: str = "furnished") -> str:
        """An SQLite database, whatever the other databases of this run are."""
        path = folder / "upprop.db"
        shutil.copyfile(_original(kind), path)
        return f"sqlite:///{path}"

    def take_away(self, url: str) -> None:
        """Nobody gets at a database any more, nor does whoever had it open."""
        if self.server is None:
            _file(url).rename(_file(url).with_suffix(".lost"))
        else:
            postgres.close(self.server, _name(url))

    def give_back(self, url: str) -> None:
        """It is there again, as it was."""
        if self.server is None:
            _file(url).with_suffix(".lost").rename(_file(url))
        else:
            postgres.open_again(self.server, _name(url))

    def forget(self, folder: Path | None) -> None:
        """Drop what was made within `folder`, and what lies in folders that are gone."""
        for place in list(self._made):
            if not place.exists() or (folder is not None and place.is_relative_to(folder)):
                for name in self._made.pop(place):
                    postgres.drop(str(self.server), name)

    def _new_database(self, folder: Path, kind: str) -> str:
        assert self.server is not None
        self._count += 1
        name = f"test-{os.getpid()}-{self._count}"
        postgres.create(self.server, name, kind)
        self._made.setdefault(folder, []).append(name)
        return self.server.replace("/postgres?", f"/{name}?")


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


@cache
def _original(kind: str) -> Path:
    path = Path(tempfile.mkdtemp()) / f"{kind}.db"
    path.touch()
    KINDS[kind](f"sqlite:///{path}")
    return path


def make_originals(server: postgres.Postgres) -> None:
    """What each database on that server is copied from."""
    for kind, fill in KINDS.items():
        postgres.create(server.url("postgres"), kind)
        fill(server.url(kind))


DATABASES: Final = Databases()
