"""What is broken is broken indeed, and whole again when it has been mended."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conference.bus import StorageError
from conference.cli.household import Household
from conference.cli.rehearse.breaking.bell import Away
from conference.cli.rehearse.breaking.breakage import NotNow
from conference.cli.rehearse.breaking.clocks import Reanchored
from conference.cli.rehearse.breaking.database import Gone, Held
from conference.cli.rehearse.breaking.disk import Full, make_small, take_away
from conference.cli.rehearse.breaking.processes import ConsoleAway, Killed, StoppedShort
from conference.cli.rehearse.pace import Pace
from conference.clock import ExerciseClock
from conference.storage import Store
from conference.storage.migrate import migrate
from tests.rehearse.test_stage import TEN


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "database" / "upprop.db"
    file.parent.mkdir()
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{database}", patience=0.05)
    store.check()
    yield store
    store.close()


def reads(store: Store) -> bool:
    try:
        store.check()
    except StorageError:
        return False
    return True


def writes(store: Store) -> bool:
    try:
        with store.writing() as work:
            return work.first_time("stamp", work.wall) or True
    except StorageError:
        return False


def test_a_database_that_is_locked_is_read_and_not_written(database: Path, store: Store) -> None:
    held = Held(database, "locked")
    held.begin()
    try:
        assert reads(store) and not writes(store)
    finally:
        held.end()
    assert writes(store)


def test_a_database_that_is_shut_keeps_even_readers_waiting(database: Path, store: Store) -> None:
    # SQLite itself goes on trying for ten seconds, whatever patience it was told to have.
    held, read = Held(database, "shut"), threading.Event()
    reader = threading.Thread(target=lambda: reads(store) and read.set())
    held.begin()
    try:
        reader.start()
        assert not read.wait(0.3)
    finally:
        held.end()
    reader.join()
    assert read.is_set() and writes(store)


def test_a_database_that_is_held_already_cannot_be_held_again(database: Path, store: Store) -> None:
    with store.writing() as work, pytest.raises(NotNow):
        work.first_time("stamp", work.wall)
        Held(database, "locked").begin()


def test_a_database_that_is_gone_takes_nothing_and_is_back_with_all_it_had(
    database: Path, store: Store
) -> None:
    gone = Gone(database)
    gone.begin()
    assert not writes(store)
    with pytest.raises(NotNow):
        Gone(database).begin()
    gone.end()
    assert writes(store)


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    procfile = tmp_path / "Procfile"
    procfile.write_text("redis: sleep 600\ndial: sleep 600\nconsole: sleep 600\n")
    with (tmp_path / "told").open("w") as told:
        household = Household({}, procfile, output=told)
        household.start()
        yield household
        household.stop(patience=0.2)


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_one_that_is_stopped_holds_still_and_goes_on(household: Household) -> None:
    pid, stopped = household.alive()["dial"], StoppedShort(household, "dial")
    stopped.begin()
    until(lambda: state(pid) == "T")
    stopped.end()
    until(lambda: state(pid) == "S")
    assert household.alive()["dial"] == pid


def test_one_that_is_killed_is_another_afterwards(household: Household) -> None:
    pid = household.alive()["dial"]
    Killed(household, "dial").begin()
    until(lambda: household.alive().get("dial", pid) != pid)


def test_one_that_is_sent_away_stays_away_until_it_is_called_back(household: Household) -> None:
    away = Away(household)
    away.begin()
    until(lambda: "redis" not in household.alive())
    until(lambda: _has_no_place(household))
    time.sleep(0.2)  # four looks of the household
    assert "redis" not in household.alive()
    away.end()
    until(lambda: "redis" in household.alive())


def _has_no_place(household: Household) -> bool:
    try:
        household.kill("redis", signal.SIGCONT)
    except ValueError:
        return True
    return False


def test_a_clock_that_is_anchored_anew_tells_the_same_time(tmp_path: Path) -> None:
    pace = Pace(tmp_path / "clock.json")
    pace.leap(TEN, 10.0)
    clock, words = ExerciseClock(pace.file), pace.file.read_text()
    Reanchored(pace, 0.0).begin()
    assert pace.file.read_text() != words
    assert abs((clock.now() - pace.now()).total_seconds()) < 2
    Reanchored(pace, 60.0).begin()
    time.sleep(0.06)  # the clock looks at its file every 0.05 s
    assert abs((clock.now() - pace.now()).total_seconds()) < 2
    assert pace.now() > TEN and (pace.now() - TEN).total_seconds() >= 60


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "reserve"
    if not make_small(folder):
        pytest.skip("no disk of its own can be mounted here")
    yield folder
    take_away(folder)
    assert not folder.is_mount()


def test_a_disk_that_is_full_takes_nothing_and_keeps_what_it_had(small: Path) -> None:
    (small / "list").write_text("to be called")
    full = Full(small)
    full.begin()
    with pytest.raises(OSError, match="No space"):
        (small / "another").write_text("to be called")
    assert (small / "list").read_text() == "to be called"
    full.end()
    (small / "another").write_text("to be called")


def test_a_disk_that_others_use_is_not_filled(tmp_path: Path) -> None:
    with pytest.raises(NotNow):
        Full(tmp_path).begin()


def test_a_console_that_is_away_stays_away_until_it_is_mended(household: Household) -> None:
    away = ConsoleAway(household, lambda: True)
    away.begin()
    until(lambda: "console" not in household.alive())
    time.sleep(0.3)
    assert "console" not in household.alive() and "dial" in household.alive()
    away.end()
    until(lambda: "console" in household.alive())


def test_a_console_that_was_not_there_cannot_be_taken_away(household: Household) -> None:
    with pytest.raises(NotNow, match="does not answer"):
        ConsoleAway(household, lambda: False).begin()
    assert "console" in household.alive()
