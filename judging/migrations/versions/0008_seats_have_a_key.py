"""A judge's seat has a random key, by which a tablet knows whose scores it holds: not those of a rehearsal."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every seat that is there gets its own."""
    op.add_column("judge", sa.Column("key", sa.String(32)))
    judges, connection = sa.table("judge", sa.column("id"), sa.column("key")), op.get_bind()
    for (judge,) in connection.execute(sa.select(judges.c.id)).all():
        connection.execute(sa.update(judges).where(judges.c.id == judge).values(key=secrets.token_hex(16)))
    with op.batch_alter_table("judge") as batch:
        batch.alter_column("key", existing_type=sa.String(32), nullable=False)
        batch.create_unique_constraint("uq_judge_key", ["key"])


def downgrade() -> None:
    """Tablets go by the judge's number again."""
    with op.batch_alter_table("judge") as batch:
        batch.drop_constraint("uq_judge_key", type_="unique")
        batch.drop_column("key")
