"""A PostgreSQL lets go of a connection, at each point of a transaction: whoever asked hears of it in our
words, and the next who asks is answered."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

import pytest
from sqlalchemy import Connection, text

from conference.bus import Away, Collision, StorageError
from conference.storage import Store
from conference.storage.engine import RESTED
from tests import postgres

pytestmark = pytest.mark.postgres

Way = Callable[[], AbstractContextManager[Connection]]


@pytest.fixture(params=["writing", "reading", "glancing"])
def way(request: pytest.FixtureRequest, store: Store) -> Way:
    """A way in whose connections have been used before."""

    @contextmanager
    def in_a_work() -> Iterator[Connection]:
        with getattr(store, request.param)() as work:
            yield work.connection

    way = store.glancing if request.param == "glancing" else in_a_work
    with way() as connection:
        ask(connection)
    return way


def ask(connection: Connection, what: str = "SELECT count(*) FROM conferences") -> None:
    connection.execute(text(what))


class Server:
    """What its administrator, or time, does to those who are connected."""

    def __init__(self, url: str) -> None:
        self._url = url

    def lets_go(self) -> None:
        with postgres.connect(self._url) as administrator:
            administrator.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    def gives_up(self, connection: Connection) -> None:
        """It has been idle within a transaction for as long as the server has patience."""
        ask(connection, "SET idle_in_transaction_session_timeout = 20")
        until = time.monotonic() + 10
        with postgres.connect(self._url) as administrator:
            idle = "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
            while administrator.execute(idle).fetchone() != (0,):
                assert time.monotonic() < until

    def lets_go_of_whoever_asks_now(self) -> threading.Thread:
        def look() -> None:
            asking = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"
            with postgres.connect(self._url) as administrator:
                while administrator.execute(asking).fetchone() == (0,):
                    time.sleep(0.005)
            self.lets_go()

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        return thread


@pytest.fixture
def server(url: str) -> Server:
    return Server(url)


def answers_again(way: Way) -> None:
    """At the second time of asking at the latest: that a connection is gone is found by using it."""
    with suppress(Away), way() as connection:
        ask(connection)
    with way() as connection:
        ask(connection)


def test_whose_connection_went_a_moment_ago_is_told_so(way: Way, server: Server) -> None:
    server.lets_go()
    with pytest.raises(Away), way() as connection:
        ask(connection)
    answers_again(way)


def test_whose_connection_went_while_it_rested_never_knows(way: Way, server: Server) -> None:
    server.lets_go()
    time.sleep(RESTED + 0.05)
    with way() as connection:
        ask(connection)


def test_a_connection_that_goes_before_anything_was_asked(way: Way, server: Server) -> None:
    with pytest.raises(Away), way() as connection:
        server.lets_go()
        ask(connection)
    answers_again(way)


def test_a_connection_that_goes_between_two_questions(way: Way, server: Server) -> None:
    with pytest.raises(Away), way() as connection:
        ask(connection)
        server.lets_go()
        ask(connection)
    answers_again(way)


def test_a_connection_that_goes_while_an_answer_is_waited_for(way: Way, server: Server) -> None:
    goes = server.lets_go_of_whoever_asks_now()
    with pytest.raises(Away), way() as connection:
        ask(connection, "SELECT pg_sleep(4)")
    goes.join()
    answers_again(way)


@pytest.mark.parametrize("asked", [True, False])
def test_a_connection_that_goes_before_the_end(way: Way, server: Server, asked: bool) -> None:
    """Nothing was to be written, so that it may not even be noticed."""
    with suppress(Away), way() as connection:
        if asked:
            ask(connection)
        server.lets_go()
    answers_again(way)


def test_what_was_to_be_written_when_it_went_is_not_told_as_written(store: Store, server: Server) -> None:
    with pytest.raises(Away, match="not answer"), store.writing() as work:
        ask(work.connection, "INSERT INTO inbox (stamp, at) VALUES ('a', 1)")
        server.lets_go()
    with store.reading() as work:
        assert work.connection.execute(text("SELECT count(*) FROM inbox")).scalar() == 0


class Refused(Exception):
    """By the domain."""


def test_a_connection_that_goes_before_what_was_refused_is_undone(way: Way, server: Server) -> None:
    with pytest.raises((Refused, StorageError)), way() as connection:
        ask(connection)
        server.lets_go()
        raise Refused
    answers_again(way)


@pytest.mark.parametrize("asks_again", [True, False])
@pytest.mark.parametrize("name", ["writing", "reading"])
def test_a_transaction_that_the_server_has_given_up(
    store: Store, server: Server, name: str, asks_again: bool
) -> None:
    """As each that was begun before a server was stopped for longer than it lets anybody idle."""
    with pytest.raises(Away), getattr(store, name)() as work:
        server.gives_up(work.connection)
        if asks_again:
            ask(work.connection)
    with getattr(store, name)() as work:
        ask(work.connection)


def test_a_table_that_is_changed_under_a_question_asked_often_holds_up_nobody_for_long(
    way: Way, url: str
) -> None:
    """The driver has it prepared by then."""
    with postgres.connect(url) as migration:
        migration.execute("CREATE TABLE changing (seconds int)")
        for _ in range(10):
            with way() as connection:
                ask(connection, "SELECT seconds FROM changing")
        migration.execute("ALTER TABLE changing ALTER seconds TYPE bigint")
    with suppress(Collision), way() as connection:
        ask(connection, "SELECT seconds FROM changing")
    with way() as connection:
        ask(connection, "SELECT seconds FROM changing")
