"""The schema's history: bringing a database to the newest version, or back."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

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
        return MigrationContext.configure(connection).get_current_revision() == ScriptDirectory.from_config(history()).get_current_head()
