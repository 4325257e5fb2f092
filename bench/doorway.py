"""The product's own web service with one bare view beside it: what is measured against what, in one server.

The bare view does what the least of services does with a report: it writes one row and says so. Its row is
written as the product writes (the same pool, the same waiting for the disk), or the two would not be
comparable.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import time

from flask import Flask, Response, request
from sqlalchemy import Column, Connection, Double, Integer, MetaData, String, Table, insert, update

from conference.storage.engine import make_engine, writing
from conference.storage.tables import legs
from webhooks import PATIENCE, create_app

BARE = "/bare"
metadata = MetaData()
bare_rows = Table(
    "bare_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("said", String, nullable=False),
    Column("at", Double, nullable=False),
)


def doorway() -> Flask:
    """The application of a `gunicorn` that is measured."""
    app = create_app()
    engine = make_engine(app.extensions["upprop"].settings.database_url, PATIENCE)

    @app.post(BARE)
    def bare() -> Response:
        with writing(engine) as connection:
            connection.execute(insert(bare_rows).values(said=request.form.get("CallStatus", ""), at=time()))
        return Response(status=204)

    return app


def furnish(database_url: str) -> None:
    """The bare view's table."""
    with _writing(database_url) as connection:
        metadata.create_all(connection)


def let_phones_go(database_url: str) -> None:
    """Every phone is free again, so that the next meeting may ask for it too: nobody is really called."""
    with _writing(database_url) as connection:
        connection.execute(update(legs).values(number=None))


@contextmanager
def _writing(database_url: str) -> Iterator[Connection]:
    engine = make_engine(database_url)
    try:
        with writing(engine) as connection:
            yield connection
    finally:
        engine.dispose()
