"""Consents beside the entry, guardians, erasing, and names in the order of the Vietnamese alphabet."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from judging.infra.alphabet import person_key, vietnamese_key
from judging.infra.db import Moment

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

NEW = {
    "entry": {"is_under_age": sa.Boolean, "erased_at": Moment},
    "person": {"erased_at": Moment},
    "message": {"person_id": sa.Integer},
}
PERSON = sa.table("person", sa.column("id"), sa.column("name"), sa.column("kind"), sa.column("sort"))
ENTRY = sa.table(
    "entry",
    *(sa.column(name) for name in ("id", "title", "sort", "entrant_id", "entered_by_id")),
    sa.column("declarations", sa.JSON()),
)
CONSENT = sa.table(
    "consent",
    *(sa.column(name) for name in ("entry_id", "purpose", "version", "way", "given_by_id")),
    sa.column("given_at", Moment()),
)


def upgrade() -> None:
    """Who had declared that the award may be published consented to it in those words, and to nothing else."""
    _make_tables()
    for table, columns in NEW.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind()))
    op.create_index("ix_message_person_id", "message", ["person_id"])
    for table in ("person", "entry"):
        op.add_column(table, sa.Column("sort", sa.Text(), nullable=False, server_default=""))
    op.add_column("publication", sa.Column("consents_version", sa.String(10), nullable=False, server_default="1"))
    _sort()
    _keep_consents()
    for table, name in (("person", "sort"), ("entry", "sort"), ("publication", "consents_version")):
        kind = sa.String(10) if table == "publication" else sa.Text()
        with op.batch_alter_table(table) as batch:
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Consents and guardians are lost; what was erased stays so."""
    op.drop_table("guardian")
    op.drop_table("consent")
    op.drop_index("ix_message_person_id", "message")
    gone = {"person": ("sort", "erased_at"), "entry": ("sort", "is_under_age", "erased_at"), "message": ("person_id",)}
    for table, names in (gone | {"publication": ("consents_version",)}).items():
        with op.batch_alter_table(table) as batch:
            for name in names:
                batch.drop_column(name)


def _make_tables() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(30), nullable=False),
        sa.Column("version", sa.String(10), nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("given_at", Moment(), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", Moment()),
        sa.Column("withdrawn_by_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_consent_entry_id"),
        sa.ForeignKeyConstraint(["given_by_id"], ["person.id"], name="fk_consent_given_by_id"),
        sa.ForeignKeyConstraint(["withdrawn_by_id"], ["person.id"], name="fk_consent_withdrawn_by_id"),
        sa.CheckConstraint("way in ('web', 'paper')", name="way"),
    )
    op.create_index("ix_consent_entry_id", "consent", ["entry_id"])
    op.create_table(
        "guardian",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("relation", sa.String(60), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_guardian"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_guardian_entry_id"),
    )


def _sort() -> None:
    connection = op.get_bind()
    for id, name, kind in connection.execute(sa.select(PERSON.c.id, PERSON.c.name, PERSON.c.kind)).all():
        key = person_key(name) if kind == "individual" else vietnamese_key(name)
        connection.execute(PERSON.update().where(PERSON.c.id == id).values(sort=key))
    for id, title in connection.execute(sa.select(ENTRY.c.id, ENTRY.c.title)).all():
        connection.execute(ENTRY.update().where(ENTRY.c.id == id).values(sort=vietnamese_key(title)))


def _keep_consents() -> None:
    connection = op.get_bind()
    entries = sa.select(ENTRY.c.id, ENTRY.c.entrant_id, ENTRY.c.entered_by_id, ENTRY.c.declarations)
    for id, entrant, secretary, declared in connection.execute(entries).all():
        said = declared.get("publication") or declared.get("honour")
        if said:
            given = {"given_at": datetime.fromisoformat(said["at"]), "given_by_id": secretary or entrant}
            words = {"purpose": "publication", "version": said["version"], "way": "paper" if secretary else "web"}
            connection.execute(CONSENT.insert().values(entry_id=id, **given, **words))
