"""What happens to an entry after it was sent: parts that its return left closed, messages about it."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What has been returned already stays open as a whole."""
    op.add_column("entry", sa.Column("locked", sa.JSON(), server_default="[]", nullable=False))
    with op.batch_alter_table("entry") as batch:
        batch.alter_column("locked", existing_type=sa.JSON(), server_default=None)
    _make_messages()


def downgrade() -> None:
    """Which parts were closed is lost, and what people wrote to each other."""
    op.drop_table("entry_message")
    with op.batch_alter_table("entry") as batch:
        batch.drop_column("locked")


def _make_messages() -> None:
    op.create_table(
        "entry_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("is_from_desk", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", Moment(), nullable=False),
        sa.Column("read_at", Moment()),
        sa.PrimaryKeyConstraint("id", name="pk_entry_message"),
        _of_entry("entry_message"),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_entry_message_author_id"),
        sa.UniqueConstraint("entry_id", "key", name="uq_entry_message_entry_id_key"),
    )
    op.create_index("ix_entry_message_entry_id", "entry_message", ["entry_id"])


def _of_entry(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=f"fk_{table}_entry_id", ondelete="CASCADE")
