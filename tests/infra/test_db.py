"""One transaction that writes: all or nothing, one at a time, reading anew under the lock."""

import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

import tests.factories as make
from judging import create_app
from judging.accounts.models import Person
from judging.infra import db as database
from judging.infra.db import db, writing
from tests.conftest import SETTINGS

HANOI = timezone(timedelta(hours=7))


def add_person(name: str) -> None:
    db.session.add(Person(name=name, created_at=make.NOW))


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(Person))


def is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def test_it_commits(app):
    with writing():
        add_person("An")
    db.session.rollback()
    assert count() == 1


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_exception_takes_everything_back_and_the_next_one_gets_its_turn(app, fault):
    with pytest.raises(fault):
        with writing():
            add_person("An")
            db.session.flush()
            raise fault
    with writing():
        add_person("Bình")
    assert db.session.scalars(select(Person.name)).all() == ["Bình"]


def test_a_commit_that_fails_gives_the_turn_back(app):
    with pytest.raises(StatementError):
        with writing():
            db.session.add(Person(name=None, created_at=make.NOW))
    with writing():
        add_person("Bình")
    assert count() == 1


def test_what_was_loaded_before_is_read_again(app):
    person = make.person("An")
    make.save()
    assert person.language == "vi"
    elsewhere(app, lambda: speak_english(person.id))
    with writing():
        assert person.language == "en"


def speak_english(person_id: int) -> None:
    with writing():
        db.session.get(Person, person_id).language = "en"


def elsewhere(app, act) -> None:
    """Do it in a thread with a session of its own."""

    def run():
        with app.app_context():
            act()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()


def test_writers_wait_for_each_other_and_none_is_refused(app):
    """Reading before writing, the case that fails at once without the write lock taken first."""
    person_id = make.person("An").id
    make.save()
    refused = []

    def step() -> None:
        for _ in range(25):
            try:
                with writing():
                    person = db.session.get(Person, person_id, with_for_update=True)
                    person.second_factor_step += 1
            except OperationalError as error:
                refused.append(error)

    threads = [threading.Thread(target=lambda: in_context(app, step)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert refused == []
    db.session.rollback()
    assert db.session.get(Person, person_id).second_factor_step == 200


def in_context(app, act) -> None:
    with app.app_context():
        act()


def test_a_reader_is_not_held_up_by_a_writer(app):
    with writing():
        add_person("An")
        db.session.flush()
        elsewhere(app, lambda: assert_none())
    assert count() == 1


def assert_none() -> None:
    assert count() == 0


def test_sqlite_is_durable_and_keeps_its_foreign_keys(app):
    if not is_sqlite():
        return
    for _ in range(2):  # a new connection too
        with db.engine.connect() as connection:
            wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
            for pragma, value in wanted.items():
                assert connection.scalar(text(f"PRAGMA {pragma}")) == value
        db.engine.dispose()


def test_a_row_without_the_row_it_points_to_is_refused(app):
    with pytest.raises(IntegrityError, match="(?i)foreign key"):
        with writing():
            db.session.execute(text("insert into staff (competition_id, person_id, role) values (9, 9, 'organiser')"))


def test_an_unsafe_sqlite_is_refused_at_start(monkeypatch, tmp_path):
    monkeypatch.setattr(database.sqlite, "sqlite_version_info", (3, 51, 2))
    monkeypatch.setattr(database.sqlite, "sqlite_version", "3.51.2")
    with pytest.raises(RuntimeError, match=r"3\.51\.2 can lose commits.*3\.51\.3 or newer.*PostgreSQL"):
        create_app({**SETTINGS, "INSTANCE": str(tmp_path), "DATABASE_URL": None})


def test_postgresql_needs_no_sqlite(monkeypatch):
    monkeypatch.setattr(database.sqlite, "sqlite_version_info", (3, 40, 1))
    assert "module" not in database.options_for("postgresql+psycopg://judging@db.example.org/judging")


def test_a_moment_keeps_its_instant_and_comes_back_in_utc(app):
    typed = datetime(2026, 8, 30, 17, 0, 0, 123456, tzinfo=HANOI)
    made = make.person(created_at=typed)
    make.save()
    assert made.created_at == typed
    assert made.created_at.tzinfo is UTC
    later = select(Person.id).where(Person.created_at > typed - timedelta(microseconds=1))
    assert db.session.scalars(later).all() == [made.id]
    assert db.session.scalars(select(Person.id).where(Person.created_at > typed)).all() == []


def test_a_moment_without_its_zone_is_refused(app):
    with pytest.raises(StatementError, match="without its zone"):
        db.session.execute(insert(Person).values(name="An", created_at=datetime(2026, 8, 30, 17, 0)))


def test_locking_a_row_reads_it_anew(app):
    person = make.person("An")
    make.save()
    with suppress(ZeroDivisionError), writing():
        database.lock(person)
        person.name = "Bình"
        database.lock(person)  # what was changed here is sent first, not forgotten
        assert person.name == "Bình"
        raise ZeroDivisionError
    assert person.name == "An"
