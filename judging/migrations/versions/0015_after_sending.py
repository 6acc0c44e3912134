"""After sending: parts that a return left closed, messages, versions, exceptions to the deadline."""

import sqlalchemy as sa
from alembic import op

from judging.infra.db import Moment

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


PLAIN = (
    *("category_id", "title", "story", "kind", "set_type", "materials", "technique", "size", "year"),
    *("maker", "craft_village", "recognition"),
)
KEYED = ("details", "answers", "statements")
ENTRY = sa.table(
    "entry",
    *(sa.column(name) for name in ("id", "number", "entrant_id", "erased_at", *PLAIN)),
    *(sa.column(name, sa.JSON()) for name in KEYED),
    sa.column("updated_at", Moment()),
)
LINES = {"pieces": ("name", "count", "key", "material", "model", "use"), "authors": ("name", "part")}
LISTED = {
    kind: sa.table(kind[:-1], *(sa.column(name) for name in ("entry_id", "position", *names)))
    for kind, names in LINES.items()
}
PHOTO = sa.table(
    "photo",
    *(sa.column(name) for name in ("id", "entry_id", "position", "state", "key", "digest", "original_name", "caption")),
)
VERSION = sa.table(
    "entry_version",
    *(sa.column(name) for name in ("entry_id", "number", "kind", "actor_id")),
    *(sa.column(name, sa.JSON()) for name in ("fields", "photos")),
    sa.column("at", Moment()),
)


def upgrade() -> None:
    """What has been returned already stays open as a whole."""
    op.add_column("entry", sa.Column("locked", sa.JSON(), server_default="[]", nullable=False))
    with op.batch_alter_table("entry") as batch:
        batch.alter_column("locked", existing_type=sa.JSON(), server_default=None)
    _make_messages()
    _make_versions()
    _make_permits()
    _keep_versions()


def downgrade() -> None:
    """Which parts were closed is lost, what people wrote, what entries said before, and who might send late."""
    op.drop_table("late_permit")
    op.drop_table("entry_version")
    op.drop_table("entry_message")
    with op.batch_alter_table("entry") as batch:
        batch.drop_column("locked")


def _make_messages() -> None:
    op.create_table(
        "entry_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("is_from_desk", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", Moment(), nullable=False),
        sa.Column("read_at", Moment()),
        sa.PrimaryKeyConstraint("id", name="pk_entry_message"),
        _of_entry("entry_message"),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_entry_message_author_id"),
        sa.UniqueConstraint("entry_id", "key", name="uq_entry_message_entry_id_key"),
    )
    op.create_index("ix_entry_message_entry_id", "entry_message", ["entry_id"])


def _of_entry(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=f"fk_{table}_entry_id", ondelete="CASCADE")


def _make_versions() -> None:
    op.create_table(
        "entry_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entry_version"),
        _of_entry("entry_version"),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name="fk_entry_version_actor_id"),
        sa.UniqueConstraint("entry_id", "number", name="uq_entry_version_entry_id_number"),
    )
    op.create_index("ix_entry_version_entry_id", "entry_version", ["entry_id"])


def _make_permits() -> None:
    op.create_table(
        "late_permit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competition_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_at", Moment(), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", Moment()),
        sa.PrimaryKeyConstraint("id", name="pk_late_permit"),
        sa.ForeignKeyConstraint(["competition_id"], ["competition.id"], name="fk_late_permit_competition_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_late_permit_person_id"),
        sa.ForeignKeyConstraint(["given_by_id"], ["person.id"], name="fk_late_permit_given_by_id"),
    )
    op.create_index("ix_late_permit_competition_id", "late_permit", ["competition_id"])
    op.create_index("ix_late_permit_person_id", "late_permit", ["person_id"])


def _keep_versions() -> None:
    """What was sent already has one version: as it stands now."""
    connection = op.get_bind()
    sent = sa.select(ENTRY).where(ENTRY.c.number.is_not(None), ENTRY.c.erased_at.is_(None))
    for entry in connection.execute(sent).mappings().all():
        said = {name: entry[name] for name in (*PLAIN, *KEYED)}
        for kind, table in LISTED.items():
            lines = sa.select(*(table.c[name] for name in LINES[kind])).where(table.c.entry_id == entry["id"])
            said[kind] = [list(line) for line in connection.execute(lines.order_by(table.c.position))]
        photos = sa.select(PHOTO).where(PHOTO.c.entry_id == entry["id"], PHOTO.c.state != "refused")
        kept = connection.execute(photos.order_by(PHOTO.c.position, PHOTO.c.id)).mappings()
        shown = [
            {"key": one["key"], "digest": one["digest"], "name": one["original_name"], "caption": one["caption"]}
            for one in kept
        ]
        who = {"entry_id": entry["id"], "number": 1, "kind": "found", "actor_id": entry["entrant_id"]}
        connection.execute(VERSION.insert().values(**who, at=entry["updated_at"], fields=said, photos=shown))
