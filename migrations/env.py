"""Runs migrations on the connection that `conference.storage.migrate` has opened, in its one transaction."""

from alembic import context
from sqlalchemy import text

from conference.storage.tables import metadata

connection = context.config.attributes["connection"]
if connection.dialect.name == "postgresql":
    # Two hosts that start at once migrate one after the other.
    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('upprop migrate'))"))
context.configure(
    connection=connection, target_metadata=metadata, transactional_ddl=True, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
