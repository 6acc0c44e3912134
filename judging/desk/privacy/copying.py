"""Everything this installation holds of one person, as one file for them: JSON, and their photos.

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
from judging.media.renditions import MASTER

Photos = dict[str, str]  # the name in the file -> the photo's key


def gather(person: Person, *, now: datetime) -> tuple[dict[str, Any], Photos]:
    """What is told, and the photos that go with it; plain values, so that the transaction may end."""
    entries = telling.entries(person)
    photos = {photo["file"]: photo.pop("key") for entry in entries for photo in entry["photos"]}
    told = {
        "made_at": now,
        "account": telling.account(person),
        "roles": telling.roles(person),
        "sign_ins": telling.sign_ins(person),
        "entries": entries,
        "late_permits": telling.late_permits(person),
        "mails": telling.mails(person),
        "log": telling.log(person),
    }
    return told, photos


def write(told: dict[str, Any], photos: Photos, *, store: Store, into: BinaryIO) -> None:
    """The ZIP, piece by piece: no more than one block of one photo is held in memory."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", as_json(told))
        for name, key in photos.items():
            try:
                with store.open(key, MASTER) as picture, archive.open(zipfile.ZipInfo(name), "w") as target:
                    shutil.copyfileobj(picture, target)
            except FileNotFoundError:
                continue


def as_json(told: dict[str, Any]) -> str:
    """UTF-8, composed (NFC), moments as ISO 8601 in UTC."""
    text = json.dumps(told, ensure_ascii=False, indent=1, default=lambda value: value.isoformat())
    return unicodedata.normalize("NFC", text)
