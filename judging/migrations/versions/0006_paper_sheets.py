"""Score sheets on paper, entered by two people and signed."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("paper_copy", "paper_sheet", "signed_paper")


def upgrade() -> None:
    """Add the tables; nothing came on paper before."""
    op.create_table(
        "paper_copy",
        *_ballot("paper_copy"),
        sa.Column("typed_by_id", sa.Integer(), nullable=False),
        sa.Column("typed_at", Moment(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("round_id", "attempt", "judge_id", "entry_id", "typed_by_id", name="pk_paper_copy"),
        _points("paper_copy", "typed_by_id", "person"),
    )
    op.create_table(
        "paper_sheet",
        *_ballot("paper_sheet"),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("first_by_id", sa.Integer(), nullable=False),
        sa.Column("second_by_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", Moment(), nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by_id", sa.Integer()),
        sa.Column("decided_at", Moment()),
        sa.PrimaryKeyConstraint("round_id", "attempt", "judge_id", "entry_id", name="pk_paper_sheet"),
        *(_points("paper_sheet", f"{who}_by_id", "person") for who in ("first", "second", "decided")),
        sa.CheckConstraint("outcome in ('counted', 'same', 'open', 'tablet')", name="outcome"),
        sa.CheckConstraint("first_by_id <> second_by_id", name="two_people"),
    )
    op.create_table(
        "signed_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(f"{name}_id", sa.Integer(), nullable=False) for name in ("round", "judge", "category")),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(9), nullable=False),
        sa.Column("digests", sa.JSON(), nullable=False),
        sa.Column("ticked_by_id", sa.Integer(), nullable=False),
        sa.Column("ticked_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_signed_paper"),
        *(_points("signed_paper", f"{name}_id", name) for name in ("round", "judge", "category")),
        _points("signed_paper", "ticked_by_id", "person"),
        sa.UniqueConstraint("round_id", "attempt", "judge_id", "category_id", "fingerprint", name="uq_signed_paper"),
    )
    op.create_index("ix_signed_paper_round_id", "signed_paper", ["round_id"])


def downgrade() -> None:
    """What counted stays on the judges' sheets; who typed, decided and signed is lost, but for the log."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _ballot(table: str) -> list:
    """Whose sheet of what, in which round and attempt."""
    columns = [
        sa.Column(name, sa.Integer(), nullable=False) for name in ("round_id", "attempt", "judge_id", "entry_id")
    ]
    return [*columns, *(_points(table, f"{name}_id", name) for name in ("round", "judge", "entry"))]


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    gone = "CASCADE" if to == "round" else None
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}", ondelete=gone)
