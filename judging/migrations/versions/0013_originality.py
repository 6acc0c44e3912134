"""Prints of photos and pairs that resemble each other."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Photos that are there already get their prints from the worker."""
    op.create_table(
        "photo_print",
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_compared", sa.Boolean(), nullable=False),
        sa.Column("coarse", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("taken_at", sa.String(19), nullable=False),
        sa.Column("device", sa.String(120), nullable=False),
        sa.Column("software", sa.String(120), nullable=False),
        sa.Column("is_generated", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("photo_id", name="pk_photo_print"),
        _photo("photo_print", "photo_id"),
    )
    op.create_index("ix_photo_print_is_compared", "photo_print", ["is_compared"])
    op.create_table(
        "resemblance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("strength", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.String(60), nullable=False),
        sa.Column("found_at", Moment(), nullable=False),
        sa.Column("decision", sa.String(10), nullable=False),
        sa.Column("decided_by_id", sa.Integer()),
        sa.Column("decided_at", Moment()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_resemblance"),
        _photo("resemblance", "first_id"),
        _photo("resemblance", "second_id"),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name="fk_resemblance_decided_by_id"),
        sa.UniqueConstraint("first_id", "second_id", name="uq_resemblance_first_id_second_id"),
        sa.CheckConstraint("first_id < second_id", name="order"),
        sa.CheckConstraint("decision in ('', 'none', 'ask', 'same')", name="decision"),
    )
    op.create_index("ix_resemblance_second_id", "resemblance", ["second_id"])


def downgrade() -> None:
    """Hints and what was decided of them are lost; the log keeps the decisions."""
    op.drop_table("resemblance")
    op.drop_table("photo_print")


def _photo(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["photo.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
