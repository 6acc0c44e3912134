"""Copies of everything an instance is: database, photos, photos on their way, keys.

The order makes a copy taken under load whole: a photo's folder is finished before
its row says so, so the database is copied before the photos; a photo on its way
loses its file only after its row is done, so those are copied before and after.
"""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from judging.infra import schema
from judging.infra.db import db

FOLDERS = ("incoming", "photos")
FILES = ("secret.key",)


class BackupError(Exception):
    """The copy could not be made or put back; the text says why and what to do."""


def back_up(instance: Path, target: Path) -> dict:
    """Copy everything into the new folder ``target`` and answer its list of contents.

    Raises BackupError when the folder has something in it.
    """
    if target.exists() and any(target.iterdir()):
        raise BackupError(f"{target} is not empty. Please name a new folder.")
    target.mkdir(parents=True, exist_ok=True)
    _copy_folder(instance / "incoming", target / "incoming")
    dump = _dump(target)
    for name in FOLDERS:
        _copy_folder(instance / name, target / name)
    for name in FILES:
        if (instance / name).exists():
            shutil.copy2(instance / name, target / name)
    contents = {
        "database": dump.name,
        "sha256": _sha256(dump),
        "photos": sum(1 for _ in (target / "photos").glob("??/*")),
    }
    (target / "backup.json").write_text(json.dumps(contents, indent=1))
    return contents


def restore(source: Path, instance: Path) -> dict:
    """Put a copy into an empty instance; raises BackupError when anything is in its place or the copy is damaged."""
    listing = source / "backup.json"
    if not listing.is_file():
        raise BackupError(f"{source} is not a finished backup: it has no backup.json.")
    contents = json.loads(listing.read_text())
    dump = source / contents["database"]
    if _sha256(dump) != contents["sha256"]:
        raise BackupError(f"{dump} is damaged: its checksum differs.")
    _require_empty(instance)
    for name in FOLDERS:
        _copy_folder(source / name, instance / name)
    for name in FILES:
        if (source / name).exists():
            shutil.copy2(source / name, instance / name)
    _load(dump)
    return contents


def _require_empty(instance: Path) -> None:
    with db.engine.connect() as connection:
        if db.engine.dialect.get_table_names(connection):
            raise BackupError("There is a database already. Restore into an empty instance.")
    if any((instance / name).exists() and any((instance / name).iterdir()) for name in FOLDERS):
        raise BackupError(f"{instance} has photos already. Restore into an empty instance.")


def _dump(target: Path) -> Path:
    if db.engine.dialect.name == "sqlite":
        schema.copy_sqlite(target / "judging.db")
        return target / "judging.db"
    file = target / "judging.pgdump"
    _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={file}", _address())
    return file


def _load(dump: Path) -> None:
    if db.engine.dialect.name == "sqlite":
        place = Path(db.engine.url.database)
        db.engine.dispose()
        for tail in ("", "-wal", "-shm"):  # leftovers of the empty file would be read as the copy's own
            place.with_name(place.name + tail).unlink(missing_ok=True)
        shutil.copyfile(dump, place)
        return
    _postgres("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={_address()}", str(dump))


def _postgres(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        raise BackupError(f"{program} is not installed (Debian's package postgresql-client).")
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()}")


def _address() -> str:
    return db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _copy_folder(source: Path, target: Path) -> None:
    """Copy what is there now; a file that goes away meanwhile is none of this copy's."""
    target.mkdir(parents=True, exist_ok=True)
    for file in source.rglob("*"):
        if file.is_file():
            place = target / file.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                shutil.copy2(file, place)
            except FileNotFoundError:
                continue


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
