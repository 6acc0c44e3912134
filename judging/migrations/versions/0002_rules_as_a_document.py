"""Rules as one document: rounds, findings, second looks; rows follow the document.

Up: columns that may be empty, then every competition's document and the keys of its rows
(``migrations.as_document``), then what must hold. Down: the same backwards, and only where
the older schema can hold what is here.
"""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment
from judging.migrations.as_document import emptying, filling

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: table -> its columns that were limited in length
LONGER = {
    "category": {"name": 120, "name_en": 120},
    "criterion": {"name": 120, "name_en": 120, "hint": 300, "hint_en": 300},
    "prize": {"name": 120, "name_en": 120},
}
#: table -> its new columns; every row has a value in them, but for those in MAY_BE_EMPTY
NEW = {
    "category": {"key": sa.String(40)},
    "competition": {"document": sa.Text(), "lot": sa.String(100)},
    "criterion": {
        "round_id": sa.Integer(),
        "parent_id": sa.Integer(),
        "key": sa.String(81),
        "is_scored": sa.Boolean(),
        "differences": sa.JSON(),
    },
    "entry": {"reached": sa.Integer(), "recognition": sa.String(200), "details": sa.JSON()},
    "hand_in": {"round_id": sa.Integer(), "attempt": sa.Integer()},
    "prize": {"key": sa.String(40), "kind": sa.String(10)},
    "round": {
        "key": sa.String(40),
        "kind": sa.String(20),
        "name": sa.Text(),
        "name_en": sa.Text(),
        "attempt": sa.Integer(),
        "required": sa.JSON(),
    },
    "score_sheet": {"round_id": sa.Integer(), "attempt": sa.Integer()},
    "stand_down": {"round_id": sa.Integer()},
    "waiver": {"round_id": sa.Integer()},
}
#: table -> the columns that stood for what the document says
OLD = {
    "competition": {
        "is_identity_shown": sa.Boolean(),
        "is_total_public": sa.Boolean(),
        "is_statement_required": sa.Boolean(),
        "threshold": sa.Integer(),
        "threshold_comparison": sa.String(4),
        "tie_chain": sa.JSON(),
        "awards_per_entrant": sa.Integer(),
        "minimum_judges": sa.Integer(),
        "rules": sa.JSON(),
    },
}
MAY_BE_EMPTY = (
    *("parent_id", "required"),
    *("threshold", "threshold_comparison", "tie_chain", "awards_per_entrant", "minimum_judges", "rules"),
)
#: table -> unique columns before and after, None where there were or are none
UNIQUE = {
    "award": (["entry_id"], ["publication_id", "entry_id", "prize_id"]),
    "category": (["competition_id", "position"], ["competition_id", "key"]),
    "criterion": (["competition_id", "position"], ["round_id", "key"]),
    "prize": (["competition_id", "position"], ["competition_id", "kind", "key"]),
    "round": (["competition_id", "position"], ["competition_id", "key"]),
    "score_sheet": (["judge_id", "entry_id"], ["judge_id", "entry_id", "round_id", "attempt"]),
}
#: table -> its primary key before and after
PRIMARY = {
    "hand_in": (["judge_id", "category_id"], ["round_id", "attempt", "judge_id", "category_id"]),
    "stand_down": (["judge_id", "category_id"], ["round_id", "judge_id", "category_id"]),
    "waiver": (["judge_id", "entry_id"], ["round_id", "judge_id", "entry_id"]),
}
FOREIGN = {
    "criterion": {"round_id": "round", "parent_id": "criterion"},
    "hand_in": {"round_id": "round"},
    "score_sheet": {"round_id": "round"},
    "stand_down": {"round_id": "round"},
    "waiver": {"round_id": "round"},
}
#: What is decided about judges in a round goes with it.
GONE_WITH_ROUND = ("hand_in", "stand_down", "waiver")
CHECKS = {
    "prize": "kind in ('award', 'band', 'side')",
    "round": "kind in ('eligibility', 'score', 'vote', 'public')",
}
INDEXES = {"award": "entry_id", "criterion": "round_id", "score_sheet": "round_id"}
TABLES = sorted({*LONGER, *NEW, *UNIQUE, *PRIMARY})


def upgrade() -> None:
    _make_tables()
    _let_go_of_places()
    _add(NEW)
    filling.fill(op.get_bind())
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            _hold(batch, table)
    op.drop_table("quota")


def downgrade() -> None:
    emptying.require_possible(op.get_bind())
    _make_quota()
    _add(OLD)
    emptying.empty(op.get_bind())
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            _let_go(batch, table)
    for table in ("second_look", "finding", "withholding", "round_seat"):
        op.drop_table(table)


def _add(columns: dict) -> None:
    for table, added in columns.items():
        with op.batch_alter_table(table) as batch:
            for name, kind in added.items():
                batch.add_column(sa.Column(name, kind))


def _let_go_of_places() -> None:
    """Positions are counted anew while the document is written."""
    for table in ("category", "criterion", "prize"):
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(_named("uq", table, UNIQUE[table][0]), type_="unique")


def _hold(batch, table: str) -> None:
    """Everything that holds of a table from now on, and nothing that held before only."""
    for name, kind in NEW.get(table, {}).items():
        if name not in MAY_BE_EMPTY:
            batch.alter_column(name, existing_type=kind, nullable=False)
    for name, length in LONGER.get(table, {}).items():
        batch.alter_column(name, existing_type=sa.String(length), type_=sa.Text(), existing_nullable=False)
    for name in OLD.get(table, {}):
        batch.drop_column(name)
    if table in UNIQUE:
        before, after = UNIQUE[table]
        if table not in LONGER:
            batch.drop_constraint(_named("uq", table, before), type_="unique")
        batch.create_unique_constraint(_named("uq", table, after), after)
    if table in PRIMARY:
        batch.drop_constraint(op.f(f"pk_{table}"), type_="primary")
        batch.create_primary_key(op.f(f"pk_{table}"), PRIMARY[table][1])
    for column, other in FOREIGN.get(table, {}).items():
        goes = "CASCADE" if table in GONE_WITH_ROUND else None
        batch.create_foreign_key(_named("fk", table, [column]), other, [column], ["id"], ondelete=goes)
    if table in CHECKS:
        batch.create_check_constraint("kind", CHECKS[table])
    if table in INDEXES:
        batch.create_index(_named("ix", table, [INDEXES[table]]), [INDEXES[table]])
    if table == "award":
        batch.alter_column("place", existing_type=sa.Integer(), nullable=True)
        batch.alter_column("total", existing_type=sa.String(60), nullable=True)


def _let_go(batch, table: str) -> None:
    """The same backwards."""
    if table == "award":
        batch.alter_column("place", existing_type=sa.Integer(), nullable=False)
        batch.alter_column("total", existing_type=sa.String(60), nullable=False)
    if table in INDEXES:
        batch.drop_index(_named("ix", table, [INDEXES[table]]))
    if table in CHECKS:
        batch.drop_constraint(op.f(f"ck_{table}_kind"), type_="check")
    for column in FOREIGN.get(table, {}):
        batch.drop_constraint(_named("fk", table, [column]), type_="foreignkey")
    if table in PRIMARY:
        batch.drop_constraint(op.f(f"pk_{table}"), type_="primary")
        batch.create_primary_key(op.f(f"pk_{table}"), PRIMARY[table][0])
    if table in UNIQUE:
        before, after = UNIQUE[table]
        batch.drop_constraint(_named("uq", table, after), type_="unique")
        batch.create_unique_constraint(_named("uq", table, before), before)
    for name, kind in OLD.get(table, {}).items():
        if name not in MAY_BE_EMPTY:
            batch.alter_column(name, existing_type=kind, nullable=False)
    for name, length in LONGER.get(table, {}).items():
        batch.alter_column(name, existing_type=sa.Text(), type_=sa.String(length), existing_nullable=False)
    for name in NEW.get(table, {}):
        batch.drop_column(name)


def _named(kind: str, table: str, columns: list[str]) -> str:
    return op.f(f"{kind}_{table}_{'_'.join(columns)}")


def _make_tables() -> None:
    op.create_table(
        "round_seat",
        sa.Column("judge_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("panel", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["judge_id"], ["judge.id"], name=op.f("fk_round_seat_judge_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_round_seat_round_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("judge_id", "round_id", name=op.f("pk_round_seat")),
    )
    op.create_table(
        "withholding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("prize_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("taken_back_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_withholding_category_id")),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name=op.f("fk_withholding_competition_id")),
        sa.ForeignKeyConstraint(["prize_id"], ["prize.id"], name=op.f("fk_withholding_prize_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_withholding_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withholding")),
    )
    with op.batch_alter_table("withholding") as batch:
        batch.create_index(batch.f("ix_withholding_competition_id"), ["competition_id"], unique=False)

    op.create_table(
        "finding",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_finding_entry_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_finding_recorded_by_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_finding_round_id")),
        sa.PrimaryKeyConstraint("round_id", "entry_id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding") as batch:
        batch.create_index(batch.f("ix_finding_entry_id"), ["entry_id"], unique=False)

    op.create_table(
        "second_look",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_second_look_decided_by_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_second_look_entry_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_second_look_round_id")),
        sa.PrimaryKeyConstraint("round_id", "entry_id", name=op.f("pk_second_look")),
    )


def _make_quota() -> None:
    op.create_table(
        "quota",
        sa.Column("prize_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.CheckConstraint("cap is null or cap >= 0", name=op.f("ck_quota_cap")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_quota_category_id")),
        sa.ForeignKeyConstraint(["prize_id"], ["prize.id"], name=op.f("fk_quota_prize_id")),
        sa.PrimaryKeyConstraint("prize_id", "category_id", name=op.f("pk_quota")),
    )
