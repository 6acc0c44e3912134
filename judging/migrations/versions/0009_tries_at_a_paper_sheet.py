"""How often a copy of a paper sheet was typed again: whoever guesses is not told which lines are wrong."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was typed so far was typed once."""
    op.add_column("paper_copy", sa.Column("tries", sa.Integer(), server_default="1", nullable=False))
    with op.batch_alter_table("paper_copy") as batch:
        batch.alter_column("tries", existing_type=sa.Integer(), server_default=None)


def downgrade() -> None:
    """Every try names the lines again."""
    with op.batch_alter_table("paper_copy") as batch:
        batch.drop_column("tries")
