"""Requests about one's own data, with their terms and every step."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

KINDS = ("copy", "correct", "erase", "withdraw", "restrict", "object", "question")
WAYS = ("web", "phone", "letter", "mail", "visit")
STATES = ("open", "done", "refused")
STEPS = ("received", "answered", "extended", "done", "refused", "erased")


def upgrade() -> None:
    """Nobody could ask here before."""
    op.create_table(
        "data_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("contact", sa.String(254), nullable=False),
        *(sa.Column(name, sa.String(10), nullable=False) for name in ("kind", "way")),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("came_on", "answer_by", "due_on", "latest_on")),
        *(
            sa.Column(name, Moment(), nullable=True)
            for name in ("answered_at", "extended_at", "closed_at", "forgotten_at")
        ),
        sa.CheckConstraint(f"kind in {KINDS}", name=op.f("ck_data_request_kind")),
        sa.CheckConstraint(f"way in {WAYS}", name=op.f("ck_data_request_way")),
        sa.CheckConstraint(f"state in {STATES}", name=op.f("ck_data_request_state")),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name="fk_data_request_competition_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_data_request_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_data_request"),
    )
    op.create_index("ix_data_request_competition_id", "data_request", ["competition_id"])
    op.create_index("ix_data_request_person_id", "data_request", ["person_id"])
    op.create_table(
        "request_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(f"kind in {STEPS}", name=op.f("ck_request_step_kind")),
        sa.ForeignKeyConstraint(["request_id"], ["data_request.id"], name="fk_request_step_request_id"),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name="fk_request_step_actor_id"),
        sa.PrimaryKeyConstraint("id", name="pk_request_step"),
    )
    op.create_index("ix_request_step_request_id", "request_step", ["request_id"])


def downgrade() -> None:
    """The requests go with their answers; whoever waits has to be answered outside."""
    op.drop_table("request_step")
    op.drop_table("data_request")
