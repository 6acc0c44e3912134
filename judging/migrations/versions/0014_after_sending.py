"""What happens to an entry after it was sent: parts that its return left closed."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What has been returned already stays open as a whole."""
    op.add_column("entry", sa.Column("locked", sa.JSON(), server_default="[]", nullable=False))
    with op.batch_alter_table("entry") as batch:
        batch.alter_column("locked", existing_type=sa.JSON(), server_default=None)


def downgrade() -> None:
    """Which parts were closed is lost."""
    with op.batch_alter_table("entry") as batch:
        batch.drop_column("locked")
