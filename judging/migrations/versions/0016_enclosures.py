"""PDFs that answer a question."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0016"
down_revision = "0013"
branch_labels = None
depends_on = None

KINDS = ("line", "text", "number", "choice", "several", "date", "yes_no", "table")


def upgrade() -> None:
    """No PDF was asked for, so none was sent."""
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


def downgrade() -> None:
    """PDFs go, and the questions that ask for one become lines of words; their files go with the next sweep."""
    op.drop_table("enclosure")
    op.execute("update question set kind = 'line' where kind = 'pdf'")
    _allow_kinds(KINDS)


def _allow_kinds(kinds: tuple[str, ...]) -> None:
    with op.batch_alter_table("question") as batch:
        batch.drop_constraint("kind", type_="check")
        batch.create_check_constraint("kind", f"kind in {kinds}")
