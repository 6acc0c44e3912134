"""Which row of an organiser's sheet an entry was made from."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was imported before."""
    op.create_table(
        "imported",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        *(sa.Column(name, sa.String(64), nullable=False) for name in ("row", "photos", "made")),
        sa.Column("imported_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_imported"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_imported_entry_id"),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name="fk_imported_competition_id"),
        sa.UniqueConstraint("competition_id", "code", name="uq_imported_competition_id_code"),
    )


def downgrade() -> None:
    """The entries stay; a sheet would be imported anew."""
    op.drop_table("imported")
