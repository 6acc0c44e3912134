"""Pieces that stay themselves and have photos, several authors, and the terms of taking part."""

import secrets

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TRAITS = ("material", "model", "use")
PIECE = sa.table("piece", sa.column("id"), sa.column("key"))


def upgrade() -> None:
    """Every piece gets a key; every photo is of the whole, nobody is one of several authors, and nothing is limited."""
    op.create_table(
        "author",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("part", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_author_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_author"),
    )
    op.create_index("ix_author_entry_id", "author", ["entry_id"])
    op.add_column("piece", sa.Column("key", sa.String(32), nullable=False, server_default=""))
    for name in TRAITS:
        op.add_column("piece", sa.Column(name, sa.String(120), nullable=False, server_default=""))
    op.add_column("award", sa.Column("authors", sa.Text(), nullable=False, server_default=""))
    op.add_column("competition", sa.Column("terms", sa.JSON(), nullable=False, server_default="{}"))
    _give_keys()
    _settle()


def downgrade() -> None:
    """What tells pieces apart, which photo shows which, authors and terms are lost."""
    with op.batch_alter_table("photo") as batch:
        batch.drop_index("ix_photo_piece_id")
        batch.drop_constraint("fk_photo_piece_id", type_="foreignkey")
        batch.drop_column("piece_id")
    with op.batch_alter_table("piece") as batch:
        batch.drop_constraint("uq_piece_entry_id_key", type_="unique")
        for name in ("key", *TRAITS):
            batch.drop_column(name)
    with op.batch_alter_table("entry") as batch:
        batch.drop_constraint("fk_entry_authorisation_seen_by_id", type_="foreignkey")
        batch.drop_column("authorisation_seen_by_id")
        batch.drop_column("authorisation_seen_at")
    for table, name in (("award", "authors"), ("competition", "terms")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(name)
    op.drop_table("author")


def _give_keys() -> None:
    connection = op.get_bind()
    for id in connection.scalars(sa.select(PIECE.c.id)).all():
        connection.execute(PIECE.update().where(PIECE.c.id == id).values(key=secrets.token_hex(16)))


def _settle() -> None:
    with op.batch_alter_table("piece") as batch:
        batch.alter_column("key", existing_type=sa.String(32), existing_nullable=False, server_default=None)
        for name in TRAITS:
            batch.alter_column(name, existing_type=sa.String(120), existing_nullable=False, server_default=None)
        batch.create_unique_constraint("uq_piece_entry_id_key", ["entry_id", "key"])
    for table, name, kind in (("award", "authors", sa.Text()), ("competition", "terms", sa.JSON())):
        with op.batch_alter_table(table) as batch:
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    with op.batch_alter_table("photo") as batch:
        batch.add_column(sa.Column("piece_id", sa.Integer()))
        batch.create_foreign_key("fk_photo_piece_id", "piece", ["piece_id"], ["id"], ondelete="SET NULL")
        batch.create_index("ix_photo_piece_id", ["piece_id"])
    with op.batch_alter_table("entry") as batch:
        batch.add_column(sa.Column("authorisation_seen_at", Moment()))
        batch.add_column(sa.Column("authorisation_seen_by_id", sa.Integer()))
        batch.create_foreign_key("fk_entry_authorisation_seen_by_id", "person", ["authorisation_seen_by_id"], ["id"])
