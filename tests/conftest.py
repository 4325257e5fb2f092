"""What every test stands on: a database of the kind this run is about.

The stage asserts on behalf of every story, so its assertions tell as much as theirs.
"""

import gc
import os
from collections.abc import Iterator

import pytest

from conference.cli.rehearse.cluster import NoServer
from tests import taken_apart
from tests.databases import DATABASES, SERVER, Databases, make_originals
from tests.postgres import Postgres

pytest.register_assert_rewrite("tests.stage", "tests.faults.lived", "tests.scenarios.activations.night")


taken_apart.once()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--postgres", action="store_true", help="run what needs a database, on a throwaway PostgreSQL"
    )
    parser.addoption("--browser", action="store_true", help="run what is about the pages in a real browser")


def pytest_configure(config: pytest.Config) -> None:
    """One server for the whole run: whoever begins it starts the server, and those it starts share it."""
    if not config.getoption("--postgres") or hasattr(config, "workerinput"):
        return
    try:
        server = Postgres()
    except NoServer as told:
        raise pytest.UsageError(str(told)) from None
    config.add_cleanup(server.stop)
    make_originals(server)
    os.environ[SERVER] = server.url("postgres")


def pytest_collectstart() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    """What six thousand tests are made of stays until the end, and is gone through for garbage once."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    on_postgres, in_browser = config.getoption("--postgres"), config.getoption("--browser")
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        asks_for_one = item.get_closest_marker("browser") is not None
        belongs = asks_for_one == in_browser and (in_browser or _belongs(item, on_postgres))
        (kept if belongs else left_out).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def _belongs(item: pytest.Item, on_postgres: bool) -> bool:
    """On PostgreSQL what has a database, unless about SQLite, long, or bringing its own with processes."""
    about = {name for name in ("postgres", "sqlite", "processes", "once") if item.get_closest_marker(name)}
    if not on_postgres:
        return "postgres" not in about
    return "postgres" in about or ("databases" in getattr(item, "fixturenames", ()) and not about)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    DATABASES.asked_for = "databases" in getattr(item, "fixturenames", ())
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    try:
        return (yield)
    finally:
        DATABASES.forget(getattr(item, "funcargs", {}).get("tmp_path"))


@pytest.fixture(scope="session")
def databases() -> Databases:
    """Databases of the kind this run is about. Asking for it makes a test one of `make test-pg`."""
    return DATABASES
