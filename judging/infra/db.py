"""The database: one session, exact types, and a fair queue for those who write.

SQLite runs in WAL with ``synchronous=FULL``: a commit that returned is on the disk.
Writers wait in a queue of our own (a lock of the process, then of the file) instead
of SQLite's polling, which lets a few wait for a second while others pass.
"""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import JSON, DateTime, MetaData, event, make_url
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

#: Older ones can lose a commit when two connections reset the WAL at once.
SAFE_SQLITE = (3, 51, 3)
BUSY_SECONDS = 5


class Moment(TypeDecorator):
    """A moment in UTC; never without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect):
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without its zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect):
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


NAMES = {  # every constraint has a name, so that migrations can find it
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
_JSON = (dict[str, Any], dict[str, int], dict[str, str], list[str], list[Any])


class _Base(DeclarativeBase):
    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: Moment} | dict.fromkeys(_JSON, JSON),
    )


db = SQLAlchemy(model_class=_Base)
#: Every table's base.
Row = db.Model
_turn = threading.Lock()
_writer: ContextVar[Connection | None] = ContextVar("writer", default=None)


def options_for(url: str) -> dict:
    """Engine options: our own SQLite library, or a pool that a PostgreSQL server can afford."""
    if make_url(url).get_backend_name() != "sqlite":
        return {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 5}
    if sqlite.sqlite_version_info < SAFE_SQLITE:
        raise RuntimeError(
            f"SQLite {sqlite.sqlite_version} can lose commits; {'.'.join(map(str, SAFE_SQLITE))} or newer is needed. "
            "Install a wheel of pysqlite3 (Linux x86-64, macOS) or set DATABASE_URL to a PostgreSQL server."
        )
    return {"module": sqlite, "connect_args": {"timeout": BUSY_SECONDS, "isolation_level": None}}


@event.listens_for(Engine, "connect")
def _configure(connection, record) -> None:
    """Durable commits and foreign keys on every SQLite connection."""
    if isinstance(connection, sqlite.Connection):
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",  # what is erased is written over, not only forgotten
            f"busy_timeout={BUSY_SECONDS * 1000}",
        ):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection) -> None:
    """Readers begin deferred; a writer takes the write lock at once, so it can never fail half-way."""
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("writes")
        connection.connection.driver_connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing() -> Iterator[None]:
    """One transaction that writes: committed at the end, rolled back on any exception.

    Everything loaded before is forgotten first, so what the block reads it reads
    under the lock. Only edges (web, cli, tasks) use this; never nested.
    """
    db.session.rollback()
    with _queue():
        mine = _writer.set(db.session.connection(execution_options={"writes": True}))
        try:
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise
        finally:
            _writer.reset(mine)


def connection() -> Connection:
    """This transaction's connection, for statements that make no objects: what a tablet asks with every tap."""
    return _writer.get() or db.session.connection()


@contextmanager
def rehearsing() -> Iterator[None]:
    """The same, never committed: what would happen, refusals included."""
    with writing():
        yield
        db.session.rollback()


@contextmanager
def _queue() -> Iterator[None]:
    """Wait for our turn to write: threads of this process, then processes on this file."""
    name = current_app.extensions["writers"]
    if name is None:
        yield
        return
    with _turn:
        turn = os.open(name, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield
        finally:
            os.close(turn)


def init(app, url: str, instance: Path) -> None:
    """Bind the application to its database."""
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options_for(url)
    file = make_url(url).database if url.startswith("sqlite") else None
    app.extensions["writers"] = f"{file}.turn" if file else None
    db.init_app(app)


def lock(row) -> None:
    """Hold ``row`` for this transaction and read it anew (SQLite's writer already holds everything)."""
    db.session.flush()  # reading anew would forget what has not been sent yet
    is_needed = db.engine.dialect.name != "sqlite"
    kind = row.__class__  # not type(row): who is signed in comes as a proxy
    db.session.refresh(row, with_for_update={"of": kind} if is_needed else None)
