"""Bringing a database to this version of the product.

What does that is read in only where it is done: every process would read it, and one that was killed is to be
back soon.
"""

import os
from pathlib import Path
from typing import Final

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, make_url, select

from conference.settings import HOME
from conference.storage.engine import make_engine, writing
from conference.storage.errors import understood

MIGRATIONS: Final = HOME / "migrations"
HEAD: Final = (MIGRATIONS / "HEAD").read_text(encoding="utf-8").strip()
"""The version this program needs."""
_VERSION: Final = Table("alembic_version", MetaData(), Column("version_num", String))


def migrate(url: str, to: str = "head") -> None:
    """Bring the database at `url` to a version. Safe to run twice, and beside a running version before it.

    Raises Away where there is none to be had.
    """
    try:
        _migrate(url, to)
    except Exception as error:
        if (said := understood(error)) is not None:
            raise said from error
        raise


def is_missing(url: str) -> bool:
    """Whether a migration would begin with an empty file, where there is none now."""
    address = make_url(url)
    return address.get_backend_name() == "sqlite" and not Path(address.database or "").exists()


def _migrate(url: str, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    engine = make_engine(url, patience=60, makes=True)
    if engine.url.database and engine.dialect.name == "sqlite":
        _begin(Path(engine.url.database))
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        if to == "base" or to.startswith("-"):
            command.downgrade(config, to)
        else:
            command.upgrade(config, to)
    engine.dispose()


def _begin(file: Path) -> None:
    """A new SQLite database is its owner's alone, and so are the files that SQLite puts beside it."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))


def behind(connection: Connection) -> str | None:
    """What is wrong with a database's version, in a sentence; None if it is ours."""
    is_there = inspect(connection).has_table(_VERSION.name)
    version = connection.execute(select(_VERSION.c.version_num)).scalar() if is_there else None
    if version == HEAD:
        return None
    return f"the database is at version {version or 'none'}, not {HEAD}: run upprop migrate"
