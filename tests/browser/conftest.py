"""A browser of the distribution's, and a console beside the whole product on one thread."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.desk import Desk
from tests.databases import Databases
from tests.scenarios.small import a_small_thursday
from tests.stage import set_up

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(_playwright: Playwright) -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "the pages are looked at in the distribution's Chromium: install the package chromium"
    browser = _playwright.chromium.launch(executable_path=path, args=list(QUIET))
    yield browser
    browser.close()


@pytest.fixture
def desk(tmp_path: Path, browser: Browser, databases: Databases) -> Iterator[Desk]:
    """A small Thursday with a console beside it."""
    with Desk(a_small_thursday(tmp_path), browser) as desk:
        yield desk


@pytest.fixture
def whole_desk(tmp_path: Path, browser: Browser, databases: Databases) -> Iterator[Desk]:
    """A console beside the whole county."""
    with Desk(set_up(tmp_path, calls_per_second=50), browser) as desk:
        yield desk
