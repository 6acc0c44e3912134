"""Everything this installation holds of one person, as one file for them: JSON, their photos and PDFs.

The keys are explained in ``docs/privacy.md``. Nothing of anybody else is in it: no judge's name, no
score, and of a result only what has been published.
"""

import json
import shutil
import unicodedata
import zipfile
from datetime import datetime
from typing import Any, BinaryIO

from judging.accounts.models import Person
from judging.desk.privacy import telling
from judging.infra.storage import Store
from judging.media.pdf import FILE
from judging.media.renditions import MASTER, ORIGINAL

Files = dict[str, tuple[str, str]]  # the name in the ZIP -> the key and the name in the store


def gather(person: Person, *, now: datetime) -> tuple[dict[str, Any], Files]:
    """What is told, and the files that go with it; plain values, so that the transaction may end."""
    entries = telling.entries(person)
    files = {}
    for entry in entries:
        files |= {photo["as_sent"]: (photo["key"], ORIGINAL) for photo in entry["photos"] if "as_sent" in photo}
        for kind, name in (("photos", MASTER), ("enclosures", FILE)):
            files |= {one["file"]: (one.pop("key"), name) for one in entry[kind]}
    told = {
        "made_at": now,
        "account": telling.account(person),
        "roles": telling.roles(person),
        "sign_ins": telling.sign_ins(person),
        "entries": entries,
        "late_permits": telling.late_permits(person),
        "requests": telling.requests(person),
        "mails": telling.mails(person),
        "log": telling.log(person),
    }
    return told, files


def write(told: dict[str, Any], files: Files, *, store: Store, into: BinaryIO) -> None:
    """The ZIP, piece by piece: no more than one block of one file is held in memory."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", as_json(told))
        for name, kept in files.items():
            try:
                with store.open(*kept) as source, archive.open(zipfile.ZipInfo(name), "w") as target:
                    shutil.copyfileobj(source, target)
            except FileNotFoundError:
                continue


def as_json(told: dict[str, Any]) -> str:
    """UTF-8, composed (NFC), moments as ISO 8601 in UTC."""
    text = json.dumps(told, ensure_ascii=False, indent=1, default=lambda value: value.isoformat())
    return unicodedata.normalize("NFC", text)
