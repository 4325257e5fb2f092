"""The ways to the world, and what the last test of each has come to."""

import sqlalchemy as sa
from alembic import op

revision = "0007_links"
down_revision = "0006_second_carrier"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
    )


def downgrade() -> None:
    op.drop_table("links")
