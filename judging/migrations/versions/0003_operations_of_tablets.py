"""Operations of tablets: an append-only log of every tap, the tablets it came from, private notes, a deadline.

Sheets from before have no operation; their scores count as version 0.
"""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REFUSES = "operations are never changed or removed"


def upgrade() -> None:
    """Add the tables, and triggers that refuse to change or remove an operation."""
    op.create_table(
        "tablet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("judge_id", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(36), nullable=False),
        sa.Column("sign_in_id", sa.String(32)),
        sa.Column("app", sa.String(40), nullable=False),
        sa.Column("first_at", Moment(), nullable=False),
        sa.Column("last_at", Moment(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("offset_ms", sa.BigInteger(), nullable=False),
        sa.Column("check_result", sa.JSON()),
        sa.Column("checked_at", Moment()),
        sa.PrimaryKeyConstraint("id", name="pk_tablet"),
        sa.ForeignKeyConstraint(["judge_id"], ["judge.id"], name="fk_tablet_judge_id"),
        sa.ForeignKeyConstraint(["sign_in_id"], ["sign_in.id"], name="fk_tablet_sign_in_id"),
        sa.UniqueConstraint("judge_id", "device", name="uq_tablet_judge_id_device"),
    )
    op.create_table(
        "operation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("judge_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("tablet_id", sa.Integer()),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("value", sa.JSON()),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("is_flagged", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_operation"),
        *(
            sa.ForeignKeyConstraint([f"{table}_id"], [f"{table}.id"], name=f"fk_operation_{table}_id")
            for table in ("judge", "tablet", "round", "entry")
        ),
        sa.UniqueConstraint("judge_id", "number", name="uq_operation_judge_id_number"),
        sa.UniqueConstraint("judge_id", "uuid", name="uq_operation_judge_id_uuid"),
        sa.CheckConstraint("outcome in ('kept', 'asked', 'late', 'overtaken')", name="outcome"),
    )
    op.create_index("ix_operation_sheet", "operation", ["judge_id", "entry_id"])
    op.create_table(
        "memo",
        sa.Column("judge_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_bookmarked", sa.Boolean(), nullable=False),
        sa.Column("written", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("judge_id", "entry_id", name="pk_memo"),
        sa.ForeignKeyConstraint(["judge_id"], ["judge.id"], name="fk_memo_judge_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_memo_entry_id"),
    )
    _add("score_sheet", sa.Column("written", sa.JSON(), nullable=False, server_default="{}"))
    _add("round", sa.Column("due_at", Moment()))
    _add("round", sa.Column("grace_minutes", sa.Integer(), nullable=False, server_default="0"))
    _protect()


def downgrade() -> None:
    """Sheets keep what stands on them; how it came about is lost."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_operation() CASCADE")
    for table, column in (("round", "grace_minutes"), ("round", "due_at"), ("score_sheet", "written")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
    for table in ("memo", "operation", "tablet"):
        op.drop_table(table)


def _add(table: str, column: sa.Column) -> None:
    """A column for rows that are there: filled by a default, which then goes again."""
    op.add_column(table, column)
    if column.server_default is not None:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column.name, server_default=None)


def _protect() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_operation() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSES}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER operation_stands BEFORE UPDATE OR DELETE ON operation "
            "FOR EACH ROW EXECUTE FUNCTION refuse_operation()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER operation_no_{act.lower()} BEFORE {act} ON operation "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSES}'); END"
        )
