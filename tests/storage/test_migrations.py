"""Migrations go up, down and up again, and lead to exactly the tables the product uses."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from conference.bus import Away
from conference.storage import Store
from conference.storage.engine import is_sqlite, make_engine
from conference.storage.migrate import HEAD, MIGRATIONS, migrate
from conference.storage.tables import metadata
from tests.databases import Databases

IN_SQLITE = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
IN_POSTGRESQL = """
SELECT 'index ' || indexname, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
UNION ALL SELECT 'column ' || table_name || '.' || column_name,
    concat_ws(' ', data_type, collation_name, column_default, 'null: ' || is_nullable)
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
UNION ALL SELECT 'sequence ' || sequence_name, data_type
    FROM information_schema.sequences WHERE sequence_schema = 'public'
"""


@pytest.fixture
def new(databases: Databases, tmp_path: Path) -> str:
    """The address of a database that has nothing in it."""
    return databases.fresh(tmp_path / "new", "empty")


@pytest.fixture
def straight(databases: Databases, tmp_path: Path) -> Iterator[Connection]:
    """A database with the tables as the code has them, made without any migration."""
    engine = make_engine(databases.fresh(tmp_path / "straight", "empty"))
    with engine.begin() as connection:
        metadata.create_all(connection)
        yield connection
    engine.dispose()


def schema(connection: Connection) -> dict[str, str]:
    """Everything there is in a database by its name, in the database's own words."""
    rows = connection.exec_driver_sql(IN_SQLITE if connection.dialect.name == "sqlite" else IN_POSTGRESQL)
    # SQLite keeps the words as they were said, with a space before what was added later.
    return {name: " ".join((sql or "").replace(",", " , ").replace(")", " ) ").split()) for name, sql in rows}


def schema_at(url: str) -> dict[str, str]:
    engine = make_engine(url)
    with engine.connect() as connection:
        found = schema(connection)
    engine.dispose()
    return found


def test_up_down_and_up_again(new: str) -> None:
    migrate(new)
    built = schema_at(new)
    assert len(built) > 40
    migrate(new, "base")
    assert schema_at(new) == {}
    migrate(new)
    migrate(new)  # once more changes nothing
    assert schema_at(new) == built


def test_each_step_can_be_taken_back(new: str) -> None:
    for revision in revisions()[:-1]:
        migrate(new, revision)
        before = schema_at(new)
        migrate(new, "+1")
        assert schema_at(new) != before
        migrate(new, "-1")
        assert schema_at(new) == before


def test_the_migrations_lead_to_the_tables_in_the_code(url: str, straight: Connection) -> None:
    engine = make_engine(url)
    with engine.connect() as migrated:
        assert compare_metadata(MigrationContext.configure(migrated), metadata) == []
    engine.dispose()
    assert schema_at(url) == schema(straight)


def test_the_head_is_written_down_and_the_numbers_follow() -> None:
    assert revisions()[-1] == HEAD
    assert [int(one[:4]) for one in revisions()] == list(range(1, len(revisions()) + 1))


def test_a_database_of_another_version_is_refused(new: str, store: Store) -> None:
    store.check()
    empty = Store(new)
    with pytest.raises(Away, match="upprop migrate"):
        empty.check()
    empty.close()


@pytest.mark.sqlite
def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "data" / "upprop.db"
    migrate(f"sqlite:///{file}")
    store = Store(f"sqlite:///{file}")
    with store.writing() as work:
        work.tries.wrong("+46701740605", datetime(2026, 11, 26, tzinfo=UTC))
        beside = {path.name: path.stat().st_mode & 0o077 for path in file.parent.glob("upprop.db*")}
    store.close()
    assert len(beside) >= 3, "the journals are there too"
    assert set(beside.values()) == {0}, beside


def test_this_run_has_the_databases_it_says(url: str, databases: Databases) -> None:
    engine = make_engine(url)
    assert is_sqlite(engine) is (databases.server is None)
    engine.dispose()


def revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    return [one.revision for one in reversed(list(script.walk_revisions()))]
