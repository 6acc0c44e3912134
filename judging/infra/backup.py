"""Copies of everything an instance is: database, photos, photos on their way, keys.

While files are copied none is removed (``storage.leaving``), and a photo's folder is
finished before its row says so: the database is copied first, so that every row of the
copy finds its files, whatever is saved meanwhile.
"""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from judging.infra import schema
from judging.infra.db import db
from judging.infra.storage.leaving import all_in_place

FOLDERS = ("incoming", "photos")
FILES = ("secret.key",)
LISTING = "backup.json"
_DUMPS = {"sqlite": "judging.db", "postgresql": "judging.pgdump"}


class BackupError(Exception):
    """The copy could not be made or put back; the text says why and what to do."""


def back_up(instance: Path, target: Path) -> dict:
    """Copy everything into the new folder ``target`` and answer its list of contents.

    The list is written last and only when all of it is on the disk. Raises BackupError
    when the folder has something in it.
    """
    if target.exists() and any(target.iterdir()):
        raise BackupError(f"{target} is not empty. Please name a new folder.")
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    with all_in_place(instance):
        dump = _dump(target)
        _copy(instance, target)
    contents = {
        "database": dump.name,
        "photos": sum(1 for _ in (target / "photos").glob("??/*")),
        "files": {str(file.relative_to(target)): _sha256(file) for file in _files(target)},
    }
    os.sync()
    (target / LISTING).write_text(json.dumps(contents, indent=1))
    os.sync()
    return contents


def restore(source: Path, instance: Path) -> dict:
    """Put a copy into an empty instance; raises BackupError when anything is in its place or the copy is damaged."""
    if not (source / LISTING).is_file():
        raise BackupError(f"{source} is not a finished backup: it has no {LISTING}.")
    contents = json.loads((source / LISTING).read_text())
    if contents["database"] != _DUMPS[db.engine.dialect.name]:
        raise BackupError(f"{source} holds {contents['database']}; please restore it into the same kind of database.")
    damaged = [name for name, digest in contents["files"].items() if not _is_intact(source / name, digest)]
    if damaged:
        raise BackupError(f"{source} is damaged: {damaged[0]} and {len(damaged) - 1} more files differ or are missing.")
    _require_empty(instance)
    _copy(source, instance)
    _load(source / contents["database"])
    os.sync()
    return contents


def _require_empty(instance: Path) -> None:
    with db.engine.connect() as connection:
        if db.engine.dialect.get_table_names(connection):
            raise BackupError("There is a database already. Restore into an empty instance.")
    if any(True for name in FOLDERS for _ in _files(instance / name)):
        raise BackupError(f"{instance} has photos already. Restore into an empty instance.")


def _dump(target: Path) -> Path:
    file = target / _DUMPS[db.engine.dialect.name]
    if db.engine.dialect.name == "sqlite":
        schema.copy_sqlite(file)
    else:
        _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={file}", f"--dbname={_address()}")
    return file


def _load(dump: Path) -> None:
    if db.engine.dialect.name != "sqlite":
        _postgres("pg_restore", "--no-owner", "--single-transaction", f"--dbname={_address()}", str(dump))
        return
    place = Path(db.engine.url.database)
    db.engine.dispose()
    for tail in ("", "-wal", "-shm"):  # leftovers of the empty file would be read as the copy's own
        place.with_name(place.name + tail).unlink(missing_ok=True)
    shutil.copyfile(dump, place)


def _postgres(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs; the password travels where other users cannot list it."""
    if not shutil.which(program):
        raise BackupError(f"{program} is not installed (Debian's package postgresql-client).")
    password = {"PGPASSWORD": db.engine.url.password} if db.engine.url.password else {}
    done = subprocess.run([program, *arguments], capture_output=True, text=True, env=os.environ | password)
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()}")


def _address() -> str:
    url = db.engine.url.set(drivername="postgresql")
    return url._replace(password=None).render_as_string()


def _copy(source: Path, target: Path) -> None:
    """The folders and files that are not in the database, as far as they are there."""
    for name in FOLDERS:
        (target / name).mkdir(parents=True, exist_ok=True)
        for file in _files(source / name):
            place = target / file.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, place)
    for name in FILES:
        if (source / name).exists():
            shutil.copy2(source / name, target / name)


def _files(folder: Path) -> Iterator[Path]:
    """Every file below ``folder``, in order of name."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _is_intact(file: Path, digest: str) -> bool:
    return file.is_file() and _sha256(file) == digest


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
