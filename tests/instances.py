"""Further empty instances of the kind of database a test runs on."""

import itertools
from pathlib import Path

from flask import Flask
from sqlalchemy import make_url, text

from judging import create_app
from judging.infra.db import db
from tests.conftest import SETTINGS

_count = itertools.count(1)


def another(server: Flask, folder: Path) -> Flask:
    """An application on a new, empty database without any table; on PostgreSQL in the same cluster."""
    url = None
    if server.config["DATABASE_URL"].startswith("postgresql"):
        name = f"another{next(_count)}"
        with server.app_context(), db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        url = make_url(server.config["DATABASE_URL"]).set(database=name).render_as_string(hide_password=False)
    made = create_app({**SETTINGS, "INSTANCE": str(folder), "DATABASE_URL": url})
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    return made
