"""What the routes of texts have come to of late, so that one that has failed is rested.

And how often a text has been looked for in vain, apart from how often it was not taken.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005_routes"
down_revision = "0004_in_figures"
branch_labels = None
depends_on = None

COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "route_outcomes",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("well", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_route_outcomes"),
    )
    op.create_index("ix_route_outcomes_route_id", "route_outcomes", ["route", "id"])
    op.add_column("outbox", sa.Column("unfound", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("outbox", "unfound")
    op.drop_index("ix_route_outcomes_route_id", "route_outcomes")
    op.drop_table("route_outcomes")
