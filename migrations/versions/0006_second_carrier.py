"""By which carrier a call is to be placed, since each has a pace of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0006_second_carrier"
down_revision = "0005_routes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("carrier", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "carrier")
