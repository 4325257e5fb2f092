"""The second storey: activations, with what is asked and drawn in them, and what was before.

A line and a text may now belong to an activation where they belong to no meeting, and a meeting may have its
room from the one before it, so that a report of the room is looked up by the room. What was before is a list
of titles and days: it is searched and counted, and never grows into anything.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002_second_storey"
down_revision = "0001_first_house"
branch_labels = None
depends_on = None

NEW_COLUMNS = {
    "conferences": ("room", "activation"),
    "legs": ("activation",),
    "texts": ("activation", "about"),
}
NEW_INDEXES = {
    "conferences": (("room",), ("activation",)),
    "legs": (("activation",),),
    "texts": (("activation", "purpose"), ("about",)),
}


def upgrade() -> None:
    for table, columns in NEW_COLUMNS.items():
        for column in columns:
            op.add_column(table, sa.Column(column, sa.String(), nullable=True))
    op.execute("UPDATE conferences SET room = id")  # so far each has had its own
    for table, indexes in NEW_INDEXES.items():
        for columns in indexes:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    op.create_table(
        "activations",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("pressed_at", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_activations"),
    )
    op.create_index("ix_activations_pressed_at", "activations", ["pressed_at"])
    op.create_index("ix_activations_state_pressed_at", "activations", ["state", "pressed_at"])
    op.create_table(
        "inquiries",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("activation", sa.String(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inquiries"),
    )
    op.create_index("ix_inquiries_activation_asked_at", "inquiries", ["activation", "asked_at"])
    op.create_table(
        "pictures",
        sa.Column("activation", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("activation", name="pk_pictures"),
    )
    op.create_table(
        "past_activations",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("activated_on", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_past_activations"),
    )
    op.create_index("ix_past_activations_activated_on", "past_activations", ["activated_on"])
    op.create_table(
        "guidelines",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("adopted_on", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guidelines"),
    )


def downgrade() -> None:
    for table in ("guidelines", "past_activations", "pictures", "inquiries", "activations"):
        op.drop_table(table)
    for table, indexes in NEW_INDEXES.items():
        for columns in indexes:
            op.drop_index(f"ix_{table}_{'_'.join(columns)}", table)
    for table, columns in NEW_COLUMNS.items():
        for column in columns:
            op.drop_column(table, column)
