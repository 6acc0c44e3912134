"""What erasing leaves outside the database: files that go after the commit, and the list of who was erased.

The list lies beside the database and holds ids and moments only. A backup put back from before an erasure
brings people back; the list, brought along, says whom to erase again (``again``).
"""

import json
import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from judging.accounts.models import Person
from judging.desk.importing.kept import Keeping
from judging.desk.privacy.erasing import Left
from judging.entries.models import Entry
from judging.infra.db import db
from judging.infra.storage import Store
from judging.infra.storage.incoming import Incoming

LIST = "erased.jsonl"
KINDS = {"person": Person, "entry": Entry}


def let_go(left: Left, *, store: Store, instance: Path) -> None:
    """Remove the files; what a running backup holds back, the next sweep takes."""
    incoming = Incoming(instance)
    for key in left.photos:
        store.remove(key)
        incoming.remove(key)
    for mail in left.mails:
        (instance / "mail" / f"{mail:06}.eml").unlink(missing_ok=True)
    if left.people:
        Keeping(instance).forget()
    keep_list(instance)
    db.session.rollback()
    wipe()


def keep_list(instance: Path) -> int:
    """Add to the list whoever is erased in the database and not on it yet; how many were added."""
    known = read_list(instance / LIST)
    found = {
        (kind, row.id): {"kind": kind, "id": row.id, "created_at": row.created_at.isoformat()}
        for kind, model in KINDS.items()
        for row in db.session.scalars(select(model).where(model.erased_at.is_not(None)))
    }
    new = [line for key, line in found.items() if line["created_at"] != known.get(key, {}).get("created_at")]
    if new:
        with (instance / LIST).open("a") as file:
            file.writelines(json.dumps(line) + "\n" for line in new)
            file.flush()
            os.fsync(file.fileno())
    return len(new)


def read_list(file: Path) -> dict[tuple[str, int], dict]:
    """(kind, id) -> its newest line."""
    lines = file.read_text().splitlines() if file.is_file() else []
    return {(line["kind"], line["id"]): line for line in map(json.loads, lines)}


def wipe() -> None:
    """What SQLite still has of the old pages in its log is written over; PostgreSQL's vacuum does so by itself."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def created(line: dict) -> datetime:
    """When the erased row was made: an id alone may be another's after a restore."""
    return datetime.fromisoformat(line["created_at"])
