"""Writers stand in line, readers do not, and nobody waits for ever."""

import fcntl
import threading
import time
import traceback
from pathlib import Path

import pytest

from conference.bus import Away
from conference.storage import Store
from conference.storage.engine import make_engine
from conference.storage.gate import Gate, first_in_line
from tests.storage.given import NUMBER, a_leg


def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    with store.writing() as work:
        work.legs.add(a_leg())
        work.flush()
        with store.reading() as other:
            assert other.legs.in_room("thursday") == []


@pytest.mark.sqlite
def test_a_writer_gives_up_when_another_does_not_let_go(store: Store, url: str) -> None:
    hurried = Store(url, patience=0.05)
    refused: list[type] = []

    def write() -> None:
        try:
            with hurried.writing():
                refused.append(Store)
        except Away:
            refused.append(Away)

    with store.writing():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert refused == [Away]
    with hurried.writing():
        pass
    hurried.close()


def test_the_gate_lets_one_through_at_a_time(tmp_path: Path) -> None:
    gates = [Gate(tmp_path / "lock", 5.0) for _ in range(2)]
    inside = most = 0

    def walk(gate: Gate) -> None:
        nonlocal inside, most
        for _ in range(50):
            with gate.passed():
                inside += 1
                most = max(most, inside)
                inside -= 1

    threads = [threading.Thread(target=walk, args=(gate,)) for gate in gates * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_whoever_stands_first_in_line_comes_before_whoever_has_just_written(tmp_path: Path) -> None:
    busy, patient = (Gate(tmp_path / "lock", 5.0) for _ in range(2))
    wrote: list[str] = []

    def wait_and_write() -> None:
        with patient.passed():
            wrote.append("patient")

    with busy.passed():
        thread = threading.Thread(target=wait_and_write)
        thread.start()
        until = time.monotonic() + 5
        while not (waits := _is_locked(first_in_line(tmp_path / "lock"))) and time.monotonic() < until:
            time.sleep(0.001)
        assert waits
    with busy.passed():
        wrote.append("busy")
    thread.join()
    assert wrote == ["patient", "busy"]


def _is_locked(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_a_database_that_is_not_there_is_away(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'nowhere' / 'upprop.db'}")
    with pytest.raises(Away), store.reading() as work:
        work.legs.in_room("thursday")


def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="file"):
        Store("sqlite://")


@pytest.mark.sqlite
def test_commits_survive_a_power_cut(url: str) -> None:
    with make_engine(url).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_an_error_does_not_tell_numbers(store: Store) -> None:
    with store.writing() as work:
        work.legs.add(a_leg())
    # Which error it is, the database decides.
    with pytest.raises(Exception) as caught, store.writing() as work:
        work.legs.add(a_leg())
    told = "".join(traceback.format_exception(caught.value))
    assert "unique" in told.lower()
    assert NUMBER not in told


@pytest.mark.sqlite
def test_a_single_question_is_a_single_statement(store: Store) -> None:
    told: list[str] = []
    with store.glancing() as connection:
        connection.connection.dbapi_connection.set_trace_callback(told.append)
        assert connection.exec_driver_sql("SELECT 37").scalar() == 37
    assert told == ["SELECT 37"]


def test_several_questions_of_one_reader_are_of_one_moment(store: Store) -> None:
    legs = "SELECT count(*) FROM legs"
    with store.reading() as reader:
        assert reader.connection.exec_driver_sql(legs).scalar() == 0
        with store.writing() as work:
            work.legs.add(a_leg())
        assert reader.connection.exec_driver_sql(legs).scalar() == 0
    with store.reading() as reader:
        assert reader.connection.exec_driver_sql(legs).scalar() == 1
