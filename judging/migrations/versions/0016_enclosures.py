"""PDFs that answer a question; photos kept as they were sent, where a competition says so."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KINDS = ("line", "text", "number", "choice", "several", "date", "yes_no", "table")
NEW = {"competition": "keeps_originals", "photo": "has_original"}


def upgrade() -> None:
    """No PDF was asked for, so none was sent; no photo was kept as it was sent."""
    op.create_table(
        "enclosure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(40), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("original_name", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_enclosure_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_enclosure"),
        sa.UniqueConstraint("entry_id", "question", name="uq_enclosure_entry_id_question"),
        sa.UniqueConstraint("key", name="uq_enclosure_key"),
    )
    op.create_index("ix_enclosure_entry_id", "enclosure", ["entry_id"])
    _allow_kinds((*KINDS, "pdf"))
    for table, name in NEW.items():
        op.add_column(table, sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
        with op.batch_alter_table(table) as batch:
            batch.alter_column(name, existing_type=sa.Boolean(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    """PDFs go, and the questions that ask for one become lines of words; their files go with the next sweep."""
    for table, name in NEW.items():
        with op.batch_alter_table(table) as batch:
            batch.drop_column(name)
    op.drop_table("enclosure")
    op.execute("update question set kind = 'line' where kind = 'pdf'")
    _allow_kinds(KINDS)


def _allow_kinds(kinds: tuple[str, ...]) -> None:
    with op.batch_alter_table("question") as batch:
        batch.drop_constraint("kind", type_="check")
        batch.create_check_constraint("kind", f"kind in {kinds}")
