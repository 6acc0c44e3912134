"""Alembic's entry: runs inside an application context, on the application's own engine."""

import importlib
import pkgutil

from alembic import context

import judging
from judging.infra.db import Row, db


def _load_models() -> None:
    """Import every domain's tables, so that autogenerate sees them all."""
    importlib.import_module("judging.infra.mail")
    for package in pkgutil.iter_modules(judging.__path__):
        if package.ispkg and importlib.util.find_spec(f"judging.{package.name}.models"):
            importlib.import_module(f"judging.{package.name}.models")


def _run() -> None:
    _load_models()
    with db.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:  # tables are rebuilt under other names meanwhile; inside a transaction this would do nothing
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=Row.metadata,
            render_as_batch=is_sqlite,
            compare_type=True,
            user_module_prefix="",
        )
        try:
            with connection.execution_options(writes=True).begin(), context.begin_transaction():
                context.run_migrations()
                if is_sqlite:
                    _check_foreign_keys(connection)
        finally:
            if is_sqlite:
                connection.invalidate()  # its foreign keys are off


def _check_foreign_keys(connection) -> None:
    """Raise RuntimeError, which takes the migration back, when rows lost the row they point to."""
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise RuntimeError(f"Rows without the row they point to: {broken[:5]}")


_run()
