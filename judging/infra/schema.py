"""The schema's history: bringing a database to the newest version, or back."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from pysqlite3 import dbapi2 as sqlite

from judging.infra.db import db


def history() -> Config:
    """Alembic's configuration for our migrations."""
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parents[1] / "migrations"))
    return configuration


def upgrade(to: str = "head") -> None:
    """Apply what is missing."""
    command.upgrade(history(), to)


def downgrade(to: str) -> None:
    """Take back down to ``to`` (``base``: everything)."""
    command.downgrade(history(), to)


def is_current() -> bool:
    """Whether this database has the newest schema."""
    with db.engine.connect() as connection:
        return (
            MigrationContext.configure(connection).get_current_revision()
            == ScriptDirectory.from_config(history()).get_current_head()
        )


def prepare(instance: str) -> None:
    """Bring a database up to date before serving it; an SQLite file is copied first."""
    if is_current():
        return
    with db.engine.connect() as connection:
        before = MigrationContext.configure(connection).get_current_revision()
    if before and db.engine.dialect.name == "sqlite":
        copy_sqlite(Path(instance) / f"before-{before}.db")
    upgrade()


def copy_sqlite(target: Path) -> None:
    """A consistent copy of the live SQLite file, taken page by page while others write."""
    target.unlink(missing_ok=True)
    source = db.engine.raw_connection()
    copy = sqlite.connect(str(target))
    try:
        source.driver_connection.backup(copy)
    finally:
        copy.close()
        source.close()
