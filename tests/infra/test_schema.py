"""Migrations: up and down on both kinds of database, and no difference left between them and the models."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select

from judging.accounts.models import Person, SignIn
from judging.infra import schema
from judging.infra.clock import now
from judging.infra.db import Row, db
from tests.instances import another


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def checks() -> dict[str, set]:
    """Table -> its check constraints as the database has them."""
    inspector = inspect(db.engine)
    return {
        table: {(check["name"], check["sqltext"]) for check in inspector.get_check_constraints(table)}
        for table in tables()
    }


def test_the_migrations_make_what_the_models_say(fresh, server, tmp_path):
    schema.upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []
    assert tables() == set(Row.metadata.tables)
    made, plain = checks(), another(server, tmp_path / "plain")
    with plain.app_context():
        db.create_all()
        assert checks() == made
        db.engine.dispose()


def test_down_to_nothing_and_up_again(fresh):
    schema.upgrade()
    assert schema.is_current()
    schema.downgrade("base")
    assert tables() == set()
    assert not schema.is_current()
    schema.upgrade()
    assert tables() == set(Row.metadata.tables)


def test_preparing_brings_an_empty_database_up_to_date_and_does_nothing_twice(fresh, monkeypatch):
    schema.prepare(fresh.instance_path)
    assert schema.is_current()
    monkeypatch.setattr(schema, "upgrade", lambda: pytest.fail("nothing to do"))
    schema.prepare(fresh.instance_path)


def test_rows_are_kept_and_foreign_keys_hold_again_afterwards(fresh):
    schema.upgrade()
    db.session.add(SignIn(id="a", person=Person(name="An", created_at=now()), created_at=now(), expires_at=now()))
    db.session.commit()
    schema.upgrade()
    db.session.remove()
    assert db.session.scalars(select(Person.name)).all() == ["An"]
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_an_older_sqlite_file_is_copied_first(fresh, tmp_path, monkeypatch):
    if db.engine.dialect.name != "sqlite":
        return
    schema.upgrade()
    db.session.add(Person(name="An", created_at=now()))
    db.session.commit()
    with db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'older'")
    monkeypatch.setattr(schema, "upgrade", lambda: None)
    schema.prepare(fresh.instance_path)
    copy = schema.sqlite.connect(str(tmp_path / "instance" / "before-older.db"))
    assert copy.execute("select name from person").fetchall() == [("An",)]
    copy.close()


def test_a_migration_that_would_break_rows_is_taken_back(fresh):
    """A migration that leaves rows pointing nowhere does not happen."""
    if db.engine.dialect.name != "sqlite":
        return
    schema.upgrade()
    with db.engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("insert into staff (competition_id, person_id, role) values (9, 9, 'organiser')")
        connection.commit()
        connection.invalidate()
    with pytest.raises(RuntimeError, match="staff"):
        schema.downgrade("0001")
