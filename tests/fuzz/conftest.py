"""Writes down what was tried and what was found, where `FUZZ_JSON` says so."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.fuzz.house import House, in_a_meeting
from tests.fuzz.inputs import COUNTED, SEED, TIMES

_FAILED: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed and "tests/fuzz/" in report.nodeid:
        _FAILED.append(report.nodeid)


def pytest_sessionfinish() -> None:
    if (file := os.environ.get("FUZZ_JSON")) is not None:
        told = {"seed": SEED, "times": TIMES, "inputs": dict(COUNTED), "findings": _FAILED}
        Path(file).write_text(json.dumps(told, indent=2), encoding="utf-8")


@pytest.fixture(autouse=True)
def on_a_database(databases: Databases) -> None:
    """What is sent here is stored."""


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[House]:
    """One for all, whatever has been sent to it before. In the end it is whole."""
    house = in_a_meeting(tmp_path_factory.mktemp("house"))
    yield house
    assert house.is_whole()
    house.stage.upprop.close()
