"""Databases that lie beside the application's own, as SQLite files: copied to and fro, and told from one written to."""

from flask import Flask

from judging.infra.db import db


def copy(app: Flask, source: str, target: str) -> None:
    """One of them over another; ``db`` is the application's."""
    db.session.remove()
    db.engine.dispose()
    folder = app.extensions["test_folder"]
    for tail in ("-wal", "-shm"):
        (folder / f"db{tail}").unlink(missing_ok=True)
    (folder / target).write_bytes((folder / source).read_bytes())


def is_written(app: Flask) -> bool:
    """Has anything been committed since ``db`` was copied? Whatever is lies in its log first."""
    log = app.extensions["test_folder"] / "db-wal"
    return log.exists() and log.stat().st_size > 0
