"""Who may sit at the console, and who is signed in there."""

import sqlalchemy as sa
from alembic import op

revision = "0008_accounts"
down_revision = "0007_links"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("subject", sa.String()),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
    )
    op.create_index("ix_accounts_login", "accounts", ["login"], unique=True)
    op.create_index("ix_accounts_subject", "accounts", ["subject"], unique=True)
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("until", sa.Double(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ins"),
    )
    op.create_index("ix_sign_ins_account", "sign_ins", ["account"])
    op.create_index("ix_sign_ins_until", "sign_ins", ["until"])


def downgrade() -> None:
    op.drop_table("sign_ins")
    op.drop_table("accounts")
