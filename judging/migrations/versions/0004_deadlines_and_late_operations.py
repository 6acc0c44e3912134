"""What comes after a hand-in or a round's deadline: sheets opened again, late scores decided by two people."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("sheet_reopening", "late_ruling", "late_ruled")


def upgrade() -> None:
    """Add the tables; nothing was reopened or late before."""
    op.create_table(
        "sheet_reopening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("judge_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("settled_at", Moment()),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_reopening"),
        _points("sheet_reopening", "round_id", "round", ondelete="CASCADE"),
        _points("sheet_reopening", "judge_id", "judge"),
        _points("sheet_reopening", "category_id", "category"),
        _points("sheet_reopening", "entry_id", "entry"),
        _points("sheet_reopening", "opened_by_id", "person"),
    )
    op.create_index("ix_sheet_reopening_judge", "sheet_reopening", ["judge_id", "round_id"])
    op.create_table(
        "late_ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("judge_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("is_accepted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", Moment(), nullable=False),
        sa.Column("settled_by_id", sa.Integer()),
        sa.Column("settled_at", Moment()),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_late_ruling"),
        _points("late_ruling", "round_id", "round"),
        _points("late_ruling", "judge_id", "judge"),
        _points("late_ruling", "entry_id", "entry"),
        _points("late_ruling", "proposed_by_id", "person"),
        _points("late_ruling", "settled_by_id", "person"),
    )
    op.create_index("ix_late_ruling_round_id", "late_ruling", ["round_id"])
    op.create_table(
        "late_ruled",
        sa.Column("ruling_id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("ruling_id", "operation_id", name="pk_late_ruled"),
        _points("late_ruled", "ruling_id", "late_ruling"),
        _points("late_ruled", "operation_id", "operation"),
    )


def downgrade() -> None:
    """Scores that were taken stay on their sheets; who decided so is lost, but for the log."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _points(table: str, column: str, to: str, **options) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}", **options)
