"""Migrations go up, down and up again, and lead to exactly the tables the product uses."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from conference.bus import Away
from conference.storage import Store
from conference.storage.migrate import HEAD, MIGRATIONS, migrate
from conference.storage.tables import metadata

SCHEMA = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"


def schema(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(SCHEMA)
    return {name: " ".join((sql or "").split()) for name, sql in rows}


def test_up_down_and_up_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'upprop.db'}"
    migrate(url)
    with create_engine(url).connect() as connection:
        built = schema(connection)
    migrate(url, "base")
    with create_engine(url).connect() as connection:
        assert schema(connection) == {}
    migrate(url)
    migrate(url)  # once more changes nothing
    with create_engine(url).connect() as connection:
        assert schema(connection) == built


def test_the_migrations_lead_to_the_tables_in_the_code(url: str, tmp_path: Path) -> None:
    straight = create_engine(f"sqlite:///{tmp_path / 'straight.db'}")
    metadata.create_all(straight)
    with create_engine(url).connect() as migrated, straight.connect() as made:
        assert compare_metadata(MigrationContext.configure(migrated), metadata) == []
        assert schema(migrated) == schema(made)


def test_the_head_is_written_down_and_the_numbers_follow() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    revisions = [one.revision for one in reversed(list(script.walk_revisions()))]
    assert script.get_current_head() == HEAD == revisions[-1]
    assert [int(one[:4]) for one in revisions] == list(range(1, len(revisions) + 1))


def test_a_database_of_another_version_is_refused(tmp_path: Path, store: Store) -> None:
    store.check()
    (tmp_path / "empty.db").touch()
    empty = Store(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(Away, match="upprop migrate"):
        empty.check()
    empty.close()


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
