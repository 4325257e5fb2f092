"""The first house: everything the product keeps.

Aggregates are documents beside the columns they are searched by, so that a new field of the domain needs
no migration; times are whole microseconds, so that they sort alike everywhere; and what is searched all
day (what waits, what is due, which lines are up) has an index that holds nothing else, so that the
tables may grow old.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001_first_house"
down_revision = None
branch_labels = None
depends_on = None

COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BY_LETTERS = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def only(condition: str) -> dict[str, sa.TextClause]:
    """An index that holds only these rows, in either database."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "beats",
        sa.Column("process", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("wall", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("process", name="pk_beats"),
    )
    op.create_table(
        "chains",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chains"),
    )
    op.create_table(
        "conferences",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("planned_at", sa.BigInteger(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conferences"),
    )
    op.create_index(
        "ix_conferences_alive",
        "conferences",
        ["planned_at", "state"],
        **only("state IN ('planned', 'gathering', 'open', 'closing')"),
    )
    op.create_index(
        "ix_conferences_planned_at",
        "conferences",
        ["planned_at"],
    )
    op.create_table(
        "due",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("key", BY_LETTERS, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("conference", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_due"),
        sa.UniqueConstraint("key", name="uq_due_key"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_due_at_id",
        "due",
        ["at", "id"],
    )
    op.create_table(
        "floors",
        sa.Column("conference", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("conference", name="pk_floors"),
    )
    op.create_table(
        "function_codes",
        sa.Column("function", sa.String(), nullable=False),
        sa.Column("hmac", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("function", name="pk_function_codes"),
    )
    op.create_table(
        "history",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_history_chain_seq", "history", ["chain", "seq"], unique=True)
    op.create_table(
        "inbox",
        sa.Column("stamp", sa.String(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("stamp", name="pk_inbox"),
    )
    op.create_index(
        "ix_inbox_at",
        "inbox",
        ["at"],
    )
    op.create_table(
        "legs",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conference", sa.String(), nullable=True),
        sa.Column("seat", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("listening", sa.Boolean(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_legs"),
    )
    op.create_index(
        "ix_legs_alive", "legs", ["number"], **only("state IN ('calling', 'ringing', 'up', 'in_room', 'out')")
    )
    op.create_index(
        "ix_legs_conference_seat",
        "legs",
        ["conference", "seat"],
    )
    op.create_index("ix_legs_in_room", "legs", ["conference"], **only("state IN ('in_room')"))
    op.create_table(
        "outbox",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("strand", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("ready_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("conference", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("claimed_at", sa.Double(), nullable=True),
        sa.Column("unknown_at", sa.Double(), nullable=True),
        sa.Column("looked_at", sa.Double(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("made_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_in_hand", "outbox", ["state"], **only("state IN ('claimed', 'unknown')"))
    op.create_index(
        "ix_outbox_open", "outbox", ["strand", "id"], **only("state IN ('waiting', 'claimed', 'unknown')")
    )
    op.create_index("ix_outbox_waiting", "outbox", ["lane", "urgency", "id"], **only("state IN ('waiting')"))
    op.create_table(
        "pace",
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("carrier", name="pk_pace"),
    )
    op.create_table(
        "payloads",
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq", name="pk_payloads"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "phones",
        sa.Column("function", sa.String(), nullable=False),
        sa.Column("rung", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("function", "rung", name="pk_phones"),
    )
    op.create_index(
        "ix_phones_number",
        "phones",
        ["number"],
    )
    op.create_table(
        "plans",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_plans"),
    )
    op.create_table(
        "seats",
        sa.Column("conference", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("summoned", sa.Boolean(), nullable=False),
        sa.Column("speaks", sa.Boolean(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("conference", "slug", name="pk_seats"),
    )
    op.create_index(
        "ix_seats_code",
        "seats",
        ["code"],
    )
    op.create_index(
        "ix_seats_places",
        "seats",
        ["conference", "rank", "slug", "summoned", "holder"],
    )
    op.create_table(
        "shifts",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("function", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("starts", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("substitute", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shifts"),
    )
    op.create_index(
        "ix_shifts_function_ends",
        "shifts",
        ["function", "ends"],
    )
    op.create_table(
        "texts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conference", sa.String(), nullable=True),
        sa.Column("seat", sa.String(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_texts"),
    )
    op.create_index(
        "ix_texts_conference_purpose",
        "texts",
        ["conference", "purpose"],
    )
    op.create_index(
        "ix_texts_number_purpose_written_at",
        "texts",
        ["number", "purpose", "written_at"],
    )
    op.create_table(
        "tries",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tries"),
    )
    op.create_index(
        "ix_tries_at",
        "tries",
        ["at"],
    )
    op.create_index(
        "ix_tries_number_at",
        "tries",
        ["number", "at"],
    )


def downgrade() -> None:
    for table in (
        "tries",
        "texts",
        "shifts",
        "seats",
        "plans",
        "phones",
        "people",
        "payloads",
        "pace",
        "outbox",
        "legs",
        "inbox",
        "history",
        "function_codes",
        "floors",
        "due",
        "conferences",
        "chains",
        "beats",
    ):
        op.drop_table(table)
