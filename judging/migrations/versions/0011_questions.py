"""What an organiser asks entrants besides what every entry says."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KINDS = ("line", "text", "number", "choice", "several", "date", "yes_no", "table")
WORDS = (("name", sa.String(200)), ("name_en", sa.String(200)), ("hint", sa.Text()), ("hint_en", sa.Text()))
MARKS = (("example", sa.String(200)), ("unit", sa.String(40)), ("on_key", sa.String(40)), ("on_value", sa.String(40)))


def upgrade() -> None:
    """Nothing was asked, so nothing was answered."""
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        *(sa.Column(name, kind, nullable=False) for name, kind in (*WORDS, *MARKS)),
        *(sa.Column(name, sa.Integer()) for name in ("least", "most")),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("options", "groups")),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("is_required", "is_for_judges", "is_public")),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name="fk_question_competition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
        sa.UniqueConstraint("competition_id", "key", name="uq_question_competition_id_key"),
        sa.CheckConstraint(f"kind in {KINDS}", name="kind"),
    )
    op.create_index("ix_question_competition_id", "question", ["competition_id"])
    op.add_column("entry", sa.Column("answers", sa.JSON(), server_default="{}", nullable=False))
    with op.batch_alter_table("entry") as batch:
        batch.alter_column("answers", existing_type=sa.JSON(), server_default=None)


def downgrade() -> None:
    """Questions and answers go."""
    with op.batch_alter_table("entry") as batch:
        batch.drop_column("answers")
    op.drop_table("question")
