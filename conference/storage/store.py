"""The way in: a transaction that writes, or one that only reads."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, Engine

from conference.bus import Away, Ids
from conference.deadline import too_late
from conference.domain.county.county import County
from conference.ports import House
from conference.storage.engine import PATIENCE, begin, gate_of, is_sqlite, make_engine, saved
from conference.storage.errors import understood
from conference.storage.formats import Formats
from conference.storage.gate import Gate
from conference.storage.ids import RandomIds
from conference.storage.migrate import behind
from conference.storage.work import Surroundings, Work


class Store:
    """The database at `url`. Safe to share between threads; each process makes its own."""

    def __init__(
        self,
        url: str,
        *,
        county: County | None = None,
        house: House | None = None,
        secret_key: str = "",
        ids: Ids | None = None,
        patience: float = PATIENCE,
        shut: Path | None = None,
        durable: bool = True,
    ) -> None:
        """While the file `shut` is there nothing is written: what there is is being taken elsewhere."""
        self._engine = make_engine(url, patience, durable=durable)
        self._reader, self._glancer = _readers(self._engine)
        self._gate = Gate(gate_of(self._engine), patience) if is_sqlite(self._engine) else None
        self._shut = shut
        self._around = Surroundings(
            ids=ids or RandomIds(),
            formats=Formats(),
            key=secret_key.encode(),
            county=county,
            house=house,
        )

    @contextmanager
    def writing(self, ids: Ids | None = None) -> Iterator[Work]:
        """A transaction. What was got and changed is saved when the block ends well; else nothing is.

        Nor is it saved where whoever asked has given up meanwhile.
        """
        with _in_our_words(), ExitStack() as afterwards, self._turn():
            # It is put back once the next may write.
            connection = afterwards.enter_context(self._engine.connect())
            with saved(connection):
                if self._shut is not None and self._shut.exists():
                    raise Away("what there is here is being taken elsewhere")
                work = Work(connection, self._around.with_ids(ids), locks=self._gate is None)
                yield work
                work.flush()
                if too_late():
                    raise Away("it has taken too long")

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """One moment's view, kept from nobody. Changes to what is got from it are forgotten."""
        with _in_our_words(), self._reader.connect() as connection:
            begin(connection)
            yield Work(connection, self._around, read_only=True)

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """A single question, for those who ask all day. Two asked in one block may see different moments."""
        with _in_our_words(), self._glancer.connect() as connection:
            yield connection

    def check(self) -> None:
        """Raises `Away` if the database does not answer or is of another version than the program."""
        with _in_our_words(), self._engine.connect() as connection:
            if fault := behind(connection):
                raise Away(fault)

    @contextmanager
    def shutting(self) -> Iterator[None]:
        """Nobody writes while the block is carried out; for that long and no longer it is waited for."""
        with self._turn():
            yield

    def close(self) -> None:
        self._engine.dispose()

    def _turn(self) -> AbstractContextManager[None]:
        return nullcontext() if self._gate is None else self._gate.passed()


def _readers(engine: Engine) -> tuple[Engine, Engine]:
    """For one moment's view of several tables, and for a single question.

    A question without a transaction is one way there and back instead of three, and in SQLite one statement.
    """
    if is_sqlite(engine):
        return engine, engine
    moment = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return engine.execution_options(**moment), engine.execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if (said := understood(error)) is not None:
            raise said from error
        raise
