"""The house in figures: what is counted is added up as it happens, so that asking costs the same in any year.

And the texts whose fate is not known are found through an index that holds no others.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004_in_figures"
down_revision = "0003_reserves"
branch_labels = None
depends_on = None

OPEN = sa.text("status IN ('pending', 'unknown', 'sent')")


def upgrade() -> None:
    op.create_table(
        "tallies",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("n", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", "label", name="pk_tallies"),
    )
    op.create_index("ix_texts_open", "texts", ["written_at"], sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    op.drop_index("ix_texts_open", "texts")
    op.drop_table("tallies")
