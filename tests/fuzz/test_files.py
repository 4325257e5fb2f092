"""Files that are broken in any way: read, or refused with file, line and reason; never half taken in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from conference.cli.rehearse.reading import read_scenario
from conference.county.directory import read_directory
from conference.county.faults import CountyFaults
from conference.county.folder import read_county
from conference.county.past import read_past
from tests.cli.terminal import Terminal
from tests.fuzz.breaking import broken
from tests.fuzz.house import House
from tests.fuzz.inputs import TIMES, chance, tried
from tests.rehearse.county import FOLDER, stockholm

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the county that may be broken."""
    copy = tmp_path_factory.mktemp("files") / "stockholm"
    shutil.copytree(FOLDER, copy)
    return copy


@contextmanager
def one_broken(random: Random, files: list[Path]) -> Iterator[Path]:
    """One of the files is broken meanwhile, or gone, or a folder."""
    file = random.choice(files)
    whole = file.read_bytes()
    how = random.randrange(40)
    file.unlink()
    if how > 1:
        file.write_bytes(broken(random, whole))
    elif how:
        file.mkdir()
    try:
        yield file
    finally:
        if file.is_dir():
            file.rmdir()
        file.write_bytes(whole)


def read_or_refused(
    target: str, times: int, files: list[Path], read: Callable[[Path], Any], root: Path
) -> None:
    """Read each of so many broken ones. Whatever is refused says where and why."""
    random = chance(target)
    for _ in range(times * TIMES):
        with one_broken(random, files) as file:
            try:
                assert read(file) is not None
            except CountyFaults as refused:
                assert refused.faults, "refused, and nothing is wrong"
                for fault in refused.faults:
                    assert fault.line >= 1 and fault.reason.strip() and (root / fault.file).parent.exists(), (
                        fault
                    )
            except Exception as error:
                shown = file.read_bytes()[:2000] if file.is_file() else b"(none)"
                raise AssertionError(f"{file.name}: {type(error).__name__}: {error}\n{shown!r}") from error
        tried(target)


def test_a_broken_county_is_refused(folder: Path) -> None:
    kinds = ("*.yaml", "*.csv", "formats/*.yaml", "texts/*.yaml", "fiction/phones.csv")
    files = [file for kind in kinds for file in sorted(folder.glob(kind))]
    read_or_refused("county files", 8, files, lambda _: read_county(folder), folder)


def test_a_broken_directory_is_refused(folder: Path) -> None:
    county, fiction = stockholm()[0], folder / "fiction"
    files = [file for file in sorted(fiction.iterdir()) if file.name != "rota.yaml"]
    read_or_refused("directory files", 4, files, lambda _: read_directory(fiction, county), fiction)


def test_a_broken_rota_is_refused(folder: Path) -> None:
    county, fiction = stockholm()[0], folder / "fiction"
    files = [fiction / "rota.yaml"]
    read_or_refused("directory files", 2, files, lambda _: read_directory(fiction, county), fiction)


def test_a_broken_past_is_refused(folder: Path) -> None:
    history = folder / "history"
    read_or_refused("past files", 40, sorted(history.iterdir()), lambda _: read_past(history), history)


def test_a_broken_scenario_is_refused(folder: Path) -> None:
    def read(file: Path) -> object:
        return read_scenario(file, FOLDER, *stockholm())

    files = sorted((folder / "exercises").glob("*.yaml"))
    read_or_refused("scenario files", 20, files, read, folder / "exercises")


def test_a_broken_directory_is_put_in_place_whole_or_not_at_all(house: House, folder: Path) -> None:
    """By the command that does it: refused in words with 2, or done, and nothing in between."""
    terminal, random = Terminal(house.stage), chance("loaded")
    files = [folder / "fiction" / name for name in ("phones.csv", "people.csv", "codes.csv")]

    def kept() -> list[Any]:
        with house.stage.upprop.store.reading() as work:
            tables = ("phones", "people", "shifts", "function_codes")
            return [work.connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in tables]

    for _ in range(2 * TIMES):
        with one_broken(random, files):
            before = kept()
            loaded = terminal.gives("directory", "load", str(folder / "fiction"))
        assert loaded.exit_code in (0, 2), loaded.output
        assert loaded.exit_code == 0 or (
            kept() == before and re.search(r"(csv|yaml):\d+: ", loaded.stderr)
        ), loaded.output
        tried("directories loaded")
    assert terminal.gives("directory", "load", str(FOLDER / "fiction")).exit_code == 0
