"""A judge's PIN on a tablet that several share."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has one so far."""
    op.add_column("judge", sa.Column("pin", sa.String(200)))


def downgrade() -> None:
    """PINs are lost; tablets are then shared by cards alone."""
    with op.batch_alter_table("judge") as batch:
        batch.drop_column("pin")
