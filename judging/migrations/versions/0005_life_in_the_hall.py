"""What a judge cannot score, and the way each walks."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """In rounds from before, each judge starts elsewhere along the tables."""
    op.create_table(
        "inability",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(f"{name}_id", sa.Integer(), nullable=False) for name in ("round", "judge", "entry")),
        sa.Column("cause", sa.String(10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("answer", sa.String(10), nullable=False),
        sa.Column("answer_words", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.Integer()),
        sa.Column("answered_at", Moment()),
        sa.PrimaryKeyConstraint("id", name="pk_inability"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_inability_round_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["judge_id"], ["judge.id"], name="fk_inability_judge_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_inability_entry_id"),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name="fk_inability_answered_by_id"),
        sa.CheckConstraint("cause in ('broken', 'absent', 'field', 'other')", name="cause"),
        sa.CheckConstraint("answer in ('', 'waived', 'score', 'taken back')", name="answer"),
    )
    op.create_index("ix_inability_round_judge", "inability", ["round_id", "judge_id", "entry_id"])
    with op.batch_alter_table("round") as batch:
        batch.add_column(sa.Column("walk", sa.String(10), nullable=False, server_default="tables"))
        batch.create_check_constraint("walk", "walk in ('tables', 'together', 'random')")
    with op.batch_alter_table("round") as batch:
        batch.alter_column("walk", server_default=None)


def downgrade() -> None:
    """Requests of judges are lost; waivers they led to stay."""
    with op.batch_alter_table("round") as batch:
        batch.drop_constraint("walk", type_="check")
        batch.drop_column("walk")
    op.drop_table("inability")
