"""Reserves: which have been moved into this database, so that none is moved twice.

A reserve is a database of one host for the hour in which this one does not answer. It has the same tables,
and in this one says of itself since when it has been open.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003_reserves"
down_revision = "0002_second_storey"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reserves",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("moved_at", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reserves"),
    )


def downgrade() -> None:
    op.drop_table("reserves")
