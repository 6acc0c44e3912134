"""Fixtures: a database of each kind, an application on it, clients signed in as somebody.

Tests that touch the database ask for ``app`` and run on SQLite and on PostgreSQL.
What a machine lacks is left out and named in the summary; ``JUDGING_REQUIRE``
(``browser,postgres,webkit``) turns leaving out into failing.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from pysqlite3 import dbapi2 as sqlite

import config
from judging import create_app
from judging.infra import schema
from judging.infra.db import db
from tests import bucket, postgres
from tests.visitor import Visitor

settings.register_profile("ours", deadline=None, print_blob=True)  # a failure says how to repeat it
settings.load_profile("ours")

REQUIRED = set(filter(None, os.environ.get("JUDGING_REQUIRE", "").split(",")))
SHARED = Path(os.environ.get("JUDGING_SHARED") or config.ROOT.parent / "shared")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WEBKIT = [shutil.which(name) for name in ("WebKitWebDriver", "Xvfb")]
LEFT_OUT = {
    "browser": (CHROMIUM, "the browser tests (needs Chromium: apt install chromium)"),
    "postgres": (postgres.BIN, "the tests on PostgreSQL (apt install postgresql)"),
    "webkit": (all(WEBKIT), "the main path on WebKit (apt install webkit2gtk-driver xvfb)"),
}


MISSING = {name for name, (found, _) in LEFT_OUT.items() if not found}


def pytest_configure(config):
    """End at once when something required is not installed."""
    if wanted := REQUIRED & MISSING or REQUIRED - LEFT_OUT.keys():
        raise pytest.UsageError(f"required but not installed, or not known: {', '.join(sorted(wanted))}")


def pytest_collection_modifyitems(config, items):
    """Leave out what this machine cannot run."""
    gone = [item for item in items if MISSING & {mark.name for mark in item.iter_markers()}]
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = [item for item in items if item not in gone]


def pytest_terminal_summary(terminalreporter):
    """One line for each thing left out, and how to get it."""
    for name in sorted(MISSING):
        terminalreporter.write_line(f"left out: {LEFT_OUT[name][1]}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real photos and published results; tests that need it skip loudly without it."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the real photos and results: no folder {SHARED.name}/ beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def s3() -> Iterator[dict[str, str]]:
    """A real S3 engine, once a session: the settings that lead to it."""
    with bucket.engine() as settings:
        yield settings


SETTINGS = {
    "DEMO": "0",
    "SECRET_KEY": "only for tests, known to all",
    "PUBLIC_URL": "http://localhost",
    "SUPPORT_PHONE": "024 0000 0000",
}


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def server(request, tmp_path_factory):
    """One application a session and kind of database, its schema made by the migrations."""
    folder = tmp_path_factory.mktemp(request.param)
    with postgres.cluster() if request.param == "postgres" else _file(folder) as url:
        app = create_app({**SETTINGS, "INSTANCE": str(folder / "instance"), "DATABASE_URL": url})
        app.test_client_class = Visitor
        app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False, WTF_CSRF_ENABLED=False, SECOND_FACTOR=False)
        with app.app_context():
            schema.upgrade()
            db.engine.dispose()
        if request.param == "sqlite":
            shutil.copy(folder / "db", folder / "empty")
        app.extensions["test_folder"] = folder
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


#: For a test that does not depend on the kind of database: once is enough.
on_one_database = pytest.mark.parametrize("server", ["sqlite"], indirect=True)


@contextmanager
def _file(folder: Path) -> Iterator[str]:
    """The address of an SQLite file, as a context like a cluster's."""
    yield f"sqlite:///{folder / 'db'}"


@pytest.fixture
def app(server):
    """The application on an empty database, inside its context; the invariants hold afterwards."""
    from judging.desk import invariants

    instance = Path(server.instance_path)
    for name in ("photos", "incoming", "mail", "processing", "imports"):
        shutil.rmtree(instance / name, ignore_errors=True)
    (instance / "erased.jsonl").unlink(missing_ok=True)
    with server.app_context():
        empty(server)
        yield server
        db.session.rollback()
        broken = invariants.check()
        db.session.remove()
    assert not broken, broken


def empty(server) -> None:
    """Back to the migrated, empty state."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.begin() as connection:
            _empty_tables(connection)
        return
    db.session.remove()
    db.engine.dispose()
    folder = server.extensions["test_folder"]
    for tail in ("-wal", "-shm"):
        (folder / f"db{tail}").unlink(missing_ok=True)
    shutil.copy(folder / "empty", folder / "db")


def _empty_tables(connection) -> None:
    """Only of the tables that were used: to truncate all of them takes far longer."""
    names = [name for name in db.metadata.tables if name != "alembic_version"]
    held = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in names)
    used = connection.exec_driver_sql(held).scalars().all()
    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # in any order, and no row is guarded
    for name in used:
        connection.exec_driver_sql(f'DELETE FROM "{name}"')
    numbers = "SELECT setval(quote_ident(sequencename)::regclass, 1, false) FROM pg_sequences WHERE last_value > 0"
    connection.exec_driver_sql(numbers)


@pytest.fixture
def client(app):
    """Somebody who is not signed in."""
    return app.test_client()


@pytest.fixture
def as_person(app):
    """A function that gives a client signed in as a person: ``as_person(person)``."""
    from tests.factories import signed_in

    return lambda person: signed_in(app, person)


def copy_of(file: Path) -> sqlite.Connection:
    """Read an SQLite file as it is on the disk, by another connection."""
    return sqlite.connect(f"file:{file}?mode=ro", uri=True)
