"""A PostgreSQL of the stage's own is locked, shut or gone, and is itself again afterwards."""

import io
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest

from conference.cli.rehearse.breaking.breakage import NotNow
from conference.cli.rehearse.breaking.database import Server
from conference.cli.rehearse.cluster import Cluster, NoServer
from conference.storage.migrate import migrate

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    try:
        cluster = Cluster(io.StringIO())
    except NoServer as missing:
        pytest.skip(str(missing))
    try:
        until(cluster.answers)
        migrate(cluster.url)
        yield cluster
    finally:
        cluster.stop()


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def does(cluster: Cluster, statement: str) -> bool:
    """Whether somebody who does not wait for long can do it."""
    try:
        with cluster.connect(patience=1) as connection:
            connection.execute("SET lock_timeout = '50ms'")
            connection.execute(statement)
            return True
    except psycopg.Error:
        return False


READ, WRITE = "SELECT count(*) FROM conferences", "DELETE FROM conferences"


@pytest.mark.parametrize(("how", "reads"), [("locked", True), ("shut", False), ("gone", False)])
def test_nobody_writes_while_it_is(how: str, reads: bool, cluster: Cluster) -> None:
    server = Server(cluster, how)
    server.begin()
    try:
        assert not does(cluster, WRITE)
        assert does(cluster, READ) is reads
    finally:
        server.end()
    until(lambda: does(cluster, WRITE))


def test_what_is_locked_already_is_not_locked_again(cluster: Cluster) -> None:
    first, second = Server(cluster, "locked"), Server(cluster, "locked")
    first.begin()
    try:
        with pytest.raises(NotNow):
            second.begin()
    finally:
        first.end()
        second.end()


def test_one_that_is_killed_while_it_is_shut_keeps_nobody_who_was_connected(cluster: Cluster) -> None:
    connected = cluster.connect()
    shut, gone = Server(cluster, "shut"), Server(cluster, "gone")
    shut.begin()
    gone.begin()
    try:
        with pytest.raises(psycopg.OperationalError):
            connected.execute(READ)  # would wait for ever for a process that is stopped and has no server
    finally:
        gone.end()
        shut.end()
    until(lambda: does(cluster, WRITE))
